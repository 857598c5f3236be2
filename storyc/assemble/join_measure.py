"""How well one clip goes on where another ends: the last frame against the next first one.

Plain arithmetic on small pictures, as players would show them.

Source: structure is SSIM, Wang et al. 2004, with its constants, over windows of eight pixels; the
distance of colours is the chi-square distance of histograms.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.picture import Picture, planes
from storyc.plan.plan import Link, Plan

_WINDOW = 8
_SMALL = 320
_BINS = 32
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2

SAME_STRUCTURE = 0.8
_SAME_COLOUR = 12.0
"""Consecutive frames of one clip measure about 0.97 and 1; frames of two set-ups 0.5 and 20."""

_PICTURE_CUTS = frozenset({"cut", "L-cut", "J-cut"})

Plane = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EndFrames:
    """The first and the last picture that the film shows of a segment."""

    slate: str
    first: Picture
    last: Picture


@dataclass(frozen=True, slots=True)
class JoinMeasure:
    """How two pictures differ.

    `structure` is 1 for equal ones and about 0 for strangers. `colours` is the distance of their
    histograms, 0 for equal ones and 2 for ones that share nothing. `shift` is by how much the mean
    luma and the two mean chromas change. Units of `shift`: steps of 8 bits.
    """

    outgoing: str
    incoming: str
    link: Link
    transition: str
    structure: float
    colours: float
    shift: tuple[float, float, float]

    @property
    def goes_on(self) -> bool:
        """Tell whether the second picture could be the next one of the same clip."""
        return self.structure >= SAME_STRUCTURE and self.colour_shift <= _SAME_COLOUR

    @property
    def colour_shift(self) -> float:
        """The largest of the three shifts."""
        return max(map(abs, self.shift))

    @property
    def is_broken(self) -> bool:
        """Tell whether it was to go on and does not."""
        return self.link != "cut" and self.transition == "cut" and not self.goes_on


def measure_joins(plan: Plan, ends: Sequence[EndFrames]) -> Iterator[JoinMeasure]:
    """Yield how each segment goes on where the one before it ends.

    Args:
        plan: what the film consists of.
        ends: of all its segments, in order.
    """
    size = plan.width, plan.height
    pairs = zip(pairwise(plan.segments), pairwise(ends), strict=True)
    for (outgoing, incoming), (before, after) in pairs:
        kinds = {incoming.transition_in.kind, outgoing.transition_out.kind} - _PICTURE_CUTS
        yield compare(
            (outgoing.slate, before.last),
            (incoming.slate, after.first),
            size,
            link=incoming.link,
            transition=" and ".join(sorted(kinds)) or "cut",
        )


def compare(
    outgoing: tuple[str, Picture],
    incoming: tuple[str, Picture],
    size: tuple[int, int],
    *,
    link: Link,
    transition: str = "cut",
) -> JoinMeasure:
    """Return how two pictures of a size differ, each given with its slate."""
    old, new = planes(outgoing[1], *size), planes(incoming[1], *size)
    shift = [float(b.mean() - a.mean()) for a, b in zip(old, new, strict=True)]
    return JoinMeasure(
        outgoing[0],
        incoming[0],
        link,
        transition,
        structure=_ssim(_small(old[0]), _small(new[0])),
        colours=sum(_histogram_distance(a, b) for a, b in zip(old, new, strict=True)) / 3,
        shift=(shift[0], shift[1], shift[2]),
    )


def _small(luma: NDArray[np.uint8]) -> Plane:
    """Return a picture reduced by a whole number, so that grain counts as little as it is seen."""
    by = max(luma.shape[1] // _SMALL, 1)
    rows, columns = (edge // by * by for edge in luma.shape)
    blocks = luma[:rows, :columns].reshape(rows // by, by, columns // by, by)
    return np.asarray(blocks.mean(axis=(1, 3)), dtype=np.float64)


def _ssim(one: Plane, other: Plane) -> float:
    rows, columns = (edge // _WINDOW * _WINDOW for edge in one.shape)
    a, b = (_windows(it[:rows, :columns]) for it in (one, other))
    mean_a, mean_b = a.mean(axis=1), b.mean(axis=1)
    var_a, var_b = a.var(axis=1), b.var(axis=1)
    both = ((a - mean_a[:, None]) * (b - mean_b[:, None])).mean(axis=1)
    alike = (2 * mean_a * mean_b + _C1) * (2 * both + _C2)
    return float((alike / ((mean_a**2 + mean_b**2 + _C1) * (var_a + var_b + _C2))).mean())


def _windows(plane: Plane) -> Plane:
    rows, columns = plane.shape
    tiles = plane.reshape(rows // _WINDOW, _WINDOW, columns // _WINDOW, _WINDOW)
    return tiles.swapaxes(1, 2).reshape(-1, _WINDOW * _WINDOW)


def _histogram_distance(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    a, b = (
        np.bincount(it.reshape(-1) * _BINS // 256, minlength=_BINS) / it.size
        for it in (one.astype(np.int64), other.astype(np.int64))
    )
    both = a + b
    return float(((a - b) ** 2 / np.where(both > 0, both, 1)).sum())
