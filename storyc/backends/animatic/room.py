"""A room in one-point perspective: walls, floor boards, a window and a door."""

from dataclasses import dataclass

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.weather import Weather, draw_drops

_REACH = 6.0
"""How many times as far as the back wall an edge is drawn: surely out of the board."""

_BOARDS = 10
_PANES = 12


@dataclass(frozen=True, slots=True)
class _Room:
    """The back wall between two corners, and the point in which all depth meets."""

    vanishing: Point
    corner: Point
    opposite: Point

    def near(self, point: Point) -> Point:
        """Follow an edge from the vanishing point through a point of the back wall."""
        (vx, vy), (x, y) = self.vanishing, point
        return vx + (x - vx) * _REACH, vy + (y - vy) * _REACH

    def at(self, across: float, down: float) -> Point:
        """Return a point of the back wall, 0 to 1 both ways."""
        (left, top), (right, low) = self.corner, self.opposite
        return left + (right - left) * across, top + (low - top) * down


def draw_room(
    canvas: Canvas, framing: Framing, light: Light, weather: Weather, chance: bytes
) -> None:
    """Draw a room; `chance` decides where its window is."""
    room = _room(canvas, framing, chance[0])
    _draw_walls(canvas, room, light)
    _draw_floor(canvas, room, light)
    window, door = (0.12, 0.72) if chance[1] % 2 else (0.56, 0.08)
    _draw_door(canvas, room.at(door, 0.26), room.at(door + 0.19, 1.0), light)
    _draw_window(canvas, room.at(window, 0.16), room.at(window + 0.32, 0.62), light)
    if weather.rain or weather.snow:
        draw_drops(
            canvas, weather, light, within=(room.at(window, 0.16), room.at(window + 0.32, 0.62))
        )


def _room(canvas: Canvas, framing: Framing, chance: int) -> _Room:
    x, y = canvas.aspect * (0.46 + 0.08 * chance / 255), framing.horizon - 0.10
    half = min(0.36 * canvas.aspect * (1 + 0.12 * (framing.closeness - 1)), 0.48 * canvas.aspect)
    return _Room((x, y), (x - half, y - 0.36), (x + half, y + 0.28))


def _draw_walls(canvas: Canvas, room: _Room, light: Light) -> None:
    a, b, c, d = (room.at(*each) for each in ((0, 0), (1, 0), (1, 1), (0, 1)))
    side, ceiling = mix(light.wall, light.shade, 0.22), mix(light.wall, light.key, 0.10)
    edge = alpha(light.shade, 0.5)
    canvas.rectangle((canvas.left, canvas.top), (canvas.right, canvas.bottom), light.wall)
    canvas.polygon([room.near(a), room.near(b), b, a], ceiling)
    canvas.polygon([room.near(a), a, d, room.near(d)], side)
    canvas.polygon([room.near(b), b, c, room.near(c)], mix(side, light.shade, 0.12))
    for corner in (a, b, c, d):
        canvas.line([corner, room.near(corner)], 0.003, edge)
    canvas.line([a, b, c, d, a], 0.003, edge)


def _draw_floor(canvas: Canvas, room: _Room, light: Light) -> None:
    left, right = room.at(0, 1), room.at(1, 1)
    canvas.polygon([room.near(left), left, right, room.near(right)], light.floor)
    for index in range(1, _BOARDS):
        end = room.at(index / _BOARDS, 1)
        canvas.line([end, room.near(end)], 0.002, alpha(light.shade, 0.22))


def _draw_window(canvas: Canvas, corner: Point, opposite: Point, light: Light) -> None:
    (x, y), (right, low) = corner, opposite
    frame = mix(light.wall, light.shade, 0.5)
    canvas.rectangle((x - 0.012, y - 0.012), (right + 0.012, low + 0.016), frame)
    for step in range(_PANES):
        sky = mix(light.sky_top, light.sky_low, step / (_PANES - 1))
        canvas.rectangle((x, y + (low - y) * step / _PANES), (right, low), sky)
    if light.stars and light.orb is not None:
        moon = (x + 0.7 * (right - x), y + 0.28 * (low - y))
        canvas.ellipse(moon, (0.022, 0.022), light.orb)
    canvas.line([((x + right) / 2, y), ((x + right) / 2, low)], 0.007, frame)
    canvas.line([(x, (y + low) / 2), (right, (y + low) / 2)], 0.006, frame)
    canvas.rectangle((x - 0.025, low + 0.012), (right + 0.025, low + 0.028), frame)


def _draw_door(canvas: Canvas, corner: Point, opposite: Point, light: Light) -> None:
    (x, y), (right, low) = corner, opposite
    leaf, frame = mix(light.wall, light.shade, 0.36), mix(light.wall, light.shade, 0.58)
    canvas.rectangle((x - 0.012, y - 0.012), (right + 0.012, low), frame)
    canvas.rectangle((x, y), (right, low), leaf)
    for share in ((0.07, 0.42), (0.52, 0.90)):
        _draw_panel(canvas, corner, opposite, share, frame)
    knob = (x + 0.87 * (right - x), (y + low) / 2)
    canvas.ellipse(knob, (0.007, 0.007), light.key)


def _draw_panel(
    canvas: Canvas, corner: Point, opposite: Point, share: tuple[float, float], frame: Colour
) -> None:
    (x, y), (right, low) = corner, opposite
    inset, height = 0.16 * (right - x), low - y
    canvas.rectangle(
        (x + inset, y + share[0] * height),
        (right - inset, y + share[1] * height),
        alpha(frame, 0.35),
    )
