"""A small correction of light and colour that fades away.

It works on the coded values, plane by plane, as the film's dissolves do: nothing is converted, and
what is corrected is exactly what the joins are measured in.
"""

from dataclasses import dataclass
from math import cos, pi

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.picture import Picture, planes

_LEAST_GAIN, _MOST_GAIN = 0.8, 1.25
"""What contrast or colourfulness changes by from one take to the next; more is another picture."""

_FLAT = 1.0
"""A plane that varies by less, in steps of 8 bits, has no contrast to be compared."""

_EXACT = 4
"""Decimals of the numbers: far finer than a step, and equal on every machine."""


@dataclass(frozen=True, slots=True)
class PlaneGrade:
    """What becomes of the values of one plane: `gain` times as much, and `offset` steps more."""

    gain: float
    offset: float

    def table(self, share: float) -> NDArray[np.uint8]:
        """Return the new value of each of the 256, where a share of the correction holds."""
        values = np.arange(256, dtype=np.float64)
        moved = values + share * ((self.gain - 1) * values + self.offset)
        return np.clip(np.rint(moved), 0, 255).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Grade:
    """A correction of the frames `[first, first + frames)` of a clip: whole at first, then less."""

    first: int
    frames: int
    planes: tuple[PlaneGrade, PlaneGrade, PlaneGrade]

    def share(self, clip_frame: int) -> float:
        """Return how much of the correction a frame of the clip gets, from 1 to 0.

        It leaves slowly and arrives slowly, so that neither end of the window is seen.
        """
        at = clip_frame - self.first
        return (1 + cos(pi * at / self.frames)) / 2 if 0 <= at < self.frames else 0.0

    def corrected(self, picture: Picture, clip_frame: int, size: tuple[int, int]) -> Picture:
        """Return a frame of the clip, corrected by its share."""
        share = self.share(clip_frame)
        if not share:
            return picture
        graded = np.empty_like(picture)
        targets, sources = planes(graded, *size), planes(picture, *size)
        for target, source, plane in zip(targets, sources, self.planes, strict=True):
            np.take(plane.table(share), source, out=target)
        return graded


def plane_grade(wanted: Picture, found: Picture) -> PlaneGrade:
    """Return what gives one plane the mean and, within limits, the contrast of another."""
    spread = float(found.std())
    gain = 1.0
    if spread >= _FLAT:
        gain = round(min(max(float(wanted.std()) / spread, _LEAST_GAIN), _MOST_GAIN), _EXACT)
    offset = float(wanted.mean()) - gain * float(found.mean())
    return PlaneGrade(gain, round(offset, _EXACT))
