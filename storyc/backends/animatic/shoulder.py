"""Somebody close to the camera, seen from behind: the shoulder that a shot looks over."""

from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Light
from storyc.backends.animatic.figure import draw_figure
from storyc.backends.animatic.guise import guise_of
from storyc.backends.animatic.stance import HEAD, Stance
from storyc.emit.sheet import Figure

_DARK = 0.52
_ANYBODY = Figure(
    name="", kind="character", x=1.0, hue=220, looks="short hair", clothes="dark coat"
)


def draw_shoulder(canvas: Canvas, figure: Figure | None, light: Light, side: int) -> float:
    """Draw somebody from behind at an edge, -1 left or 1 right; return where they are across.

    `None` is somebody of whom nothing is known.
    """
    it = (figure or _ANYBODY).model_copy(update={"from_behind": True, "posture": "stands"})
    guise = guise_of(it.name, it.looks or "")
    stature = min(3.3, 1.9 * canvas.aspect)
    lower = 0.30 * (1 - guise.stature) * stature
    x = canvas.aspect * (0.5 + side * 0.36)
    stance = Stance(
        x, 0.10 + lower, stature, -0.5 * side, head=HEAD * 1.05, girth=guise.girth * 1.12
    )
    draw_figure(canvas, it, stance, light, dark=_DARK)
    return x
