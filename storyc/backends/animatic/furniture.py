"""What stands in a room, by its kind: a kitchen has a stove, a bar has bottles.

Coordinates are the back wall's: 0 to 1 both ways, below 1 on the floor before it.
"""

from collections.abc import Callable, Mapping

from storyc.backends.animatic.canvas import Point
from storyc.backends.animatic.colour import Colour, alpha, mix
from storyc.backends.animatic.wall import Wall

Draw = Callable[[Wall, float], None]

_WOOD: Colour = (142, 104, 74)
_DARK_WOOD: Colour = (98, 70, 54)
_WHITE: Colour = (226, 224, 216)
_STEEL: Colour = (148, 154, 162)
_GREEN: Colour = (92, 124, 98)
_BRASS: Colour = (196, 154, 82)
_GOODS: tuple[Colour, ...] = (
    (176, 84, 70),
    (214, 176, 92),
    (92, 130, 118),
    (98, 110, 150),
    (160, 132, 104),
)


def draw_furniture(wall: Wall, kind: str | None, free: float) -> None:
    """Draw the furniture of a kind of room; `free` is a free place on the wall."""
    _KINDS.get(kind or "", _draw_parlour)(wall, free)


def _draw_parlour(wall: Wall, free: float) -> None:
    wall.block((free, 0.16), (free + 0.12, 0.40), _DARK_WOOD)
    wall.shape(
        ((free + 0.012, 0.19), (free + 0.108, 0.19), (free + 0.108, 0.375), (free + 0.012, 0.375)),
        _WHITE,
    )
    wall.shape(((free + 0.012, 0.375), (free + 0.05, 0.26), (free + 0.108, 0.375)), _GREEN)
    wall.block((free - 0.05, 0.70), (free + 0.18, 1.02), _WOOD)
    wall.line(((free + 0.065, 0.74), (free + 0.065, 1.0)), 0.002)
    wall.shape(
        ((free + 0.10, 0.70), (free + 0.11, 0.58), (free + 0.14, 0.58), (free + 0.15, 0.70)), _GREEN
    )


def _draw_kitchen(wall: Wall, free: float) -> None:
    wall.block((free - 0.10, 0.10), (free + 0.22, 0.36), _WHITE)
    for x in (free - 0.02, free + 0.06, free + 0.14):
        wall.line(((x, 0.10), (x, 0.36)), 0.002)
    wall.block((free - 0.14, 0.64), (free + 0.24, 1.03), _WHITE)
    wall.block((free - 0.15, 0.61), (free + 0.25, 0.655), _WOOD)
    wall.block((free + 0.02, 0.66), (free + 0.13, 1.03), _STEEL)
    wall.box((free + 0.035, 0.76), (free + 0.115, 0.94), wall.lit((52, 54, 60)))
    wall.shape(
        ((free - 0.08, 0.61), (free - 0.07, 0.53), (free - 0.02, 0.53), (free - 0.01, 0.61)),
        (176, 84, 70),
    )
    wall.line(((free - 0.07, 0.53), (free - 0.045, 0.49), (free - 0.02, 0.53)), 0.004)
    _draw_row(wall, (free + 0.15, 0.61), 4, (0.018, 0.055), 0.024)


def _draw_bar(wall: Wall, free: float) -> None:
    for y in (0.24, 0.38, 0.52):
        _draw_row(wall, (free - 0.12, y), 15, (0.015, 0.085), 0.024)
        wall.block((free - 0.14, y), (free + 0.26, y + 0.018), _DARK_WOOD)
    wall.block((free - 0.24, 0.66), (free + 0.36, 1.08), _DARK_WOOD)
    wall.block((free - 0.26, 0.63), (free + 0.38, 0.68), _WOOD)
    for x in (free - 0.14, free + 0.06, free + 0.26):
        wall.line(((x, 0.86), (x, 1.22)), 0.010, 0.9)
        wall.block((x - 0.03, 0.83), (x + 0.03, 0.87), (150, 70, 62))


def _draw_bedroom(wall: Wall, free: float) -> None:
    _draw_parlour_picture(wall, free)
    wall.block((free - 0.12, 0.22), (free + 0.02, 1.02), _WOOD)
    wall.line(((free - 0.05, 0.24), (free - 0.05, 1.0)), 0.003)
    wall.block((free + 0.05, 0.74), (free + 0.15, 1.02), _DARK_WOOD)
    wall.shape(
        ((free + 0.07, 0.64), (free + 0.13, 0.64), (free + 0.115, 0.54), (free + 0.085, 0.54)),
        (236, 214, 168),
    )
    wall.line(((free + 0.10, 0.64), (free + 0.10, 0.74)), 0.005, 0.9)


