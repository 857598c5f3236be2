"""Fits planned speeches to where speech was measured in a clip."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

_LEAST_SHARE, _MOST_SHARE = 0.4, 2.5
"""How much speech there may be against what was planned and still be taken for it. Less or more is
something else: a bed of music, a crowd, or a clip that does not say its words."""

_SNAP_SHARE = 0.35
"""How far a border between speeches may move to a pause, as a share of the shorter speech."""


class Stretch(NamedTuple):
    """Units: frames of a clip; `stop` is the first one after it."""

    start: int
    stop: int

    @property
    def frames(self) -> int:
        """Its length."""
        return self.stop - self.start


def aligned(planned: Sequence[Stretch], heard: Sequence[Stretch], fps: int) -> tuple[Stretch, ...]:
    """Return where each planned speech is said.

    The speeches share the measured speech as they share the planned one, in order; a border that
    falls near a pause moves into it. Where the measured speech cannot be the planned one, the plan
    stands.

    Args:
        planned: the speeches, in order, none at the same time as another.
        heard: where speech was measured, in order, apart from each other.
        fps: frames a second.

    Shape: one stretch for each planned one, in order, none before the end of the one before it.
    """
    wanted = sum(it.frames for it in planned)
    there = sum(it.frames for it in heard)
    if not planned or not _LEAST_SHARE * wanted <= there <= _MOST_SHARE * max(wanted, fps):
        return tuple(planned)
    if there < len(planned):
        return tuple(planned)
    borders = _borders(planned, heard, wanted, there)
    return tuple(
        Stretch(_clock(first, heard, at_end=False), _clock(last, heard, at_end=True))
        for first, last in pairwise(borders)
    )


def _borders(
    planned: Sequence[Stretch], heard: Sequence[Stretch], wanted: int, there: int
) -> list[int]:
    """Return the frames of measured speech before each speech begins, and all of them."""
    pauses = list(accumulate(it.frames for it in heard))[:-1]
    shares = [it.frames * there / wanted for it in planned]
    borders = [0]
    for at, shorter in zip(accumulate(shares), _shorter(shares), strict=False):
        near = [it for it in pauses if abs(it - at) <= _SNAP_SHARE * shorter]
        nearest = min(near, key=lambda it: abs(it - at), default=round(at))
        left = len(planned) - len(borders)
        borders.append(min(max(nearest, borders[-1] + 1), there - left))
    return [*borders[: len(planned)], there]


def _shorter(shares: Sequence[float]) -> list[float]:
    return [min(pair) for pair in pairwise(shares)]


def _clock(at: int, heard: Sequence[Stretch], *, at_end: bool) -> int:
    """Return the clip frame after so many frames of speech: before a pause, or behind it."""
    for stretch in heard:
        if at < stretch.frames or (at_end and at == stretch.frames):
            return stretch.start + at
        at -= stretch.frames
    return heard[-1].stop
