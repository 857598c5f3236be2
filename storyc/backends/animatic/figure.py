"""People as clean silhouettes.

Coordinates of the outline: statures, x from the middle line, y down from the top of the head.
"""

from dataclasses import dataclass

from storyc.backends.animatic.canvas import Canvas, Paint, Point, smooth
from storyc.backends.animatic.colour import Colour, Light, alpha, mix, tint

_HEAD = ((0.0, 0.0), (0.034, 0.011), (0.049, 0.05), (0.043, 0.092), (0.024, 0.123), (0.0, 0.132))
_NECK = ((0.0, 0.09), (0.025, 0.10), (0.025, 0.135), (0.036, 0.16), (0.0, 0.178))
_TORSO = (
    (0.0, 0.168),
    (0.020, 0.160),
    (0.034, 0.149),
    (0.058, 0.158),
    (0.098, 0.174),
    (0.119, 0.20),
    (0.109, 0.26),
    (0.093, 0.33),
    (0.085, 0.40),
    (0.090, 0.46),
    (0.097, 0.53),
    (0.0, 0.56),
)
_ARM = (
    (0.096, 0.176),
    (0.124, 0.194),
    (0.137, 0.26),
    (0.141, 0.345),
    (0.138, 0.42),
    (0.129, 0.48),
    (0.124, 0.53),
    (0.106, 0.528),
    (0.104, 0.48),
    (0.107, 0.42),
    (0.104, 0.35),
    (0.098, 0.28),
    (0.092, 0.22),
)
_LEG = (
    (0.0, 0.52),
    (0.097, 0.50),
    (0.099, 0.60),
    (0.091, 0.70),
    (0.082, 0.76),
    (0.082, 0.84),
    (0.066, 0.96),
    (0.032, 0.96),
    (0.030, 0.84),
    (0.034, 0.75),
    (0.018, 0.62),
)
_RAISED_ARM = ((0.108, 0.20), (0.158, 0.305), (0.205, 0.245))
_ARM_WIDTHS = (0.052, 0.042, 0.032)

HAND: Point = (0.212, 0.232)
"""Where a raised hand is, and what it holds."""

_FACE_FROM = 0.10
"""Heads at least this high, in picture heights, show which way they look."""

_RIM = 0.010


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a figure stands: the top of its head, its stature, which way it looks (-1 to 1)."""

    x: float
    y: float
    stature: float
    facing: float
    raised_hand: bool = False

    @property
    def side(self) -> int:
        """The side it looks to: -1 left, 1 right."""
        return -1 if self.facing < 0 else 1

    def at(self, point: Point, side: float = 1) -> Point:
        """Return a point of the outline in picture heights; `side` -1 mirrors it."""
        return self.x + point[0] * side * self.stature, self.y + point[1] * self.stature


@dataclass(frozen=True, slots=True)
class _Paints:
    body: Paint
    arms: Paint
    legs: Paint
    head: Paint
    neck: Paint


def draw_figure(canvas: Canvas, stance: Stance, hue: int, light: Light) -> None:
    """Draw somebody, tinted by hue and lit from the side of the key light."""
    rim = mix(tint(hue, 0.72, 0.30), light.key, 0.55)
    shift = min(_RIM * stance.stature, 0.012)
    lit = Stance(
        stance.x - shift, stance.y - shift * 0.3, stance.stature, stance.facing, stance.raised_hand
    )
    _draw_parts(canvas, lit, _Paints(rim, rim, rim, rim, rim))
    _draw_parts(canvas, stance, paints_of(hue, light))
    if 0.132 * stance.stature >= _FACE_FROM:
        _draw_face(canvas, stance, mix(_head_colour(hue, light), light.shade, 0.55))


def paints_of(hue: int, light: Light) -> _Paints:
    """Return the colours of a figure in a light."""
    body = mix(tint(hue, 0.44, 0.34), light.shade, light.dimness)
    head = _head_colour(hue, light)
    return _Paints(
        body,
        mix(body, light.shade, 0.22),
        mix(body, light.shade, 0.45),
        head,
        mix(head, light.shade, 0.24),
    )


def draw_shadow(canvas: Canvas, stance: Stance, light: Light) -> None:
    """Draw the shadow at somebody's feet."""
    x, y = stance.at((0.02, 0.985))
    for grown, opacity in ((1.0, 0.16), (0.75, 0.2)):
        radii = (0.17 * stance.stature * grown, 0.022 * stance.stature * grown)
        canvas.ellipse((x, y), radii, alpha(light.shade, opacity))


