"""A board to draw on.

Coordinates are picture heights: (0, 0) is the upper left corner of the picture at rest, y = 1 its
lower edge, x = `aspect` its right edge. The board goes on beyond these edges on every side, so that
the camera has somewhere to move.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from storyc.backends.animatic.colour import Colour
from storyc.backends.animatic.layout import Box

Point = tuple[float, float]
Paint = Colour | tuple[int, int, int, int]

MARGIN = 0.1
"""How far the board goes on beyond the picture at rest, in picture widths and heights."""

FINENESS = 2
"""Board pixels for one picture pixel: smooth edges, and camera steps of half a pixel."""

_EDGE = 0.2
"""Of the board's height, darkened above and below where the place is in focus."""

_OPAQUE = 3
"""Channels of a paint that hides what is below."""

_CURVED_FROM = 14
"""A line of this many points is smooth, and its corners need no rounding."""


class Canvas:
    """The picture being drawn."""

    def __init__(
        self, picture: Box, *, is_rough: bool = False, onto: Image.Image | None = None
    ) -> None:
        """Begin a board.

        Args:
            picture: where it will be seen.
            is_rough: draw with half the pixels, for what will be out of focus.
            onto: what is there already, of `board_size(picture)`.
        """
        fineness = 1 if is_rough else FINENESS
        self.aspect = picture.width / picture.height
        self.pixels = picture.height * fineness
        """Board pixels in one picture height."""
        width, height = (edge * fineness // FINENESS for edge in board_size(picture))
        self._origin = (picture.width * fineness * MARGIN, picture.height * fineness * MARGIN)
        self.image = onto or Image.new("RGB", (width, height))
        self.draw = ImageDraw.Draw(self.image, "RGBA")
        self._solid = ImageDraw.Draw(self.image)

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

    def _by(self, paint: Paint) -> ImageDraw.ImageDraw:
        """Return what draws a paint: one that hides what is below needs no blending."""
        return self._solid if len(paint) == _OPAQUE else self.draw

    def polygon(self, points: Iterable[Point], paint: Paint) -> None:
        """Fill a polygon."""
        self._by(paint).polygon([self.at(each) for each in points], paint)

    def rectangle(self, corner: Point, opposite: Point, paint: Paint) -> None:
        """Fill a rectangle between two corners."""
        self._by(paint).rectangle([self.at(corner), self.at(opposite)], paint)

    def ellipse(self, centre: Point, radii: Point, paint: Paint) -> None:
        """Fill an ellipse."""
        (x, y), (rx, ry) = centre, radii
        self._by(paint).ellipse([self.at((x - rx, y - ry)), self.at((x + rx, y + ry))], paint)

    def glow(self, centre: Point, radius: float, colour: Colour, strength: float) -> None:
        """Let a light shine softly around a place, brightest (`strength`, 0 to 1) in the middle."""
        x, y = self.at(centre)
        reach = max(1, round(radius * self.pixels))
        veil = _glow(round(255 * strength)).resize(
            (2 * reach, 2 * reach), Image.Resampling.BILINEAR
        )
        self.image.paste(colour, (round(x) - reach, round(y) - reach), veil)

    def line(self, points: Iterable[Point], width: float, paint: Paint) -> None:
        """Draw a line; `width` in picture heights, at least one pixel."""
        thick = max(1, round(width * self.pixels))
        at = [self.at(each) for each in points]
        joint = "curve" if len(at) < _CURVED_FROM else None
        self._by(paint).line(at, paint, thick, joint=joint)

    def limb(self, points: Sequence[Point], widths: Sequence[float], paint: Paint) -> None:
        """Draw a rounded line that tapers from width to width."""
        ends = list(zip(points, widths, strict=True))
        for (a, wide), (b, narrow) in pairwise(ends):
            self.polygon(taper(a, b, wide / 2, narrow / 2), paint)
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
        wide = column.resize((self.image.width, last - first), Image.Resampling.NEAREST)
        self.image.paste(wide, (0, first))

    def out_of_focus(self, radius: float, strength: float) -> Image.Image:
        """Return a rough board as a whole one out of focus; `radius` in picture heights.

        `strength` darkens its corners. What is out of focus needs a small part of the work.
        """
        coarse = 4
        small = self.image.reduce(coarse)
        small = small.filter(ImageFilter.GaussianBlur(radius * self.pixels / coarse))
        small = ImageChops.multiply(small, _corner_veil(small.size, strength))
        soft = small.resize(self.image.size, Image.Resampling.BILINEAR)
        whole = (self.image.width * FINENESS, self.image.height * FINENESS)
        return soft.resize(whole, Image.Resampling.NEAREST)

    def darken_edges(self, strength: float) -> None:
        """Let the picture fall off towards its upper and lower edge; `strength` from 0 to 1."""
        width, height = self.image.size
        deep = round(height * _EDGE)
        veil = _edge_veil((width, deep), strength)
        upper, lower = (0, 0, width, deep), (0, height - deep, width, height)
        for box, its_veil in ((upper, veil), (lower, ImageOps.flip(veil))):
            self.image.paste(ImageChops.multiply(self.image.crop(box), its_veil), box[:2])

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


@lru_cache(8)
def _corner_veil(size: tuple[int, int], strength: float) -> Image.Image:
    """Return what a picture is multiplied with: white in the middle, darker at the corners."""
    coarse = (max(2, size[0] // 8), max(2, size[1] // 8))
    x = np.linspace(-1, 1, coarse[0])[None, :]
    y = np.linspace(-1, 1, coarse[1])[:, None]
    distance = np.clip((np.hypot(x * 0.95, y) - 0.5) / 0.9, 0, 1)
    veil = Image.fromarray(((1 - strength * distance**1.6) * 255).round().astype(np.uint8))
    wide = veil.resize(size, Image.Resampling.BILINEAR)
    return Image.merge("RGB", (wide, wide, wide))


@lru_cache(8)
def _edge_veil(size: tuple[int, int], strength: float) -> Image.Image:
    width, deep = size
    share = 1 - strength * (1 - np.arange(deep) / deep) ** 1.4
    column = Image.fromarray((share * 255).round().astype(np.uint8)[:, None])
    wide = column.resize((width, deep), Image.Resampling.NEAREST)
    return Image.merge("RGB", (wide, wide, wide))


@lru_cache(8)
def _glow(strength: int) -> Image.Image:
    x = np.linspace(-1, 1, 65)
    fall = np.clip(1 - np.hypot(x[None, :], x[:, None]), 0, 1)
    return Image.fromarray((fall**1.8 * strength).round().astype(np.uint8))


def taper(a: Point, b: Point, wide: float, narrow: float) -> list[Point]:
    """Return the outline of a straight piece, `2 * wide` at `a` and `2 * narrow` at `b`."""
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
