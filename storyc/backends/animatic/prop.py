"""Things: a handful of recognisable shapes, and a plain box for the rest.

Coordinates of a shape: its own heights, x from its middle, y from -0.5 (top) to 0.5.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from storyc.backends.animatic.canvas import Canvas, Paint, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix, tint

_DARK = re.compile(r"\((?:out|off|dark|broken|unlit)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands: its middle and its height in picture heights."""

    x: float
    y: float
    size: float

    def at(self, x: float, y: float) -> Point:
        """Return a point of the shape."""
        return self.x + x * self.size, self.y + y * self.size


@dataclass(frozen=True, slots=True)
class _Brush:
    """Draws one thing: lengths are parts of its height."""

    canvas: Canvas
    spot: Spot
    body: Colour
    light: Light
    burns: bool

    def polygon(self, points: Iterable[Point], paint: Paint) -> None:
        self.canvas.polygon((self.spot.at(*each) for each in points), paint)

    def rectangle(self, corner: Point, opposite: Point, paint: Paint) -> None:
        self.canvas.rectangle(self.spot.at(*corner), self.spot.at(*opposite), paint)

    def ellipse(self, centre: Point, radii: Point, paint: Paint) -> None:
        size = self.spot.size
        self.canvas.ellipse(self.spot.at(*centre), (radii[0] * size, radii[1] * size), paint)

    def line(self, points: Iterable[Point], width: float, paint: Paint) -> None:
        self.canvas.line((self.spot.at(*each) for each in points), width * self.spot.size, paint)


def draw_prop(canvas: Canvas, name: str, spot: Spot, hue: int, light: Light) -> None:
    """Draw a thing."""
    body = mix(tint(hue, 0.56, 0.42), light.shade, light.dimness * 0.7)
    burns = not _DARK.search(name.casefold())
    _shape_of(name)(_Brush(canvas, spot, body, light, burns))


def draw_table(canvas: Canvas, light: Light) -> None:
    """Draw the surface on which an insert shows its thing."""
    top, front = mix(light.floor, light.key, 0.10), mix(light.floor, light.shade, 0.45)
    canvas.gradient(0.60, canvas.bottom, top, front)
    canvas.line([(canvas.left, 0.60), (canvas.right, 0.60)], 0.004, alpha(light.key, 0.35))


def draw_table_shadow(canvas: Canvas, spot: Spot, light: Light) -> None:
    """Draw the shadow below a thing that stands."""
    for grown, opacity in ((0.62, 0.14), (0.5, 0.16), (0.4, 0.18)):
        radii = (grown * spot.size, grown * spot.size * 0.14)
        canvas.ellipse(spot.at(0.06, 0.49), radii, alpha(light.shade, opacity))


def _shape_of(name: str) -> Callable[[_Brush], None]:
    words = name.casefold()
    return next(
        (shape for known, shape in _SHAPES if any(each in words for each in known)), _draw_box
    )


def _draw_lantern(brush: _Brush) -> None:
    glass = mix((255, 214, 130), brush.light.shade, 0.1)
    if brush.burns:
        brush.canvas.glow(brush.spot.at(0, 0.02), 0.7 * brush.spot.size, glass, 0.5)
    else:
        glass = mix(brush.light.key, brush.light.shade, 0.6)
    brush.line([(-0.16, -0.28), (-0.13, -0.44), (0.13, -0.44), (0.16, -0.28)], 0.03, brush.body)
    brush.polygon([(-0.14, -0.2), (-0.08, -0.31), (0.08, -0.31), (0.14, -0.2)], brush.body)
    brush.rectangle((-0.17, -0.2), (0.17, 0.3), alpha(glass, 0.85))
    if brush.burns:
        brush.ellipse((0, 0.1), (0.05, 0.13), (255, 244, 214))
    for x in (-0.17, 0.17):
        brush.line([(x, -0.2), (x, 0.3)], 0.035, brush.body)
    brush.polygon([(-0.22, 0.48), (-0.18, 0.29), (0.18, 0.29), (0.22, 0.48)], brush.body)


def _draw_book(brush: _Brush) -> None:
    pages = mix((236, 228, 208), brush.light.shade, brush.light.dimness * 0.8)
    brush.polygon([(-0.40, 0.45), (-0.34, -0.32), (0.40, -0.36), (0.36, 0.42)], pages)
    brush.polygon([(-0.44, 0.42), (-0.38, -0.38), (0.36, -0.42), (0.32, 0.38)], brush.body)
    edge = mix(brush.body, brush.light.shade, 0.4)
    brush.line([(-0.32, 0.40), (-0.27, -0.38)], 0.03, edge)
    brush.line([(-0.12, -0.16), (0.2, -0.18)], 0.025, alpha(brush.light.key, 0.5))
    brush.line([(-0.13, -0.06), (0.12, -0.08)], 0.025, alpha(brush.light.key, 0.35))


