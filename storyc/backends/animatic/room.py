"""A room in one-point perspective: walls, floor, window, door, a lamp, and what stands in it."""

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.furniture import draw_furniture
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.vehicle import draw_car_inside, draw_carriage
from storyc.backends.animatic.wall import Wall
from storyc.backends.animatic.weather import Weather, draw_drops

_KINDS = Glossary(lexicon.ROOMS)
_BOARDS = 10
_PANES = 12
_WARM: Colour = (255, 196, 120)
_WINDOWLESS = {"corridor", "workshop", "church", "cell"}
"""What stands in these rooms has its own windows, or none."""

_LIT = {"bus", "corridor", "kitchen", "bar", "hospital", "office", "shop", None}
"""Rooms that people light; `None` is one of no kind."""

_NARROW = 0.62
"""Of a corridor's width to a room's."""


def is_lit(words: str) -> bool:
    """Tell whether a place's words name a room in which lamps are lit by night."""
    return _KINDS.first(words) in _LIT


def draw_room(
    canvas: Canvas,
    framing: Framing,
    light: Light,
    weather: Weather,
    *,
    words: str,
    chance: bytes,
) -> None:
    """Draw the room that a place's words name; `chance` decides where its window is."""
    kind = _KINDS.first(words)
    if kind == "car":
        draw_car_inside(canvas, framing, light)
        return
    wall = _wall(canvas, framing, light, chance[0], _NARROW if kind == "corridor" else 1.0)
    _draw_walls(wall)
    _draw_floor(wall)
    if kind == "bus":
        draw_carriage(wall)
        return
    is_left = bool(chance[1] % 2)
    window, door = (0.10, 0.76) if is_left else (0.58, 0.06)
    if kind not in _WINDOWLESS:
        _draw_window(wall, window, weather)
    if kind != "corridor":
        _draw_door(wall, wall.at(door, 0.24), wall.at(door + 0.17, 1.0))
    draw_furniture(wall, kind, 0.5 if is_left else 0.32)
    _draw_lamp(wall, window)


def _wall(canvas: Canvas, framing: Framing, light: Light, chance: int, narrow: float) -> Wall:
    x, y = canvas.aspect * (0.46 + 0.08 * chance / 255), framing.horizon - 0.10
    closer = 1 + 0.35 * (framing.closeness - 1)
    half = min(0.36 * canvas.aspect * closer, 0.48 * canvas.aspect) * narrow
    return Wall(canvas, light, (x, y), (x - half, y - 0.36 * closer), (x + half, y + 0.28))


def _draw_walls(wall: Wall) -> None:
    canvas, light = wall.canvas, wall.light
    a, b, c, d = (wall.at(*each) for each in ((0, 0), (1, 0), (1, 1), (0, 1)))
    side, ceiling = mix(light.wall, light.shade, 0.22), mix(light.wall, light.key, 0.12)
    edge = alpha(light.shade, 0.45)
    canvas.gradient(
        canvas.top, d[1], mix(light.wall, light.key, 0.10), mix(light.wall, light.shade, 0.10)
    )
    canvas.polygon([wall.near(a), wall.near(b), b, a], ceiling)
    canvas.polygon([wall.near(a), a, d, wall.near(d)], mix(side, light.key, 0.06))
    canvas.polygon([wall.near(b), b, c, wall.near(c)], mix(side, light.shade, 0.16))
    for corner in (a, b, c, d):
        canvas.line([corner, wall.near(corner)], 0.003, edge)
    canvas.line([a, b, c, d, a], 0.003, edge)
    wall.box((0, 0.955), (1, 1.0), mix(light.wall, light.shade, 0.3))


def _draw_floor(wall: Wall) -> None:
    canvas, light = wall.canvas, wall.light
    left, right = wall.at(0, 1), wall.at(1, 1)
    canvas.polygon([wall.near(left), left, right, wall.near(right)], light.floor)
    for index in range(1, _BOARDS):
        end = wall.at(index / _BOARDS, 1)
        canvas.line([end, wall.near(end)], 0.002, alpha(light.shade, 0.2))


