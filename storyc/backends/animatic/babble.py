"""A voice for machines without one: soft syllables, as long as the words would take."""

import re

import numpy as np

from storyc.backends.animatic.manner import Manner
from storyc.backends.animatic.wave import RATE, Wave

_VOWELS = re.compile(r"[aeiouyàáâãäåèéêëìíîïòóôõöùúûüаеёиоуыэюя]+", re.IGNORECASE)
_SYLLABLES_A_WORD = 1.5
_FORMANTS_HZ = ((730, 1090), (530, 1840), (390, 1990), (570, 840), (440, 1020))
_PAUSE = re.compile(r"[,;:.!?…—]+")


class BabbleVoice:
    """Hums a syllable for each of the text. The same text gives the same sound."""

    name = "babble"

    def speak(self, text: str, manner: Manner) -> Wave:
        """Return syllables with small pauses at the text's commas and stops."""
        parts = [part for part in _PAUSE.split(text) if part.strip()]
        if not parts:
            return np.zeros(0, np.float32)
        syllable_s = 60 / (manner.pace_wpm * _SYLLABLES_A_WORD)
        pause = np.zeros(round(0.6 * syllable_s * RATE), np.float32)
        pieces: list[Wave] = []
        for number, part in enumerate(parts):
            pieces.extend(
                _syllable(manner.pitch, syllable_s, _FORMANTS_HZ[(number + each) % 5], each)
                for each in range(_syllables(part))
            )
            pieces.append(pause)
        return np.concatenate(pieces[:-1])


def _syllables(text: str) -> int:
    """Count groups of vowels; scripts without our vowels count one for two letters."""
    letters = sum(each.isalnum() for each in text)
    return max(len(_VOWELS.findall(text)), letters // 3, 1)


def _syllable(pitch: int, seconds: float, formants: tuple[int, int], index: int) -> Wave:
    time = np.arange(round(seconds * RATE)) / RATE
    tone_hz = 85 * 2 ** (pitch / 50) * (1 + 0.06 * np.sin(index * 1.7))
    wave = np.zeros(time.size)
    for harmonic in range(1, 19):
        hertz = tone_hz * harmonic
        strength = sum(1 / (1 + ((hertz - formant) / 110) ** 2) for formant in formants)
        wave += (strength + 0.05) / harmonic**0.5 * np.sin(2 * np.pi * hertz * time)
    envelope = np.sin(np.pi * np.minimum(time / seconds * 1.12, 1)) ** 0.7
    return (wave * envelope).astype(np.float32)