def _draw_sheet(brush: _Brush) -> None:
    paper = mix(
        mix((240, 234, 218), brush.body, 0.12), brush.light.shade, brush.light.dimness * 0.7
    )
    brush.polygon([(-0.32, 0.45), (-0.27, -0.46), (0.34, -0.42), (0.29, 0.48)], paper)
    for row in range(5):
        y = -0.28 + row * 0.14
        end = 0.22 if row % 2 == 0 else 0.12
        brush.line([(-0.18, y), (end, y + 0.02)], 0.02, alpha(brush.light.shade, 0.45))


def _draw_cup(brush: _Brush) -> None:
    dark = mix(brush.body, brush.light.shade, 0.35)
    brush.ellipse((0.34, 0.04), (0.16, 0.18), brush.body)
    brush.ellipse((0.34, 0.04), (0.09, 0.11), dark)
    brush.polygon([(-0.34, -0.32), (0.34, -0.32), (0.25, 0.46), (-0.25, 0.46)], brush.body)
    brush.ellipse((0, -0.32), (0.34, 0.09), dark)
    brush.line([(-0.26, -0.18), (-0.2, 0.36)], 0.04, alpha(brush.light.key, 0.3))


def _draw_device(brush: _Brush) -> None:
    brush.line([(0.2, -0.3), (0.26, -0.5)], 0.03, brush.body)
    brush.rectangle((-0.28, -0.32), (0.28, 0.48), brush.body)
    brush.rectangle((-0.2, -0.24), (0.2, 0.02), mix(brush.light.key, brush.body, 0.35))
    for row in range(3):
        for column in range(3):
            spot = (-0.14 + column * 0.14, 0.14 + row * 0.11)
            brush.ellipse(spot, (0.04, 0.03), mix(brush.body, brush.light.shade, 0.5))


def _draw_key(brush: _Brush) -> None:
    hole = mix(brush.body, brush.light.shade, 0.6)
    brush.ellipse((0, -0.3), (0.2, 0.2), brush.body)
    brush.ellipse((0, -0.3), (0.09, 0.09), hole)
    brush.rectangle((-0.05, -0.14), (0.05, 0.48), brush.body)
    for y in (0.28, 0.40):
        brush.rectangle((0.05, y), (0.18, y + 0.07), brush.body)


def _draw_blade(brush: _Brush) -> None:
    steel = mix((206, 212, 218), brush.light.shade, brush.light.dimness)
    brush.polygon([(-0.07, 0.2), (-0.05, -0.4), (0.02, -0.5), (0.07, 0.2)], steel)
    brush.rectangle((-0.17, 0.18), (0.17, 0.24), mix(brush.body, brush.light.shade, 0.4))
    brush.rectangle((-0.055, 0.24), (0.055, 0.5), brush.body)


def _draw_box(brush: _Brush) -> None:
    lid, side = mix(brush.body, brush.light.key, 0.28), mix(brush.body, brush.light.shade, 0.38)
    brush.polygon([(-0.42, -0.2), (-0.2, -0.42), (0.46, -0.42), (0.28, -0.2)], lid)
    brush.polygon([(0.28, -0.2), (0.46, -0.42), (0.46, 0.26), (0.28, 0.46)], side)
    brush.rectangle((-0.42, -0.2), (0.28, 0.46), brush.body)
    mark: Paint = alpha(brush.light.shade, 0.25)
    brush.line([(-0.42, 0.06), (0.28, 0.06)], 0.02, mark)


_SHAPES: tuple[tuple[tuple[str, ...], Callable[[_Brush], None]], ...] = (
    (("lantern", "lamp", "torch", "candle", "flashlight", "light"), _draw_lantern),
    (("book", "log", "diary", "ledger", "journal", "bible", "album"), _draw_book),
    (
        ("letter", "paper", "map", "photo", "note", "card", "envelope", "ticket", "poster"),
        _draw_sheet,
    ),
    (("cup", "mug", "glass", "bowl", "bucket", "tea", "coffee"), _draw_cup),
    (("radio", "phone", "camera", "remote", "tablet", "recorder", "walkie"), _draw_device),
    (("key",), _draw_key),
    (("knife", "sword", "blade", "dagger", "razor"), _draw_blade),
)
