"""A place and its people from straight above."""

from storyc.backends.animatic.attire import attire_of
from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Light, alpha, mix
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.guise import guise_of
from storyc.backends.animatic.inside import is_inside
from storyc.backends.animatic.pen import Pen
from storyc.backends.animatic.stance import Stance
from storyc.emit.sheet import Figure, Panel

_SHOULDERS = (0.105, 0.20)
_HEAD = 0.092
_NOSE = 0.018
_TILES = 9
_LEAST, _MOST = 0.5, 1.2
"""Sizes of figures from above: in picture heights, in picture widths."""


def draw_floor_below(canvas: Canvas, panel: Panel, light: Light) -> None:
    """Fill the board with the floor or ground that the camera looks down on."""
    indoors = is_inside(panel)
    ground = light.floor if indoors else light.ground
    canvas.gradient(
        canvas.top, canvas.bottom, mix(ground, light.key, 0.08), mix(ground, light.shade, 0.12)
    )
    line = alpha(light.shade, 0.22 if indoors else 0.12)
    width, height = canvas.right - canvas.left, canvas.bottom - canvas.top
    if indoors:
        for index in range(_TILES * 2):
            x = canvas.left + width * index / (_TILES * 2)
            canvas.line([(x, canvas.top), (x, canvas.bottom)], 0.003, line)
        for index in range(_TILES):
            y = canvas.top + height * index / _TILES
            canvas.line([(canvas.left, y), (canvas.right, y)], 0.003, line)
        return
    for index in range(70):
        x = canvas.left + width * ((index * 0.6180339) % 1)
        y = canvas.top + height * ((index * 0.7548776) % 1)
        canvas.line([(x, y), (x + 0.012, y - 0.022), (x + 0.02, y)], 0.003, line)


def draw_from_above(
    canvas: Canvas, figure: Figure, at: Point, framing: Framing, light: Light
) -> None:
    """Draw somebody from above: hair, shoulders, arms, their shadow beside them."""
    guise = guise_of(figure.name, figure.looks or "")
    attire = attire_of(
        ", ".join((figure.clothes or figure.looks or "", *figure.condition)), figure.hue
    )
    size = min(max(framing.stature, _LEAST), _MOST * canvas.aspect) * guise.stature**0.5
    side = 1.0 if figure.x < 0.5 else -1.0  # noqa: PLR2004  # the middle of the frame
    pen = Pen(canvas, Stance(at[0], at[1], size, side), light)

    def place(point: Point) -> Point:
        return at[0] + side * point[0] * size, at[1] + point[1] * size

    canvas.ellipse(
        (at[0] + 0.10 * size, at[1] + 0.09 * size),
        (0.17 * size, 0.21 * size),
        alpha(light.shade, 0.28),
    )
    body = attire.outermost
    for y in (-1, 1):
        pen.limb(
            [place((0.0, y * 0.17)), place((0.10, y * 0.19)), place((0.19, y * 0.13))],
            (0.085, 0.075, 0.06),
            body,
        )
        pen.oval((0.215, y * 0.12), (0.028, 0.026), guise.skin, place)
    pen.oval((0.0, 0.0), (_SHOULDERS[0] * guise.girth, _SHOULDERS[1] * guise.girth), body, place)
    pen.oval((0.055 + _NOSE, 0.0), (_HEAD * 0.55, _HEAD * 0.5), guise.skin, place)
    crown = attire.hat_colour if attire.hat is not None else guise.hair_colour
    if attire.hat is None and guise.hair == "bald":
        crown = guise.skin
    pen.oval((0.02, 0.0), (_HEAD, _HEAD * 0.84), crown, place)
    pen.line(((-0.05, 0.0), (0.02, 0.012), (0.09, 0.0)), place, 0.7, 0.5)
