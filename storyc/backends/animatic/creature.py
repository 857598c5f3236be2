"""Animals among the figures: birds and four-legged ones, in flat shapes.

Coordinates: their own heights, x positive to where they look, y from 0 (top) to 1 (ground).
"""

from dataclasses import dataclass

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, mix
from storyc.backends.animatic.guise import Guise
from storyc.backends.animatic.pen import Pen, Place, Shape, oval
from storyc.backends.animatic.stance import Stance

_COLOURS: dict[str, Colour] = {
    "bird": (120, 128, 140),
    "dog": (138, 100, 66),
    "cat": (120, 116, 116),
    "horse": (112, 76, 54),
}
SIZES = {"bird": 0.17, "dog": 0.38, "cat": 0.20, "horse": 0.86}
"""Heights in statures of a grown-up."""

_DARK: Colour = (30, 28, 32)
_BEAK: Colour = (226, 146, 66)


@dataclass(frozen=True, slots=True)
class _Proportions:
    """Of a four-legged animal. Units: its own heights."""

    length: float
    back: float
    belly: float
    head: Point
    snout: float
    leg: float
    ears_up: bool


_BUILDS = {
    "dog": _Proportions(1.05, 0.34, 0.66, (0.62, 0.17), 0.24, 0.085, ears_up=False),
    "cat": _Proportions(1.15, 0.42, 0.74, (0.58, 0.22), 0.08, 0.075, ears_up=True),
    "horse": _Proportions(0.95, 0.34, 0.62, (0.60, 0.12), 0.20, 0.065, ears_up=True),
}


def draw_creature(canvas: Canvas, guise: Guise, stance: Stance, light: Light) -> None:
    """Draw an animal; `stance` gives the top of its head and its own height."""
    pen = Pen(canvas, stance, light)
    kind = guise.being or "dog"
    colour = guise.being_colour or _COLOURS[kind]
    if kind == "bird":
        _draw_bird(pen, colour)
    else:
        _draw_beast(pen, colour, _BUILDS[kind])


def _draw_bird(pen: Pen, colour: Colour) -> None:
    at = _own(pen)
    for x in (-0.02, 0.12):
        pen.canvas.line(
            [at((x, 0.84)), at((x + 0.02, 1.0)), at((x + 0.12, 1.0))], pen.nib * 1.6, pen.lit(_BEAK)
        )
    tail = ((-0.34, 0.62), (-0.86, 0.92), (-0.74, 1.02), (-0.16, 0.84))
    pen.shape(tail, mix(colour, _DARK, 0.35), at)
    body: Shape = (
        (0.30, 0.22),
        (0.40, 0.48),
        (0.26, 0.80),
        (-0.06, 0.90),
        (-0.38, 0.72),
        (-0.22, 0.44),
        (0.02, 0.24),
    )
    pen.round(body, colour, at)
    pen.round(
        ((0.08, 0.44), (0.16, 0.62), (-0.12, 0.78), (-0.52, 0.80), (-0.20, 0.50)),
        mix(colour, _DARK, 0.28),
        at,
    )
    pen.shape(((0.42, 0.12), (0.68, 0.22), (0.60, 0.30), (0.44, 0.28)), _BEAK, at)
    pen.oval((0.26, 0.20), (0.22, 0.19), colour, at)
    pen.oval((0.34, 0.16), (0.055, 0.055), (246, 244, 236), at, inked=False)
    pen.oval((0.35, 0.16), (0.032, 0.032), _DARK, at, inked=False)


def _draw_beast(pen: Pen, colour: Colour, build: _Proportions) -> None:
    at = _own(pen)
    half, far = build.length / 2, mix(colour, _DARK, 0.3)
    head_x, head_y = build.head
    for x, tone in (
        (-half + 0.16, far),
        (half - 0.12, far),
        (-half + 0.05, colour),
        (half - 0.24, colour),
    ):
        leg = build.leg
        pen.shape(
            (
                (x - leg, build.belly - 0.1),
                (x + leg, build.belly - 0.1),
                (x + leg * 0.6, 1.0),
                (x - leg * 0.7, 1.0),
            ),
            tone,
            at,
        )
    tail = (
        (-half, build.back + 0.05),
        (-half - 0.18, build.back - 0.12),
        (-half - 0.26, build.back + 0.02),
        (-half - 0.06, build.back + 0.14),
    )
    pen.round(tail, far, at)
    neck = (
        (half - 0.28, build.back + 0.04),
        (head_x - 0.12, head_y - 0.04),
        (head_x + 0.06, head_y + 0.16),
        (half - 0.02, build.belly - 0.12),
    )
    trunk: Shape = (
        (-half, build.back + 0.06),
        (0.0, build.back + 0.03),
        (half - 0.1, build.back),
        (half, build.belly - 0.16),
        (half - 0.2, build.belly),
        (-half + 0.2, build.belly - 0.06),
        (-half - 0.02, build.belly - 0.14),
    )
    pen.round(neck, colour, at)
    pen.round(trunk, colour, at)
    up = -0.12 if build.ears_up else 0.14
    pen.shape(
        (
            (head_x - 0.10, head_y - 0.02),
            (head_x - 0.08, head_y - 0.02 + up),
            (head_x + 0.02, head_y),
        ),
        far,
        at,
    )
    snout = (
        (head_x, head_y - 0.08),
        (head_x + build.snout + 0.08, head_y + 0.04),
        (head_x + build.snout + 0.06, head_y + 0.13),
        (head_x, head_y + 0.16),
        (head_x - 0.14, head_y + 0.06),
    )
    pen.round(snout, colour, at)
    pen.flat(oval((head_x + build.snout + 0.08, head_y + 0.055), (0.035, 0.028)), _DARK, at)
    pen.flat(oval((head_x + 0.04, head_y + 0.01), (0.022, 0.024)), _DARK, at)


def _own(pen: Pen) -> Place:
    stance = pen.stance

    def at(point: Point) -> Point:
        return stance.x + stance.side * point[0] * stance.stature, stance.y + point[
            1
        ] * stance.stature

    return at