def _draw_parlour_picture(wall: Wall, free: float) -> None:
    wall.block((free + 0.04, 0.16), (free + 0.15, 0.36), _DARK_WOOD)
    wall.box((free + 0.052, 0.19), (free + 0.138, 0.335), wall.lit((176, 190, 196)))


def _draw_hospital(wall: Wall, free: float) -> None:
    wall.shape(
        ((free - 0.08, 0.08), (free + 0.02, 0.08), (free + 0.01, 0.98), (free - 0.08, 0.98)),
        (150, 186, 182),
    )
    for x in (free - 0.055, free - 0.03, free - 0.005):
        wall.line(((x, 0.10), (x, 0.97)), 0.0025, 0.35)
    wall.block((free + 0.04, 0.74), (free + 0.32, 0.86), _WHITE)
    wall.line(((free + 0.05, 0.60), (free + 0.05, 1.06)), 0.008, 0.8)
    wall.line(((free + 0.31, 0.70), (free + 0.31, 1.06)), 0.008, 0.8)
    wall.block((free + 0.22, 0.24), (free + 0.32, 0.42), (60, 66, 74))
    beat = (0.0, 0.0, 0.0, -0.06, 0.05, 0.0, 0.0, 0.0)
    pulse = [(free + 0.23 + 0.011 * index, 0.33 + up) for index, up in enumerate(beat)]
    wall.canvas.line([wall.at(*each) for each in pulse], 0.003, (130, 214, 150))


def _draw_office(wall: Wall, free: float) -> None:
    _draw_bookcase(wall, free - 0.10, 4, 7)
    wall.block((free + 0.10, 0.68), (free + 0.36, 0.72), _WOOD)
    for x in (free + 0.12, free + 0.33):
        wall.line(((x, 0.72), (x, 1.04)), 0.008, 0.8)
    wall.block((free + 0.17, 0.50), (free + 0.28, 0.64), (52, 56, 64))
    wall.box((free + 0.178, 0.535), (free + 0.272, 0.625), wall.lit((150, 186, 204)))
    wall.line(((free + 0.225, 0.64), (free + 0.225, 0.68)), 0.01, 0.9)


def _draw_shop(wall: Wall, free: float) -> None:
    for x in (free - 0.24, free - 0.06, free + 0.12):
        _draw_bookcase(wall, x, 5, 8)


def _draw_church(wall: Wall, free: float) -> None:
    del free
    light = wall.light
    for x in (0.32, 0.5, 0.68):
        arch = [
            (x - 0.05, 0.62),
            (x - 0.05, 0.22),
            (x - 0.03, 0.10),
            (x, 0.05),
            (x + 0.03, 0.10),
            (x + 0.05, 0.22),
            (x + 0.05, 0.62),
        ]
        wall.shape(arch, _DARK_WOOD)
        for row, colour in enumerate(_GOODS):
            y = 0.16 + row * 0.09
            wall.box(
                (x - 0.038, y), (x + 0.038, y + 0.08), mix(wall.lit(colour), light.sky_low, 0.35)
            )
    wall.block((0.40, 0.76), (0.60, 1.0), _WHITE)
    wall.line(((0.5, 0.62), (0.5, 0.76)), 0.012, 0.9)
    wall.line(((0.475, 0.66), (0.525, 0.66)), 0.010, 0.9)
    for row, y in enumerate((1.10, 1.30, 1.58)):
        wide = 0.22 + 0.13 * row
        wall.block((0.40 - wide, y), (0.42 - 0.03 * row, y + 0.12 + 0.06 * row), _WOOD)
        wall.block((0.58 + 0.03 * row, y), (0.60 + wide, y + 0.12 + 0.06 * row), _WOOD)


def _draw_workshop(wall: Wall, free: float) -> None:
    for x in (0.08, 0.5, 0.92):
        wall.block((x - 0.012, 0.0), (x + 0.012, 1.0), _STEEL)
    for x, y, size in (
        (free - 0.02, 0.72, 0.16),
        (free + 0.15, 0.80, 0.12),
        (free + 0.02, 0.48, 0.12),
    ):
        wall.block((x, y), (x + size, y + size * 1.9), _WOOD)
        wall.line(((x, y), (x + size, y + 0.2)), 0.002, 0.4)
    wall.block((0.62, 0.22), (0.80, 0.42), (70, 74, 80))
    for n in range(5):
        wall.line(((0.64 + 0.035 * n, 0.25), (0.64 + 0.035 * n, 0.38)), 0.006, 0.8)


