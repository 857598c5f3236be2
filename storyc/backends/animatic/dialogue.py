"""Puts the lines of a clip on its time line, at a pace that fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from storyc.backends.animatic.manner import manner_of
from storyc.backends.animatic.voice import Voice
from storyc.backends.animatic.wave import RATE, Wave, at_level, band_passed, faded, level
from storyc.emit.sheet import BoardSheet, Line

SPEECH_DB = -20.0
"""RMS of speech in dBFS; everything else is measured from it."""

_HURRY = 1.6
"""How much faster than its own pace a voice may speak to fit its line."""

_TRIES = 4
_BREATH = round(0.06 * RATE)
"""Between two lines that would run into one another, in samples."""

_AWAY_HZ = (320.0, 3100.0)
_AWAY_DB = -2.0
_RAMP = round(0.004 * RATE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it sounds, from a sample of the clip on."""

    start: int
    wave: Wave


def sample_at(frame: int, fps: int) -> int:
    """Return the sample at which a frame begins."""
    return round(Fraction(frame * RATE, fps))


def spoken_lines(sheet: BoardSheet, voice: Voice, length: int) -> Iterator[Spoken]:
    """Speak the lines of a clip of `length` samples.

    A line that is too long for its frames is spoken faster, then runs on into the silence behind it
    and lets the same speaker's next line wait. Only where the clip ends is it hurried as much as it
    takes: no word is cut.
    """
    done: dict[str, int] = {}
    for line in sorted(sheet.lines, key=lambda each: each.start_frame):
        start = max(sample_at(line.start_frame, sheet.fps), done.get(line.speaker, 0), 0)
        start = min(start, length - 1)
        room = sample_at(line.frames, sheet.fps)
        wave = _fitted(line, sheet.language, voice, room, length - start)
        done[line.speaker] = start + wave.size + _BREATH
        yield Spoken(start, _finished(line, wave))


def _fitted(line: Line, language: str, voice: Voice, room: int, left: int) -> Wave:
    """Speak a line in `room` samples if a hurried voice can, in the `left` ones in any case."""
    manner = manner_of(line.speaker, line.voice, language, sung=line.sung)
    wave = voice.speak(line.text, manner)
    if room > 0 and wave.size > room:
        factor = min(wave.size / room * 1.02, _HURRY)
        manner = replace(manner, pace_wpm=round(manner.pace_wpm * factor))
        wave = voice.speak(line.text, manner)
    for _ in range(_TRIES):
        if wave.size <= left:
            break
        manner = replace(manner, pace_wpm=round(manner.pace_wpm * wave.size / left * 1.08) + 1)
        wave = voice.speak(line.text, manner)
    return faded(wave[:left], _RAMP, _RAMP)


def _finished(line: Line, wave: Wave) -> Wave:
    if not wave.size:
        return wave
    if not line.off_screen:
        return at_level(wave, SPEECH_DB)
    return at_level(band_passed(wave, *_AWAY_HZ), SPEECH_DB) * level(_AWAY_DB)
