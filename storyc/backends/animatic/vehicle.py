"""The insides of vehicles: a carriage with rows of seats, a car."""

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.wall import Wall

_SEAT: Colour = (176, 78, 78)
_PANEL: Colour = (150, 152, 150)
_POLE: Colour = (214, 182, 92)
_LAMP: Colour = (255, 240, 206)
_TRIM: Colour = (54, 56, 64)


def draw_carriage(wall: Wall) -> None:
    """Draw the inside of a bus or a train: windows and seats along both sides."""
    canvas, light = wall.canvas, wall.light
    for side in (0.0, 1.0):
        for start, end in ((1.04, 1.32), (1.40, 1.85), (2.0, 2.8), (3.0, 4.4)):
            _draw_pane(wall, side, start, end)
    wall.box((0.34, 0.12), (0.66, 0.56), wall.lit(_TRIM))
    wall.box((0.36, 0.15), (0.64, 0.53), mix(light.sky_top, light.sky_low, 0.5))
    for reach in (2.3, 1.7, 1.35, 1.1):
        for side in (-1, 1):
            _draw_bench(wall, side, reach)
    for reach in (1.15, 1.8):
        for side in (0.34, 0.66):
            top, low = wall.near(wall.at(side, 0.0), reach), wall.near(wall.at(side, 1.0), reach)
            canvas.line([top, low], 0.005 * reach, wall.lit(_POLE))
    for reach in (1.1, 1.5, 2.3):
        left, right = (wall.near(wall.at(x, 0.0), reach) for x in (0.40, 0.60))
        canvas.line([left, right], 0.012 * reach, mix(_LAMP, light.wall, 0.15))
    canvas.glow(wall.near(wall.at(0.5, 0.0), 1.4), 1.1, _LAMP, 0.36)


def _draw_pane(wall: Wall, side: float, start: float, end: float) -> None:
    top, low = wall.at(side, 0.18), wall.at(side, 0.52)
    pane = [wall.near(top, start), wall.near(top, end), wall.near(low, end), wall.near(low, start)]
    wall.canvas.polygon(pane, mix(wall.light.sky_top, wall.light.sky_low, 0.55))
    wall.canvas.line([*pane, pane[0]], 0.006, wall.lit(_TRIM))


def _draw_bench(wall: Wall, side: int, reach: float) -> None:
    """Draw the back of a seat beside the aisle, nearer ones larger."""

    def at(x: float, y: float) -> Point:
        return wall.near(wall.at(0.5 + side * x, y), reach)

    back = [at(0.16, 0.62), at(0.34, 0.62), at(0.35, 1.0), at(0.15, 1.0)]
    fill = wall.lit(_SEAT)
    wall.canvas.polygon(back, fill)
    wall.canvas.polygon(
        [at(0.16, 0.62), at(0.34, 0.62), at(0.342, 0.68), at(0.158, 0.68)],
        mix(fill, wall.light.key, 0.2),
    )
    wall.canvas.line([*back, back[0]], 0.003, alpha(wall.light.shade, 0.7))


def draw_car_inside(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw a car from its bonnet backwards: rear window, seats, pillars."""
    trim = mix(_TRIM, light.shade, light.dimness)
    canvas.gradient(canvas.top, canvas.bottom, mix(trim, light.key, 0.08), trim)
    middle, y = canvas.aspect / 2, framing.horizon - 0.12
    window = [
        (middle - 0.62, y + 0.14),
        (middle - 0.50, y - 0.20),
        (middle + 0.50, y - 0.20),
        (middle + 0.62, y + 0.14),
    ]
    canvas.polygon(window, light.sky_low)
    canvas.polygon(
        [
            (middle - 0.62, y + 0.14),
            (middle - 0.58, y + 0.02),
            (middle + 0.58, y + 0.02),
            (middle + 0.62, y + 0.14),
        ],
        light.ground_far,
    )
    for side in (-1, 1):
        edge = canvas.left if side < 0 else canvas.right
        pane = [
            (middle + side * 0.74, y + 0.16),
            (middle + side * 0.62, y - 0.20),
            (edge, y - 0.26),
            (edge, y + 0.20),
        ]
        canvas.polygon(pane, mix(light.sky_low, light.sky_top, 0.4))
    seat = mix((112, 96, 84), light.shade, light.dimness)
    for x in (middle - 0.42, middle + 0.42):
        canvas.polygon(
            [
                (x - 0.30, canvas.bottom),
                (x - 0.26, y + 0.16),
                (x + 0.26, y + 0.16),
                (x + 0.30, canvas.bottom),
            ],
            seat,
        )
        canvas.polygon(
            [
                (x - 0.13, y + 0.13),
                (x - 0.11, y - 0.02),
                (x + 0.11, y - 0.02),
                (x + 0.13, y + 0.13),
            ],
            mix(seat, light.key, 0.1),
        )