def _draw_tower(wall: Wall, free: float) -> None:
    for step in range(9):
        y = 1.02 - step * 0.115
        x = free + 0.02 + step * 0.016
        wall.block((x, y), (x + 0.11, y + 0.03), (84, 88, 96))
    wall.line(((free + 0.02, 0.86), (free + 0.16, -0.06)), 0.007, 0.85)
    wall.line(((free + 0.13, 1.0), (free + 0.27, 0.08)), 0.007, 0.85)
    wall.block((free - 0.08, 0.58), (free + 0.02, 0.62), _DARK_WOOD)
    x, y = wall.at(free - 0.035, 0.36)
    wall.canvas.ellipse((x, y), (0.045, 0.045), wall.lit(_BRASS))
    wall.canvas.ellipse((x, y), (0.036, 0.036), wall.lit(_WHITE))
    wall.canvas.line([(x, y), (x + 0.018, y - 0.022)], 0.004, wall.light.shade)
    wall.shape(
        ((free - 0.06, 0.58), (free - 0.05, 0.50), (free - 0.02, 0.50), (free - 0.01, 0.58)), _BRASS
    )


def _draw_cell(wall: Wall, free: float) -> None:
    wall.block((free - 0.08, 0.74), (free + 0.22, 0.82), _STEEL)
    for x in (free - 0.06, free + 0.20):
        wall.line(((x, 0.82), (x, 1.02)), 0.007, 0.8)
    left, right = wall.corner[0], wall.opposite[0]
    for n in range(13):
        x = left - 0.2 + (right - left + 0.4) * n / 12
        wall.canvas.line(
            [(x, wall.canvas.top), (x, wall.canvas.bottom)], 0.008, alpha(wall.light.shade, 0.55)
        )


def _draw_corridor(wall: Wall, free: float) -> None:
    del free
    wall.block((0.30, 0.26), (0.70, 1.0), (126, 122, 116))
    wall.line(((0.5, 0.26), (0.5, 1.0)), 0.003)
    for side in (0.0, 1.0):
        for start, end in ((1.25, 1.65), (2.2, 3.1)):
            _draw_side_door(wall, side, start, end)
    for reach in (1.2, 1.7, 2.6):
        left, right = (wall.near(wall.at(x, 0.0), reach) for x in (0.44, 0.56))
        lit = mix(wall.light.key, (255, 244, 220), 0.5)
        wall.canvas.polygon(
            [
                left,
                right,
                (right[0] + 0.01, right[1] - 0.02 * reach),
                (left[0] - 0.01, left[1] - 0.02 * reach),
            ],
            lit,
        )


def _draw_side_door(wall: Wall, side: float, start: float, end: float) -> None:
    top, low = wall.at(side, 0.26), wall.at(side, 1.0)
    corners: list[Point] = [
        wall.near(top, start),
        wall.near(top, end),
        wall.near(low, end),
        wall.near(low, start),
    ]
    wall.canvas.polygon(corners, mix(wall.light.wall, wall.light.shade, 0.42))
    wall.canvas.line([*corners, corners[0]], 0.003, alpha(wall.light.shade, 0.6))


def _draw_bookcase(wall: Wall, x: float, rows: int, count: int) -> None:
    wide = 0.024 * count + 0.012
    wall.block((x, 0.12), (x + wide, 1.02), _DARK_WOOD)
    step = 0.86 / rows
    for row in range(rows):
        low = 0.14 + (row + 1) * step
        wall.box((x + 0.006, low - step + 0.02), (x + wide - 0.006, low), wall.lit((66, 50, 44)))
        _draw_row(wall, (x + 0.012, low), count, (0.017, step * 0.72), 0.0235)


def _draw_row(wall: Wall, foot: Point, count: int, size: Point, step: float) -> None:
    """Draw bottles, jars or books side by side, each a little different and always the same."""
    x, y = foot
    for index in range(count):
        tall = size[1] * (0.72 + 0.28 * ((index * 7 + round(y * 50)) % 4) / 3)
        colour = _GOODS[(index * 3 + round(y * 50)) % len(_GOODS)]
        left = x + index * step
        wall.box((left, y - tall), (left + size[0], y), wall.lit(colour))


_KINDS: Mapping[str, Draw] = {
    "kitchen": _draw_kitchen,
    "bar": _draw_bar,
    "bedroom": _draw_bedroom,
    "hospital": _draw_hospital,
    "office": _draw_office,
    "shop": _draw_shop,
    "church": _draw_church,
    "workshop": _draw_workshop,
    "tower": _draw_tower,
    "cell": _draw_cell,
    "corridor": _draw_corridor,
}
