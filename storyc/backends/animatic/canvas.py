"""A board to draw on.

Coordinates are picture heights: (0, 0) is the upper left corner of the picture at rest, y = 1 its
lower edge, x = `aspect` its right edge. The board goes on beyond these edges on every side, so that
the camera has somewhere to move.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from storyc.backends.animatic.colour import Colour
from storyc.backends.animatic.layout import Box

Point = tuple[float, float]
Paint = Colour | tuple[int, int, int, int]

MARGIN = 0.1
"""How far the board goes on beyond the picture at rest, in picture widths and heights."""

FINENESS = 2
"""Board pixels for one picture pixel: smooth edges, and camera steps of half a pixel."""


class Canvas:
    """The picture being drawn."""

    def __init__(self, picture: Box) -> None:
        self.aspect = picture.width / picture.height
        self.pixels = picture.height * FINENESS
        """Board pixels in one picture height."""
        width, height = board_size(picture)
        self._origin = (picture.width * FINENESS * MARGIN, picture.height * FINENESS * MARGIN)
        self.image = Image.new("RGB", (width, height))
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    @property
    def left(self) -> float:
        """The board's left edge."""
        return -self._origin[0] / self.pixels

    @property
    def right(self) -> float:
        """The board's right edge."""
        return self.aspect - self.left

    @property
    def top(self) -> float:
        """The board's upper edge."""
        return -self._origin[1] / self.pixels

    @property
    def bottom(self) -> float:
        """The board's lower edge."""
        return 1 - self.top

    def at(self, point: Point) -> Point:
        """Return the board pixel of a point."""
        return (
            self._origin[0] + point[0] * self.pixels,
            self._origin[1] + point[1] * self.pixels,
        )

    def polygon(self, points: Iterable[Point], paint: Paint) -> None:
        """Fill a polygon."""
        self.draw.polygon([self.at(each) for each in points], paint)

    def rectangle(self, corner: Point, opposite: Point, paint: Paint) -> None:
        """Fill a rectangle between two corners."""
        self.draw.rectangle([self.at(corner), self.at(opposite)], paint)

    def ellipse(self, centre: Point, radii: Point, paint: Paint) -> None:
        """Fill an ellipse."""
        (x, y), (rx, ry) = centre, radii
        self.draw.ellipse([self.at((x - rx, y - ry)), self.at((x + rx, y + ry))], paint)

    def glow(self, centre: Point, radius: float, colour: Colour, strength: float) -> None:
        """Let a light shine softly around a place, brightest (`strength`, 0 to 1) in the middle."""
        steps = 28
        for step in range(steps):
            reach = radius * (1 - step / steps)
            self.ellipse(centre, (reach, reach), (*colour, round(255 * strength / steps)))

    def line(self, points: Iterable[Point], width: float, paint: Paint) -> None:
        """Draw a line; `width` in picture heights, at least one pixel."""
        thick = max(1, round(width * self.pixels))
        self.draw.line([self.at(each) for each in points], paint, thick, joint="curve")

    def limb(self, points: Sequence[Point], widths: Sequence[float], paint: Paint) -> None:
        """Draw a rounded line that tapers from width to width."""
        ends = list(zip(points, widths, strict=True))
        for (a, wide), (b, narrow) in pairwise(ends):
            self.polygon(_taper(a, b, wide / 2, narrow / 2), paint)
        for point, width in ends:
            self.ellipse(point, (width / 2, width / 2), paint)

    def gradient(self, y0: float, y1: float, top: Colour, low: Colour) -> None:
        """Fill the full width between two heights with a gradient from `top` to `low`."""
        first, last = round(self.at((0, y0))[1]), round(self.at((0, y1))[1])
        if last <= first:
            return
        share = np.linspace(0, 1, last - first)[:, None, None]
        rows = np.array(top) * (1 - share) + np.array(low) * share
        column = Image.fromarray(rows.round().astype(np.uint8))
        self.image.paste(column.resize((self.image.width, last - first)), (0, first))

    def soften(self, radius: float) -> None:
        """Throw what is drawn so far out of focus; `radius` in picture heights."""
        coarse = 8
        small = self.image.reduce(coarse)
        blurred = small.filter(ImageFilter.GaussianBlur(radius * self.pixels / coarse))
        self.image.paste(blurred.resize(self.image.size, Image.Resampling.BILINEAR))

    def darken_edges(self, strength: float) -> None:
        """Let the picture fall off towards its corners; `strength` from 0 to 1."""
        veil = _corner_veil(self.image.size).point(lambda level: round(level * strength))
        self.image.paste((0, 0, 0), mask=veil)

    def tilt(self, degrees: float, fill: Colour) -> None:
        """Turn what is drawn so far around the middle, filling the corners that open."""
        turned = self.image.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=fill)
        self.image.paste(turned)


def board_size(picture: Box) -> tuple[int, int]:
    """Return the size in pixels of the board behind a picture, even both ways."""
    grown = 1 + 2 * MARGIN
    return (
        round(picture.width * FINENESS * grown / 2) * 2,
        round(picture.height * FINENESS * grown / 2) * 2,
    )


@cache
def _corner_veil(size: tuple[int, int]) -> Image.Image:
    coarse = (size[0] // 8, size[1] // 8)
    x = np.linspace(-1, 1, coarse[0])[None, :]
    y = np.linspace(-1, 1, coarse[1])[:, None]
    distance = np.clip((np.hypot(x, y) - 0.55) / 0.85, 0, 1)
    veil = Image.fromarray((distance**1.6 * 255).astype(np.uint8))
    return veil.resize(size, Image.Resampling.BICUBIC)


def _taper(a: Point, b: Point, wide: float, narrow: float) -> list[Point]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    nx, ny = -dy / length, dx / length
    return [
        (a[0] + nx * wide, a[1] + ny * wide),
        (b[0] + nx * narrow, b[1] + ny * narrow),
        (b[0] - nx * narrow, b[1] - ny * narrow),
        (a[0] - nx * wide, a[1] - ny * wide),
    ]


def smooth(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Return a closed curve through `points` (Catmull-Rom)."""
    ring = np.array(points)
    before, after, next_after = (np.roll(ring, shift, axis=0) for shift in (1, -1, -2))
    t = (np.arange(steps) / steps)[None, :, None]
    ring, before, after, next_after = (each[:, None] for each in (ring, before, after, next_after))
    curve = 0.5 * (
        2 * ring
        + (after - before) * t
        + (2 * before - 5 * ring + 4 * after - next_after) * t**2
        + (3 * ring - before - 3 * after + next_after) * t**3
    )
    return [(float(x), float(y)) for x, y in curve.reshape(-1, 2)]
