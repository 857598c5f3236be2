"""The sound of a clip: speech on top, beds and effects quietly below it."""

import numpy as np
import numpy.typing as npt

from storyc.backends.animatic.dialogue import SPEECH_DB, Spoken, sample_at, spoken_lines
from storyc.backends.animatic.tone import bed, effect, music
from storyc.backends.animatic.voice import Voice
from storyc.backends.animatic.wave import RATE, Wave, at_level, faded, level
from storyc.emit.sheet import BoardSheet, SoundCue

Stereo = npt.NDArray[np.float32]
"""Shape: (2, samples)."""

_BELOW_SPEECH_DB = {"MUSIC": -16.0, "AMBIENCE": -22.0, "SOUND": -20.0, "SFX": -6.0}
"""Where a cue without a level of its own lies, from the level of speech."""

_LOUDEST_DB = -6.0
"""A cue never comes nearer to speech than this."""

_DUCK_DB = -5.0
"""How far beds step back while somebody speaks."""

_DUCK_S = 0.18
_RAMP_S = 0.012
_KNEE, _CEILING = 0.70, 0.86
"""Peaks above the knee are rounded off below the ceiling, which is 1.3 dB under full scale."""

_SPREAD_S = 0.011
"""Delay between the ears that makes a bed wide."""

_CREST_DB = 12.0
"""Peak over RMS of a short burst, so that effects can be placed by their peak."""

_SILENCE = 1e-9


def soundtrack(sheet: BoardSheet, voice: Voice) -> Stereo:
    """Return the sound of a clip, exactly as long as its frames."""
    length = sample_at(sheet.frames, sheet.fps)
    speech = np.zeros(length, np.float32)
    lines = tuple(spoken_lines(sheet, voice, length))
    for line in lines:
        speech[line.start : line.start + line.wave.size] += line.wave
    beds, effects = np.zeros((2, length), np.float32), np.zeros((2, length), np.float32)
    for cue in (it for it in sheet.cues if not it.in_file):
        _add_cue(effects if cue.kind == "SFX" else beds, cue, sheet.fps)
    if lines and sheet.cues:
        beds *= _ducking(lines, length)
    return limited(beds + effects + speech)


def _add_cue(into: Stereo, cue: SoundCue, fps: int) -> None:
    length = into.shape[1]
    start = min(max(sample_at(cue.start_frame, fps), 0), length)
    # The frames of an effect are those of its label; the sound may ring on.
    last = length if cue.kind == "SFX" else sample_at(cue.start_frame + cue.frames, fps)
    end = min(last, length)
    if end <= start:
        return
    ramp = round(_RAMP_S * RATE)
    wave = faded(
        _sound_of(cue, end - start),
        max(sample_at(cue.fade_in_frames, fps), ramp),
        max(sample_at(cue.fade_out_frames, fps), ramp),
    )
    spread = 0 if cue.kind == "SFX" else round(_SPREAD_S * RATE)
    into[0, start:end] += wave
    into[1, start:end] += np.roll(wave, spread)


def _sound_of(cue: SoundCue, length: int) -> Wave:
    """Return a cue's sound; its level, where the script gives one, counts from that of speech."""
    below = min(cue.gain_db or _BELOW_SPEECH_DB[cue.kind], _LOUDEST_DB)
    match cue.kind:
        case "MUSIC":
            return at_level(music(cue.text, length), SPEECH_DB + below)
        case "SFX":
            wave = effect(cue.text, length)
            peak = float(np.max(np.abs(wave), initial=_SILENCE))
            return wave * np.float32(level(SPEECH_DB + below + _CREST_DB) / peak)
        case "SOUND" | "AMBIENCE":
            return at_level(bed(cue.text, length), SPEECH_DB + below)


def _ducking(lines: tuple[Spoken, ...], length: int) -> Wave:
    """Return the gain of the beds over time: lower around every line, with soft flanks."""
    edge = round(_DUCK_S * RATE)
    low = level(_DUCK_DB)
    gain = np.ones(length, np.float32)
    steps = np.arange(length)
    for line in lines:
        end = line.start + line.wave.size
        near, far = max(line.start - edge, 0), min(end + edge, length)
        flank = np.interp(
            steps[near:far], (line.start - edge, line.start, end, end + edge), (1, low, low, 1)
        )
        gain[near:far] = np.minimum(gain[near:far], flank)
    return gain


def limited(sound: Stereo) -> Stereo:
    """Round off peaks so that none passes the ceiling."""
    size = np.abs(sound)
    over = size > _KNEE
    room = _CEILING - _KNEE
    rounded = _KNEE + room * np.tanh((size[over] - _KNEE) / room)
    sound[over] = np.sign(sound[over]) * rounded
    return sound
