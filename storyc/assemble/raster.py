"""The grid of the film: its pictures and its sound samples."""

from dataclasses import dataclass
from fractions import Fraction

SAMPLE_RATE = 48_000
"""Samples a second of the film's sound: what picture sound has used since DAT and DVD."""

CHANNELS = 2


@dataclass(frozen=True, slots=True)
class Raster:
    """The film's picture: pixels, square, and frames a second."""

    width: int
    height: int
    fps: int

    @property
    def frame_s(self) -> Fraction:
        """Seconds of one frame."""
        return Fraction(1, self.fps)


def samples_at(frame: int, fps: int) -> int:
    """Return the first sound sample of a frame.

    Units: samples at `SAMPLE_RATE`. Where a frame is no whole number of samples the place is
    rounded by itself, so that the error never grows.
    """
    return round(Fraction(frame * SAMPLE_RATE, fps))
