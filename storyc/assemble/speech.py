"""Where somebody speaks in a clip, measured by its sound.

Speech rises above what else is heard in the band of voices, in bursts of a tenth of a second to
some seconds with pauses between. Plain arithmetic: the same sound gives the same stretches.

Source: the band is that of the telephone (ITU-T G.712, 300 to 3400 Hz); the times are those of
usual detectors: a syllable lasts 80 ms and more, a pause inside a word less than a quarter second.
"""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.ahead import ahead
from storyc.assemble.probe import probe
from storyc.assemble.raster import SAMPLE_RATE, Raster, samples_at
from storyc.assemble.sound import Sound
from storyc.assemble.take_sound import read_sound
from storyc.emit import Stretch
from storyc.plan.plan import Plan

_STEP_S = 0.02
_STEP = round(SAMPLE_RATE * _STEP_S)
_LOW_HZ, _HIGH_HZ = 300, 3400

_FLOOR_SHARE = 10
"""Percentile of the levels that is taken for what is heard without speech."""

_LOUD_SHARE = 95
_ABOVE_FLOOR_DB = 9.0
_BELOW_LOUD_DB = 26.0
"""Speech is so much louder than the room, its quiet sounds so much softer than its loud ones."""

_SILENCE_DB = -60.0
_LEAST_SWING_DB = 6.0
"""Where loud and quiet are nearer to each other there is a steady sound and no speech."""

_SHORTEST_STEPS = 4
_PAUSE_STEPS = 12


def hear(
    plan: Plan, clips: Mapping[str, Path], leads: Mapping[str, int]
) -> dict[str, tuple[Stretch, ...]]:
    """Return where speech is heard in clips, by slate.

    Args:
        plan: what the film consists of.
        clips: generated clips, by slate.
        leads: how many frames of a clip stand before what its segment asked for.

    Units: frames at the plan's rate, from the first one that the segment asked for.

    Raises:
        AssembleError: a clip is damaged.
    """
    raster = Raster(plan.width, plan.height, plan.fps)
    segments = [it for it in plan.segments if it.slate in clips]

    def heard(slate: str, frames: int) -> tuple[Stretch, ...]:
        take = probe(slate, clips[slate], raster)
        first = samples_at(leads.get(slate, 0), plan.fps)
        return speech_in(read_sound(take, first, samples_at(frames, plan.fps)), plan.fps)

    found = ahead(lambda it: heard(it.slate, it.clip_frames), segments)
    return {it.slate: stretches for it, stretches in zip(segments, found, strict=True)}


def speech_in(sound: Sound, fps: int) -> tuple[Stretch, ...]:
    """Return where somebody speaks, in order, apart from each other.

    Args:
        sound: `(samples, 2)` at `SAMPLE_RATE`.
        fps: frames a second of what is returned.
    """
    levels = _levels(sound)
    if not len(levels):
        return ()
    floor, loud = np.percentile(levels, (_FLOOR_SHARE, _LOUD_SHARE))
    if loud < _SILENCE_DB or loud - floor < _LEAST_SWING_DB:
        return ()
    threshold = max(_SILENCE_DB, min(floor + _ABOVE_FLOOR_DB, loud - _LEAST_SWING_DB))
    threshold = max(threshold, loud - _BELOW_LOUD_DB)
    steps = _bursts(levels > threshold)
    frames = [
        Stretch(round(start * _STEP_S * fps), max(round(stop * _STEP_S * fps), 1))
        for start, stop in steps
    ]
    return tuple(it for it in frames if it.frames > 0)


def _levels(sound: Sound) -> NDArray[np.float64]:
    """Return the level of each step in the band of voices. Units: dB, full scale at 0."""
    count = len(sound) // _STEP
    mono = sound[: count * _STEP].mean(axis=1, dtype=np.float64).reshape(count, _STEP)
    spectrum = np.fft.rfft(mono * np.hanning(_STEP), axis=1)
    hertz = np.fft.rfftfreq(_STEP, 1 / SAMPLE_RATE)
    band = spectrum[:, (hertz >= _LOW_HZ) & (hertz <= _HIGH_HZ)]
    power = 2 * (band.real**2 + band.imag**2).sum(axis=1) / (_STEP * _STEP / 4)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)), dtype=np.float64)


def _bursts(active: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the runs of active steps: short pauses closed, short noises left out."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], active.view(np.int8), [0]))))
    runs = [(int(start), int(stop)) for start, stop in edges.reshape(-1, 2)]
    joined: list[tuple[int, int]] = runs[:1]
    for (_, before), (start, stop) in pairwise(runs):
        if start - before < _PAUSE_STEPS:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
    return [(start, stop) for start, stop in joined if stop - start >= _SHORTEST_STEPS]