def draw_shoulder(canvas: Canvas, side: int, light: Light) -> None:
    """Draw the dark shoulder and head of somebody in the foreground; `side` -1 is left."""
    stature = min(3.1, 1.8 * canvas.aspect)
    stance = Stance(canvas.aspect * (0.5 + side * 0.435), 0.10, stature, -side)
    dark = mix(light.shade, (8, 9, 12), 0.55)
    edge = mix(dark, light.key, 0.35)
    for shift, paint in ((-side * 0.012, edge), (0.0, dark)):
        moved = Stance(stance.x + shift, stance.y, stance.stature, stance.facing)
        _draw_parts(canvas, moved, _Paints(paint, paint, paint, paint, paint))


def _head_colour(hue: int, light: Light) -> Colour:
    return mix(mix(tint(hue, 0.74, 0.22), (222, 190, 164), 0.72), light.shade, light.dimness)


def _draw_parts(canvas: Canvas, stance: Stance, paints: _Paints) -> None:
    for side in (-1, 1):
        canvas.polygon((stance.at(each, side) for each in smooth(_LEG)), paints.legs)
        canvas.ellipse(
            stance.at((0.056, 0.975), side),
            (0.044 * stance.stature, 0.019 * stance.stature),
            paints.legs,
        )
    canvas.polygon((stance.at(each) for each in smooth(_mirrored(_NECK))), paints.neck)
    canvas.polygon((stance.at(each) for each in smooth(_mirrored(_TORSO))), paints.body)
    for side in (-1, 1):
        _draw_arm(canvas, stance, side, paints.arms)
    canvas.polygon((stance.at(each) for each in smooth(_mirrored(_HEAD))), paints.head)
    for side in (-1, 1):
        ear = stance.at((0.048 - 0.006 * side * stance.facing, 0.070), side)
        canvas.ellipse(ear, (0.009 * stance.stature, 0.016 * stance.stature), paints.head)


def _draw_arm(canvas: Canvas, stance: Stance, side: int, paint: Paint) -> None:
    if not (stance.raised_hand and side == stance.side):
        canvas.polygon((stance.at(each, side) for each in smooth(_ARM)), paint)
        return
    joints = [stance.at(each, side) for each in _RAISED_ARM]
    canvas.limb(joints, [width * stance.stature for width in _ARM_WIDTHS], paint)


def _draw_face(canvas: Canvas, stance: Stance, paint: Colour) -> None:
    """Draw the guide lines of a layout artist's head: middle line, eye line, eyes, mouth."""
    turn = stance.facing * 0.020
    width = 0.0022 * stance.stature
    brow, nose, mouth = (turn, 0.052), (turn * 1.35, 0.083), (turn * 1.05, 0.103)
    canvas.line([stance.at(brow), stance.at(nose)], width, alpha(paint, 0.75))
    for eye in (-1, 1):
        centre = (turn + eye * 0.0175, 0.061)
        radii = (0.0062 * stance.stature, 0.0036 * stance.stature)
        canvas.ellipse(stance.at(centre), radii, paint)
        brow_line = [stance.at((centre[0] + dx, 0.0505)) for dx in (-0.009, 0.009)]
        canvas.line(brow_line, width, alpha(paint, 0.75))
    lips = [stance.at((mouth[0] + dx, mouth[1])) for dx in (-0.011, 0.011)]
    canvas.line(lips, width, alpha(paint, 0.75))


def _mirrored(half: tuple[Point, ...]) -> list[Point]:
    other = [(-x, y) for x, y in reversed(half) if x > 0]
    return [*half, *other]
