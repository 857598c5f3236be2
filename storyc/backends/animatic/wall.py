"""The back wall of a room, on which a set is drawn, and the depth before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix

_REACH = 6.0
"""How many times as far as the back wall an edge is drawn: surely out of the board."""

_TOP_LIGHT = 0.14


@dataclass(frozen=True, slots=True)
class Wall:
    """The back wall between two corners, and the point in which all depth meets.

    Its own coordinates are 0 to 1 both ways; what lies below 1 stands before it on the floor.
    """

    canvas: Canvas
    light: Light
    vanishing: Point
    corner: Point
    opposite: Point

    def near(self, point: Point, reach: float = _REACH) -> Point:
        """Follow an edge from the vanishing point through a point of the back wall."""
        (vx, vy), (x, y) = self.vanishing, point
        return vx + (x - vx) * reach, vy + (y - vy) * reach

    def at(self, across: float, down: float) -> Point:
        """Return a point of the back wall."""
        (left, top), (right, low) = self.corner, self.opposite
        return left + (right - left) * across, top + (low - top) * down

    def lit(self, colour: Colour) -> Colour:
        """Return a colour as things in the depth of the room have it."""
        shaded = mix(colour, self.light.shade, self.light.dimness * 0.95)
        return mix(shaded, self.light.wall, 0.28)

    def box(self, corner: Point, opposite: Point, paint: Colour) -> None:
        """Fill a rectangle of the wall."""
        self.canvas.rectangle(self.at(*corner), self.at(*opposite), paint)

    def block(self, corner: Point, opposite: Point, colour: Colour) -> None:
        """Draw a piece of furniture: front, lighter upper edge, contour."""
        fill = self.lit(colour)
        self.box(corner, opposite, fill)
        (x0, y0), (x1, y1) = corner, opposite
        self.box((x0, y0), (x1, y0 + (y1 - y0) * _TOP_LIGHT), mix(fill, self.light.key, 0.16))
        edge = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
        self.line(edge, 0.0022)

    def shape(self, points: Iterable[Point], colour: Colour) -> None:
        """Fill a polygon of the wall."""
        self.canvas.polygon([self.at(*each) for each in points], self.lit(colour))

    def line(self, points: Iterable[Point], width: float, opacity: float = 0.6) -> None:
        """Draw a line of shade; `width` in picture heights."""
        self.canvas.line(
            [self.at(*each) for each in points], width, alpha(self.light.shade, opacity)
        )
