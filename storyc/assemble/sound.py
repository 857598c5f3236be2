"""Sound in memory."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from storyc.assemble.raster import SAMPLE_RATE

Sound = NDArray[np.float32]
"""A stretch of sound at `SAMPLE_RATE`, `(samples, 2)`, full scale at 1."""


def sound_frames(sound: Iterable[Sound]) -> Iterator[AudioFrame]:
    """Yield sound in frames of at most a second, each with its time from the first sample."""
    at = 0
    for stretch in sound:
        for start in range(0, len(stretch), SAMPLE_RATE):
            samples = stretch[start : start + SAMPLE_RATE]
            frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="stereo")
            frame.sample_rate = SAMPLE_RATE
            frame.time_base = Fraction(1, SAMPLE_RATE)
            frame.pts = at
            yield frame
            at += len(samples)
