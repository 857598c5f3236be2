"""Keeps true peaks below a ceiling, without a click and without a colour of its own.

The gain looks ahead: it goes down before a peak and comes up behind it, each within 20 ms.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.sound import Sound
from storyc.assemble.true_peak import HOP, REACH, true_peaks

Gains = NDArray[np.float32]
"""What each hop is multiplied by."""

_LOOK = 20
"""Hops that the gain needs to go down, and to come up."""

_NEAR = 2 * _LOOK + 3
"""Hops of which the neediest decides over the gain of the one in the middle."""

AROUND = 2 * _LOOK + 2
"""Hops before and behind that decide over the gain."""

CONTEXT = HOP * AROUND + REACH
"""Samples before and behind that `limited` looks at."""

_WEIGHTS = np.hanning(2 * _LOOK + 3)[1:-1]
_SHARES = (np.arange(HOP, dtype=np.float32) + np.float32(0.5)) / np.float32(HOP)
"""How far the samples after the middle of a hop are on the way to the middle of the next."""


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
    loudest = float(peaks[AROUND : len(peaks) - AROUND].max(initial=0))
    if peaks.max(initial=0) <= ceiling:
        return Limited(inner, loudest, is_changed=False)
    # With what the points between the outermost samples are made from: an edge would be a peak.
    wide = sound[CONTEXT - REACH : REACH - CONTEXT]
    lowered = wide * _for_samples(gains_of(peaks, ceiling))
    highest = float(true_peaks(lowered, ceiling).max())
    return Limited(lowered[REACH:-REACH], highest, is_changed=True)


def gains_of(peaks: Gains, ceiling: float) -> Gains:
    """Return by what hops are multiplied so that no peak is above a ceiling.

    Args:
        peaks: of the hops, with `AROUND` more before and behind.
        ceiling: full scale is 1.

    Shape: with one hop more before and behind.
    """
    needed = np.minimum(1, ceiling / np.maximum(peaks, ceiling))
    # The least gain of all hops near, then its mean over as many: nowhere above what is needed.
    least = _least(needed, _NEAR)
    smooth = np.convolve(least, _WEIGHTS / _WEIGHTS.sum(), mode="valid")
    return np.asarray(smooth, dtype=np.float32)


def _least(values: Gains, near: int) -> Gains:
    """Return the least of each `near` values that stand together."""
    width = 1
    while 2 * width <= near:
        values, width = np.minimum(values[:-width], values[width:]), 2 * width
    left = near - width
    return np.minimum(values[: len(values) - left], values[left:])


def _for_samples(gains: Gains) -> Sound:
    """Return gains of hops, one more on either side, as gains of samples, `REACH` more.

    They go in straight lines from the middle of one hop to that of the next.
    """
    lines = gains[:-1, np.newaxis] + np.diff(gains)[:, np.newaxis] * _SHARES
    rest = HOP // 2 - REACH
    return lines.reshape(-1, 1)[rest:-rest]
