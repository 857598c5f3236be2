"""Brings the whole mix to its loudness and codes it, in pieces that are worked at side by side."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.ahead import ahead
from storyc.assemble.limiter import CONTEXT, Limited, limited
from storyc.assemble.loudness import (
    BLOCK_STEPS,
    STEP,
    Levels,
    gated,
    momentary,
    padded,
    whole_blocks,
)
from storyc.assemble.makeup import BEFORE, foreseen, makeup_db
from storyc.assemble.part import Packet
from storyc.assemble.report import Loudness
from storyc.assemble.scratch import Scratch
from storyc.assemble.sound import Sound
from storyc.assemble.sound_code import AFTER, FRAME, code_frames, first_sample, frames_of
from storyc.assemble.true_peak import HOP

CEILING_DBTP = -1.5
"""The film stays below -1 dB true peak (EBU R 128, 2023, for lossy delivery); coding in AAC moves
peaks by up to half a decibel."""

_MOST_GAIN_DB = 20.0
"""More would only raise the noise of a film that is meant to be quiet."""

_PIECE_FRAMES = 450
"""Frames of AAC of a piece: 9.6 s, a whole number of steps of the meter."""

_PIECE = _PIECE_FRAMES * FRAME
_WARM_UP = 10 * STEP
"""Sound before a piece, after which the meter's filters have settled. A whole number of hops of the
limiter, so that all pieces are parted into the same ones."""

_CEILING = 10 ** (CEILING_DBTP / 20)
_BETWEEN_SAMPLES = 2.0
"""By how much sound may rise between its samples."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """What was measured of a piece: its blocks, and its highest true peak."""

    levels: Levels
    peak: float


class Master:
    """The way from a mix to the sound of the film, at a target in LUFS."""

    def __init__(self, mix: Scratch, target_lufs: float) -> None:
        self._mix = mix
        self._target = target_lufs
        self._measured: list[_Measured] = []
        self._mixed: list[_Measured] = []
        self._gain_db = 0.0

    def packets(self) -> Iterator[Packet]:
        """Yield the coded sound. What it came to is known after the last packet."""
        self._gain_db = self._best_gain_db()
        measured = []
        for packets, each in ahead(self._coded, self._pieces(frames_of(self._mix.samples))):
            measured.append(each)
            yield from packets
        self._measured = measured

    @property
    def loudness(self) -> Loudness:
        """The loudness of what was measured last."""
        peak = max(it.peak for it in self._measured)
        return Loudness(self._integrated, 20 * math.log10(peak) if peak > 0 else None)

    @property
    def _integrated(self) -> float | None:
        return gated(whole_blocks(np.concatenate([it.levels for it in self._measured])))

    def _pieces(self, frames: int) -> range:
        return range(0, frames, _PIECE_FRAMES)

    def _best_gain_db(self) -> float:
        """Return the gain that brings the mix to the target, as far as that is wise."""
        pieces = self._pieces(-(-self._mix.samples // FRAME))
        self._measured = self._mixed = list(ahead(self._as_mixed, pieces))
        plain = self._integrated
        if plain is None:
            return 0.0
        gain = min(self._target - plain, _MOST_GAIN_DB)
        if max(it.peak for it in self._measured) * _factor(gain) * _BETWEEN_SAMPLES < _CEILING:
            return gain
        self._gain_db = gain
        seen = np.concatenate(list(ahead(self._foreseen, pieces)), axis=1)
        return gain + makeup_db(seen[:, BLOCK_STEPS - 1 :], plain + gain)

    def _as_mixed(self, first: int) -> _Measured:
        """Measure a piece of the mix; its peak is that of its samples."""
        start, stop = self._span(first)
        sound = self._mix.read(start - _WARM_UP, stop)
        return _Measured(_levels(sound), float(np.abs(sound).max(initial=0)))

    def _foreseen(self, first: int) -> NDArray[np.float64]:
        """Return the loudness of a piece behind the limiter, for each make-up gain."""
        start, stop = self._span(first)
        stop += -(stop - start) % STEP
        sound = self._mix.read(start - BEFORE, stop + CONTEXT) * _factor(self._gain_db)
        levels = self._mixed[first // _PIECE_FRAMES].levels + self._gain_db
        return foreseen(sound, levels, _CEILING)

    def _coded(self, first: int) -> tuple[list[Packet], _Measured]:
        """Return the frames of a piece, and what was measured of it."""
        last = min(first + _PIECE_FRAMES, frames_of(self._mix.samples))
        begin = first * FRAME - _WARM_UP
        made = self._limited(begin, (last + AFTER) * FRAME)
        packets = code_frames(made.sound[first_sample(first) - begin :], first, last)
        return packets, self._measure(first, made)

    def _measure(self, first: int, made: Limited) -> _Measured:
        """Measure a piece with its warm-up; one that only became louder was measured already."""
        number = first // _PIECE_FRAMES
        if number >= len(self._mixed):
            return _Measured(np.zeros(0), made.peak)
        if not made.is_changed:
            levels = self._mixed[number].levels + self._gain_db
        else:
            start, stop = self._span(first)
            levels = _levels(made.sound[: stop - start + _WARM_UP])
        return _Measured(levels, made.peak)

    def _span(self, first: int) -> tuple[int, int]:
        """Return the samples of a piece that begins with a frame."""
        start = first * FRAME
        return start, max(start, min(start + _PIECE, self._mix.samples))

    def _limited(self, start: int, stop: int) -> Limited:
        stop += -(stop - start) % HOP
        sound = self._mix.read(start - CONTEXT, stop + CONTEXT) * _factor(self._gain_db)
        return limited(sound, _CEILING)


def _factor(gain_db: float) -> np.float32:
    return np.float32(10 ** (gain_db / 20))


def _levels(sound: Sound) -> Levels:
    """Return the blocks that end in sound behind its warm-up."""
    return momentary((padded(sound),))[_WARM_UP // STEP :]
