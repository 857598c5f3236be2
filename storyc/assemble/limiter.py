"""Keeps true peaks below a ceiling, without a click and without a colour of its own.

The gain looks ahead: it goes down before a peak and comes up behind it, each within 20 ms.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from storyc.assemble.loudness import Levels
from storyc.assemble.sound import Sound
from storyc.assemble.true_peak import HOP, REACH, true_peaks

_LOOK = 20
"""Hops that the gain needs to go down, and to come up."""

_AROUND = 2 * _LOOK + 2
"""Hops before and behind that decide over the gain."""

CONTEXT = HOP * _AROUND + REACH
"""Samples before and behind that `limited` looks at."""


@dataclass(frozen=True, slots=True)
class Limited:
    """Sound below a ceiling, and its highest true peak. `is_changed` tells that it was too loud."""

    sound: Sound
    peak: float
    is_changed: bool


def limited(sound: Sound, ceiling: float) -> Limited:
    """Return sound whose true peaks are not above a ceiling.

    Args:
        sound: whole hops, with `CONTEXT` samples more before and behind.
        ceiling: full scale is 1.

    Shape: without the context.
    """
    peaks = true_peaks(sound, ceiling)
    inner = sound[CONTEXT:-CONTEXT]
    loudest = float(peaks[_AROUND : len(peaks) - _AROUND].max(initial=0))
    if peaks.max(initial=0) <= ceiling:
        return Limited(inner, loudest, is_changed=False)
    needed = np.minimum(1, ceiling / np.maximum(peaks, ceiling)).astype(np.float32)
    # The least gain of all hops near, then its mean over as many: nowhere above what is needed.
    least = sliding_window_view(needed, 2 * _LOOK + 3).min(axis=1)
    weights = np.hanning(2 * _LOOK + 3)[1:-1]
    smooth = np.convolve(least, weights / weights.sum(), mode="valid")
    lowered = inner * _for_samples(smooth, len(inner))
    around = np.pad(lowered, ((REACH, REACH), (0, 0)))
    return Limited(lowered, float(true_peaks(around, ceiling).max()), is_changed=True)


def _for_samples(gains: Levels, samples: int) -> Sound:
    """Return gains of hops, one more on either side, as gains of samples."""
    centres = (np.arange(len(gains)) - 1) * HOP + (HOP - 1) / 2
    every = np.interp(np.arange(samples), centres, gains)
    return np.asarray(every[:, np.newaxis], dtype=np.float32)
