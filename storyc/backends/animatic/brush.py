"""Draws one thing in its own measures."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from storyc.backends.animatic.canvas import Canvas, Paint, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix

_FINEST, _COARSEST = 0.0011, 0.006
"""Of the contour, in picture heights."""

_ROUND = 28


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
class Brush:
    """Draws one thing: lengths are parts of its height. `burns` tells that its lights are on."""

    canvas: Canvas
    spot: Spot
    body: Colour
    light: Light
    burns: bool

    def polygon(self, points: Iterable[Point], paint: Paint) -> None:
        """Fill a polygon and draw its contour."""
        at = [self.spot.at(*each) for each in points]
        self.canvas.polygon(at, paint)
        ink = mix(self.light.shade, (20, 18, 26), 0.55)
        width = min(max(0.016 * self.spot.size, _FINEST), _COARSEST)
        self.canvas.line([*at, at[0]], width, alpha(ink, 0.85))

    def rectangle(self, corner: Point, opposite: Point, paint: Paint) -> None:
        """The same with a rectangle between two corners."""
        (x0, y0), (x1, y1) = corner, opposite
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], paint)

    def ellipse(self, centre: Point, radii: Point, paint: Paint) -> None:
        """Fill an ellipse, without a contour."""
        size = self.spot.size
        self.canvas.ellipse(self.spot.at(*centre), (radii[0] * size, radii[1] * size), paint)

    def line(self, points: Iterable[Point], width: float, paint: Paint) -> None:
        """Draw a line."""
        self.canvas.line((self.spot.at(*each) for each in points), width * self.spot.size, paint)

    def ring(self, centre: Point, radius: float, width: float, paint: Paint) -> None:
        """Draw a circle's line."""
        turns = [math.tau * step / _ROUND for step in range(_ROUND + 1)]
        x, y = centre
        points = [(x + radius * math.cos(it), y + radius * math.sin(it)) for it in turns]
        self.line(points, width, paint)

    def lit(self, colour: Colour) -> Colour:
        """Return a colour as it is in this light."""
        return mix(colour, self.light.shade, self.light.dimness * 0.7)
