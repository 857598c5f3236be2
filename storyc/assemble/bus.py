"""Adds up sounds that overlap, as they come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from storyc.assemble.raster import CHANNELS
from storyc.assemble.sound import Sound


@dataclass(frozen=True, slots=True)
class Placed:
    """Sound in the film. Units: `start` in samples."""

    start: int
    sound: Sound


def flowing(sounds: Iterable[Placed], samples: int) -> Iterator[Sound]:
    """Yield the sum of sounds in stretches.

    Args:
        sounds: in the order of their starts.
        samples: of the sum; what lies outside is left out.

    Shape: the stretches add up to exactly `samples`; where there is no sound there is silence.
    """
    at, open_end = 0, _silence(0)
    for placed in sounds:
        start, sound = placed.start, placed.sound
        if start < at:
            start, sound = at, sound[at - start :]
        whole = min(start, samples) - at
        open_end = _grown(open_end, max(whole, start - at + len(sound)))
        if whole > 0:
            yield open_end[:whole]
            open_end, at = open_end[whole:].copy(), at + whole
        open_end = _grown(open_end, start - at + len(sound))
        open_end[start - at : start - at + len(sound)] += sound
    left = samples - at
    yield _grown(open_end, left)[:left]


def _grown(sound: Sound, samples: int) -> Sound:
    missing = samples - len(sound)
    return np.concatenate((sound, _silence(missing))) if missing > 0 else sound


def _silence(samples: int) -> Sound:
    return np.zeros((samples, CHANNELS), dtype=np.float32)
