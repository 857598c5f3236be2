"""Draws flat shapes with a contour that is thicker on the side away from the light."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, sin, tau

from storyc.backends.animatic.canvas import Canvas, Point, smooth, taper
from storyc.backends.animatic.colour import Colour, Light, alpha, mix
from storyc.backends.animatic.stance import Stance

Place = Callable[[Point], Point]
Shape = tuple[Point, ...]

_SHADE = 0.30
_SHADE_FROM = 0.64
"""Of a shape's width, from the lit side: what lies beyond is in the shade."""

_DIM, _RIM_FROM, _RIM = 0.2, 0.87, 0.30
"""In dim light the lit side has an edge of the key light's colour."""

_AROUND = (
    (-0.8, 0.0),
    (0.0, -0.8),
    (-0.55, 0.55),
    (1.35, 0.2),
    (0.45, 1.2),
    (0.9, -0.5),
    (1.0, 0.9),
)
"""Nibs by which a shape in ink is shifted to stick out around itself: many fills cost less than one
line with round corners."""

_FINEST = 0.0011
_ROUND = 20


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws one person: colours are given as in plain light."""

    canvas: Canvas
    stance: Stance
    light: Light
    dark: float = 0.0
    """How far all colours sink into the shade: somebody before the light is a silhouette."""

    @property
    def nib(self) -> float:
        """The width of a contour in picture heights."""
        wanted: float = 0.0052 * self.stance.stature**0.6
        return min(max(wanted, _FINEST), 0.008)

    @property
    def ink(self) -> Colour:
        """The colour of contours: never quite black."""
        return mix(mix(self.light.shade, (20, 18, 26), 0.55), self.light.key, 0.04)

    def lit(self, colour: Colour) -> Colour:
        """Return a colour in this light."""
        shaded = mix(colour, self.light.shade, self.light.dimness * 0.62)
        tinted = mix(shaded, self.light.key, 0.06)
        return mix(tinted, self.light.shade, self.dark)

    def shape(
        self, points: Iterable[Point], colour: Colour, place: Place, *, shaded: bool = True
    ) -> None:
        """Fill a shape, its far side in shade, within a contour."""
        at = [place(each) for each in points]
        fill = self.lit(colour)
        self.contour(at)
        self.canvas.polygon(at, fill)
        if shaded and self.light.dimness > _DIM and not self.dark:
            edge = [(-x, y) for x, y in beyond([(-x, y) for x, y in at], _RIM_FROM)]
            self.canvas.polygon(edge, mix(fill, self.light.key, _RIM))
        if shaded:
            part = beyond(at, _SHADE_FROM)
            if part:
                self.canvas.polygon(part, mix(fill, self.light.shade, _SHADE))

    def round(self, points: Shape, colour: Colour, place: Place, *, shaded: bool = True) -> None:
        """Fill a shape with a smooth outline."""
        self.shape(curve(points), colour, place, shaded=shaded)

    def flat(
        self, points: Iterable[Point], colour: Colour, place: Place, opacity: float = 1
    ) -> None:
        """Fill a shape without a contour; `opacity` below 1 lets show what is below."""
        fill = self.lit(colour)
        at = [place(each) for each in points]
        self.canvas.polygon(at, fill if opacity >= 1 else alpha(fill, opacity))

    def oval(
        self, centre: Point, radii: Point, colour: Colour, place: Place, *, inked: bool = True
    ) -> None:
        """Fill an oval."""
        points = oval(centre, radii)
        if inked:
            self.shape(points, colour, place, shaded=False)
        else:
            self.flat(points, colour, place)

    def limb(self, joints: Sequence[Point], widths: Sequence[float], colour: Colour) -> None:
        """Draw an arm or a leg through joints in picture heights, tapering from width to width."""
        size = self.stance.stature * (1 - self.stance.head) / 0.865
        thick = [width * size for width in widths]
        grown = [width + 2 * self.nib for width in thick]
        self._limb([(x + self.nib * 0.35, y) for x, y in joints], grown, self.ink)
        self._limb(joints, thick, self.lit(colour))

    def _limb(self, joints: Sequence[Point], widths: Sequence[float], paint: Colour) -> None:
        ends = list(zip(joints, widths, strict=True))
        for (a, wide), (b, narrow) in pairwise(ends):
            self.canvas.polygon(taper(a, b, wide / 2, narrow / 2), paint)
        for point, width in ends:
            self.canvas.ellipse(point, (width / 2, width / 2), paint)

    def line(
        self, points: Iterable[Point], place: Place, weight: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Draw a line of ink, `weight` nibs wide."""
        at = [place(each) for each in points]
        paint = alpha(self.ink, opacity) if opacity < 1 else self.ink
        self.canvas.line(at, self.nib * weight, paint)

    def contour(self, at: Sequence[Point]) -> None:
        """Draw what will stick out behind a shape: thin where light falls, thick in the shade."""
        for dx, dy in _AROUND:
            shift_x, shift_y = dx * self.nib, dy * self.nib
            self.canvas.polygon([(x + shift_x, y + shift_y) for x, y in at], self.ink)


@lru_cache(4096)
def curve(points: Shape) -> Shape:
    """Return a smooth closed outline through points."""
    return tuple(smooth(points, 5))


@lru_cache(4096)
def oval(centre: Point, radii: Point) -> Shape:
    """Return the outline of an oval."""
    return tuple(
        (
            centre[0] + radii[0] * cos(tau * step / _ROUND),
            centre[1] + radii[1] * sin(tau * step / _ROUND),
        )
        for step in range(_ROUND)
    )


def beyond(at: Sequence[Point], share: float) -> list[Point]:
    """Return the part of a shape to the right of a slanted line, at a share of its width."""
    xs = [x for x, _ in at]
    ys = [y for _, y in at]
    middle, edge = (min(ys) + max(ys)) / 2, min(xs) + (max(xs) - min(xs)) * share

    def past(point: Point) -> float:
        return point[0] - edge + 0.12 * (point[1] - middle)

    part: list[Point] = []
    for a, b in pairwise([*at, at[0]]):
        here, there = past(a), past(b)
        if here >= 0:
            part.append(a)
        if (here >= 0) != (there >= 0):
            t = here / (here - there)
            part.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
    return part
