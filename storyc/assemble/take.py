"""A take as the assembler sees it: which pictures it holds, and whether they can be copied."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.raster import Raster
from storyc.assemble.sample_table import Numbers
from storyc.h264 import avc

_ON_GRID_S = Fraction(1, 1000)
"""How far a picture may be off the film's grid and still be copied: time stamps in thousandths of a
second round by half of that, and nobody can see or hear it."""


@dataclass(frozen=True, slots=True)
class CodedPictures:
    """The packets of a take in decoding order, one row each.

    Units: `pts` and `dts` in the take's time base. `opens` says that decoding can start there.
    `offsets` and `sizes` are where in the file they lie in bytes, `None` where only a demuxer knows
    it.
    """

    pts: Numbers
    dts: Numbers
    opens: NDArray[np.bool_]
    offsets: Numbers | None = None
    sizes: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """The clip of one segment.

    Times of `pictures` are in units of `time_base`. `origin` is the time of the first picture
    shown. `frames` is how many frames of the film's grid it covers. `grid` has the clip frame of
    each picture, and `sets` what decodes them, where they can be copied; else `misfit` says why
    not.
    """

    slate: str
    path: Path
    time_base: Fraction
    origin: Fraction
    frames: int
    pictures: CodedPictures
    grid: Numbers
    sets: avc.ParameterSets | None
    misfit: str | None


def grid_of(pts: Numbers, time_base: Fraction, origin: Fraction, raster: Raster) -> Numbers:
    """Return the clip frame of each picture, or nothing when they are not one each frame."""
    scale = time_base * raster.fps
    start = origin / time_base  # the time of a picture, so a whole number
    ticks = (pts - int(start)) * scale.numerator
    frames = (2 * ticks + scale.denominator) // (2 * scale.denominator)
    off = np.abs(ticks - frames * scale.denominator)
    slack = _ON_GRID_S * raster.fps * scale.denominator
    is_even = int(off.max(initial=0)) <= slack
    is_each = bool(np.array_equal(np.sort(frames), np.arange(len(frames))))
    return frames if is_even and is_each else np.empty(0, dtype=np.int64)
