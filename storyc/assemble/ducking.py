"""When somebody speaks, and how far music steps back for it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.level import SPEECH_LUFS
from storyc.assemble.raster import CHANNELS, SAMPLE_RATE, samples_at
from storyc.assemble.sound import Sound
from storyc.emit.score import Speech

HOP = SAMPLE_RATE // 100
"""Samples of a hop, 10 ms, for which one level is kept."""

_SPOKEN = 10 ** ((SPEECH_LUFS - 20) / 20)
"""What is louder, near where the script has somebody speak, is speech."""

_SLACK = 50
_BEFORE, _AFTER = 15, 40
"""Hops by which music goes down before a word and stays down behind it: breaths are bridged."""

_SMOOTH = 31
"""Hops in which it goes down and comes up."""

Levels = NDArray[np.float32]


class LevelMeter:
    """Keeps the level of the takes' sound as it passes: 400 bytes for a second of film."""

    def __init__(self) -> None:
        self._levels: list[Levels] = []
        self._rest = np.zeros((0, CHANNELS), dtype=np.float32)

    def add(self, sound: Sound) -> None:
        """Hear the next stretch."""
        sound = np.concatenate((self._rest, sound))
        whole = len(sound) // HOP * HOP
        self._rest = sound[whole:].copy()
        hops = sound[:whole].reshape(-1, HOP * CHANNELS)
        self._levels.append(np.sqrt(np.mean(np.square(hops), axis=1)))

    def levels(self) -> Levels:
        """Return the level of each hop. Units: RMS, full scale is 1."""
        rest = np.sqrt(np.mean(np.square(self._rest))) if len(self._rest) else 0
        return np.append(np.concatenate(self._levels), np.float32(rest)).astype(np.float32)


class Ducking:
    """How much of the way down music is at each moment, from the levels of the takes."""

    def __init__(self, levels: Levels, speeches: Sequence[Speech], fps: int) -> None:
        near = np.zeros(len(levels), dtype=np.bool_)
        for speech in speeches:
            start = samples_at(speech.start_frame, fps) // HOP - _SLACK
            stop = samples_at(speech.start_frame + speech.frames, fps) // HOP + _SLACK
            near[max(start, 0) : stop] = True
        spoken = np.flatnonzero(near & (levels > _SPOKEN))
        # Each loud hop reaches back and on: count how many reaches have begun and not ended.
        edges = np.zeros(len(levels) + 1, dtype=np.int64)
        np.add.at(edges, np.maximum(spoken - _BEFORE, 0), 1)
        np.add.at(edges, np.minimum(spoken + _AFTER, len(levels)), -1)
        down = (np.cumsum(edges[:-1]) > 0).astype(np.float32)
        weights = np.hanning(_SMOOTH + 2)[1:-1]
        self._down = np.convolve(down, weights / weights.sum(), mode="same")

    def gains(self, first: int, stop: int, depth_db: float) -> Sound:
        """Return the gain of each sample `[first, stop)`, where `depth_db` is all the way down."""
        hops = np.arange(first // HOP, -(-stop // HOP) + 1)
        down = self._down[np.minimum(hops, len(self._down) - 1)]
        centres = hops * HOP + HOP / 2
        share = np.interp(np.arange(first, stop), centres, down)
        return np.asarray(10 ** (share * depth_db / 20), dtype=np.float32)
