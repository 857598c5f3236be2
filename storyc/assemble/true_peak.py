"""Finds the peaks of sound between its samples.

Source: ITU-R BS.1770-5, annex 2: true peaks are those of the sound at four times its rate.
"""

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.sound import Sound

HOP = 48
"""Samples of a hop, a millisecond, for which one peak is found."""

REACH = 16
"""Samples on either side that the points between two samples are made from."""

_TIMES = 4
_AT_A_TIME = 16
"""Hops that are multiplied at once: so few that the library starts no threads of its own, which
would take the time of those that have work."""

_KAISER_BETA = 8.0
_SHARE = 0.5
"""A hop whose samples stay below this share of what matters is not looked at: between samples,
sound rises by 3 dB at a quarter of the rate and by hardly more at any that is heard."""


def true_peaks(sound: Sound, matters: float) -> NDArray[np.float32]:
    """Return the true peak of each hop, of the samples alone where it cannot reach `matters`.

    Args:
        sound: whole hops, with `REACH` samples more before and behind.
        matters: peaks below it need not be exact. Units: full scale is 1.
    """
    inner = sound[REACH:-REACH]
    hops = len(inner) // HOP
    rows_of_hops = inner.reshape(hops, -1)
    peaks: NDArray[np.float32] = np.maximum(rows_of_hops.max(axis=1), -rows_of_hops.min(axis=1))
    close = np.flatnonzero(peaks > matters * _SHARE)
    filled = np.resize(close, -(-len(close) // _AT_A_TIME) * _AT_A_TIME)
    rows = filled.reshape(-1, _AT_A_TIME, 1) * HOP + np.arange(HOP + 2 * REACH)
    for channel in range(sound.shape[1]):
        between = sound[:, channel][rows] @ _BETWEEN
        highest = np.maximum(between.max(axis=2), -between.min(axis=2)).reshape(-1)
        peaks[close] = np.maximum(peaks[close], highest[: len(close)])
    return peaks


def _between() -> NDArray[np.float32]:
    """Return what makes the points between the samples of a hop out of them.

    Shape: `(HOP + 2 * REACH, HOP * 3)`.
    """
    places = np.arange(HOP)[:, np.newaxis] + np.arange(1, _TIMES) / _TIMES + REACH
    distance = np.arange(HOP + 2 * REACH)[:, np.newaxis] - places.reshape(1, -1)
    inside = np.clip(1 - (distance / REACH) ** 2, 0, None)
    window = np.where(inside > 0, np.i0(_KAISER_BETA * np.sqrt(inside)) / np.i0(_KAISER_BETA), 0)
    return (np.sinc(distance) * window).astype(np.float32)


_BETWEEN = _between()
