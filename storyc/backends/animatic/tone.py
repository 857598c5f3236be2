"""Placeholder sounds: a chord for music, wind for a bed, a soft thud for an effect.

Everything follows from the cue's words, so that one cue sounds alike in every clip.
"""

import re
from functools import lru_cache
from hashlib import sha256

import numpy as np

from storyc.backends.animatic.wave import RATE, Wave

_LOOP = 2**19
"""Samples of a bed before it comes round again, without a seam: 10.9 s."""

_LOW = re.compile(r"\blow\b|deep|cello|bass|drone|dark|brooding")
_HIGH = re.compile(r"\bhigh\b|bright|violin|flute|glass|bell|piano|light")
_DRONE = re.compile(r"drone|one |single|note|hum")
_CHORDS = ((0, 7, 12, 15), (0, 7, 12, 16), (0, 5, 12, 17), (0, 7, 14, 15), (0, 3, 7, 10))


def music(text: str, length: int) -> Wave:
    """Return a soft chord of `length` samples."""
    said, chance = text.casefold(), _chance(text)
    root_hz = 110.0 * 2 ** (int(chance.integers(0, 8)) / 12)
    root_hz *= 0.5 if _LOW.search(said) else 2.0 if _HIGH.search(said) else 1.0
    chord = (0, 7, 12) if _DRONE.search(said) else _CHORDS[int(chance.integers(0, len(_CHORDS)))]
    spectrum = np.zeros(_LOOP // 2 + 1, np.complex64)
    for semitones in chord:
        _add_note(spectrum, root_hz * 2 ** (semitones / 12), chance)
    return _looped(spectrum, length)


def _add_note(spectrum: np.ndarray, hertz: float, chance: np.random.Generator) -> None:
    """Add a note whose partials lie close together in threes, so that it breathes."""
    for partial in range(1, 7):
        for detune_hz in (-0.28, 0.0, 0.37):
            place = round((hertz * partial + detune_hz * partial**0.5) * _LOOP / RATE)
            phase = np.exp(2j * np.pi * chance.random())
            spectrum[place] += phase / partial**1.9


def bed(text: str, length: int) -> Wave:
    """Return wind-like noise of `length` samples that swells and falls."""
    return np.resize(_bed(text), length)


@lru_cache(maxsize=8)
def _bed(text: str) -> Wave:
    """Return a bed that begins again where it ends: scenes have the same one in all their clips."""
    chance = _chance(text)
    hertz = np.fft.rfftfreq(_LOOP, 1 / RATE)
    centre = float(chance.uniform(280, 620))
    shape = 1 / (1 + (hertz / centre) ** 2) / (1 + (60 / np.maximum(hertz, 1)) ** 4)
    phases = np.exp(2j * np.pi * chance.random(hertz.size))
    wave = _looped((shape * phases).astype(np.complex64), _LOOP)
    turn = 2 * np.pi * np.arange(_LOOP) / _LOOP
    swell = 1 + 0.25 * np.sin(3 * turn + chance.random()) + 0.15 * np.sin(7 * turn)
    return (wave * swell).astype(np.float32)


def effect(text: str, length: int) -> Wave:
    """Return a short soft burst, at most 0.6 s of `length` samples, then silence."""
    chance = _chance(text)
    size = min(length, round(0.6 * RATE))
    noise = chance.standard_normal(size)
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    centre = float(chance.uniform(250, 900))
    filtered = np.fft.irfft(np.fft.rfft(noise) / (1 + (hertz / centre) ** 2), size)
    time = np.arange(size) / RATE
    wave = np.zeros(length, np.float32)
    wave[:size] = filtered * np.minimum(time / 0.008, 1) * np.exp(-time / 0.11)
    return wave


def _looped(spectrum: np.ndarray, length: int) -> Wave:
    loop = np.fft.irfft(spectrum, _LOOP).astype(np.float32)
    return np.resize(loop, length)


def _chance(text: str) -> np.random.Generator:
    return np.random.default_rng(int.from_bytes(sha256(text.encode()).digest()[:8], "big"))
