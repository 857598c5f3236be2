"""Finds the make-up gain: what brings a film back to its loudness behind the limiter."""

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.limiter import CONTEXT, gains_of
from storyc.assemble.loudness import BLOCK_STEPS, STEP, Levels, gated
from storyc.assemble.sound import Sound
from storyc.assemble.true_peak import HOP, true_peaks

BEFORE = (BLOCK_STEPS - 1) * STEP + CONTEXT
"""Samples before a piece that `foreseen` looks at."""

_PUSHES_DB = (0.0, 1.0, 2.0, 3.0, 4.0)
"""Gains that are tried. More would be heard as the limiter's work."""

_CLOSE_LU = 0.1


def foreseen(sound: Sound, levels: Levels, ceiling: float) -> NDArray[np.float64]:
    """Return what the loudness of a piece would be behind the limiter, for each gain that is tried.

    The limiter is not put to work: how it would turn down each millisecond says by how much less
    energy would be left. What only a gain makes too loud has the peaks of its samples here, not
    those between them, which are hardly higher.

    Args:
        sound: whole steps, with `BEFORE` samples before and `CONTEXT` behind.
        levels: the momentary loudness of each step of it. Units: LUFS.
        ceiling: what no peak is to be above. Full scale is 1.

    Shape: `(gains, steps)`.
    """
    peaks = true_peaks(sound, ceiling)
    hops = sound[CONTEXT:-CONTEXT].reshape(-1, HOP * sound.shape[1])
    energy = np.einsum("ij,ij->i", hops, hops)
    before = _blocks(energy)
    made = []
    for push in _PUSHES_DB:
        factor = np.float32(10 ** (push / 20))
        gains = gains_of(peaks * factor, ceiling)[1:-1]
        left = _blocks(energy * np.square(gains))
        share = np.divide(left, before, out=np.ones_like(before), where=before > 0)
        made.append(levels + push + 10 * np.log10(share))
    return np.array(made)


def makeup_db(seen: NDArray[np.float64], wanted_lufs: float) -> float:
    """Return the gain with which a film comes out at a loudness, or as near as is wise.

    Args:
        seen: what is foreseen of the whole blocks of the film, `(gains, steps)`.
        wanted_lufs: the loudness of the film.
    """
    came_to = [gated(levels) for levels in seen]
    lost = [0.0 if it is None else wanted_lufs - it for it in came_to]
    if lost[0] < _CLOSE_LU:
        return 0.0
    return float(np.interp(0, np.maximum.accumulate(-np.array(lost)), _PUSHES_DB))


def _blocks(energy: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the energy of each block, from that of the hops."""
    steps = energy.reshape(-1, STEP // HOP).sum(axis=1, dtype=np.float64)
    return np.convolve(steps, np.ones(BLOCK_STEPS), mode="valid")