def _draw_window(wall: Wall, across: float, weather: Weather) -> None:
    canvas, light = wall.canvas, wall.light
    (x, y), (right, low) = wall.at(across, 0.14), wall.at(across + 0.30, 0.60)
    frame = mix(light.wall, light.shade, 0.5)
    if not light.is_dark_out:
        _draw_sunbeam(wall, x, right, low)
    canvas.rectangle((x - 0.014, y - 0.014), (right + 0.014, low + 0.016), frame)
    for step in range(_PANES):
        sky = mix(light.sky_top, light.sky_low, step / (_PANES - 1))
        canvas.rectangle((x, y + (low - y) * step / _PANES), (right, low), sky)
    if light.stars and light.orb is not None:
        moon = (x + 0.72 * (right - x), y + 0.26 * (low - y))
        canvas.glow(moon, 0.09, light.orb, 0.35)
        canvas.ellipse(moon, (0.020, 0.020), light.orb)
    if weather.rain or weather.snow:
        draw_drops(canvas, weather, light, within=((x, y), (right, low)))
    canvas.line([((x + right) / 2, y), ((x + right) / 2, low)], 0.007, frame)
    canvas.line([(x, (y + low) / 2), (right, (y + low) / 2)], 0.006, frame)
    canvas.rectangle((x - 0.028, low + 0.012), (right + 0.028, low + 0.028), frame)
    _draw_curtains(wall, (x, y), (right, low))


def _draw_curtains(wall: Wall, corner: Point, opposite: Point) -> None:
    (x, y), (right, low) = corner, opposite
    cloth = wall.lit((168, 118, 98))
    for edge, out in ((x - 0.02, -0.075), (right + 0.02, 0.075)):
        wall.canvas.polygon(
            [
                (edge - out * 0.3, y - 0.03),
                (edge + out, y - 0.03),
                (edge + out, low + 0.08),
                (edge + out * 0.15, low + 0.08),
            ],
            cloth,
        )


def _draw_sunbeam(wall: Wall, left: float, right: float, low: float) -> None:
    """Draw the light that falls through the window onto the floor."""
    floor = wall.at(0, 1)[1]
    slant = 0.30
    beam = [
        (left, low),
        (right, low),
        (right + slant * 1.7, floor + 0.34),
        (left + slant * 1.3, floor + 0.34),
    ]
    wall.canvas.polygon(beam, alpha(wall.light.key, 0.10))
    patch = [(left + slant * 0.6, floor + 0.07), (right + slant * 0.75, floor + 0.07)]
    patch += [(right + slant * 1.7, floor + 0.34), (left + slant * 1.3, floor + 0.34)]
    wall.canvas.polygon(patch, alpha(wall.light.key, 0.26))


def _draw_lamp(wall: Wall, window: float) -> None:
    """Draw a lamp hanging on the window's far side; by night it gives the room its light."""
    canvas, light = wall.canvas, wall.light
    x, y = wall.at(0.30 if window > 0.4 else 0.62, 0.26)  # noqa: PLR2004  # the wall's middle
    top = wall.near((x, wall.at(0, 0)[1]))[1]
    canvas.line(
        [(x, max(top, canvas.top)), (x, y - 0.05)], 0.004, mix(light.wall, light.shade, 0.6)
    )
    shade = [(x - 0.03, y - 0.055), (x + 0.03, y - 0.055), (x + 0.075, y), (x - 0.075, y)]
    if light.is_dark_out:
        canvas.glow((x, y + 0.02), 0.55, _WARM, 0.34)
        canvas.glow((x, y + 0.01), 0.16, (255, 232, 190), 0.75)
        canvas.polygon(shade, mix(_WARM, (160, 92, 50), 0.45))
        canvas.ellipse((x, y), (0.03, 0.012), (255, 244, 214))
    else:
        canvas.polygon(shade, wall.lit((150, 128, 104)))


def _draw_door(wall: Wall, corner: Point, opposite: Point) -> None:
    canvas, light = wall.canvas, wall.light
    (x, y), (right, low) = corner, opposite
    leaf, frame = mix(light.wall, light.shade, 0.36), mix(light.wall, light.shade, 0.58)
    canvas.rectangle((x - 0.012, y - 0.012), (right + 0.012, low), frame)
    canvas.rectangle((x, y), (right, low), leaf)
    inset, height = 0.16 * (right - x), low - y
    for top, bottom in ((0.07, 0.42), (0.52, 0.90)):
        canvas.rectangle(
            (x + inset, y + top * height), (right - inset, y + bottom * height), alpha(frame, 0.35)
        )
    canvas.ellipse((x + 0.87 * (right - x), (y + low) / 2), (0.007, 0.007), light.key)
