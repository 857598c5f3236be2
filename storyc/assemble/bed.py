"""Lays the script's cues under the film: each at its level, faded, stepping back for speech."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from storyc.assemble.cue_sound import drone, loudness_of, repeated, sound_of_file
from storyc.assemble.ducking import Ducking
from storyc.assemble.level import SPEECH_LUFS
from storyc.assemble.raster import CHANNELS, SAMPLE_RATE, samples_at
from storyc.assemble.sound import Sound
from storyc.emit.score import Cue

_BELOW_SPEECH_LU = {"MUSIC": -6.0, "AMBIENCE": -14.0, "SOUND": -10.0, "SFX": -4.0}
"""Where a cue without a level of its own lies while nobody speaks."""

_DRONE_BELOW_SPEECH_LU = -16.0
_UNDER_SPEECH_LU = -14.0
"""Where music and the sound of a place step back to while somebody speaks.

Source: EBU R 128 s1 asks for at least 4 LU between speech and what is below it, listeners with
hearing loss for 7 to 14 and more."""

_EDGE_S = {"MUSIC": 0.25, "AMBIENCE": 0.5, "SOUND": 0.012, "SFX": 0.012}
"""The least time in which a cue comes up and goes away."""

_MOST_GAIN_DB = 30.0

_Blocks = Iterator[Sound]


class Bed:
    """One cue, laid stretch by stretch as the film goes on."""

    def __init__(self, cue: Cue, folder: Path, fps: int) -> None:
        self._cue = cue
        self.start = samples_at(cue.start_frame, fps)
        self.stop = samples_at(cue.start_frame + cue.frames, fps)
        edge = round(_EDGE_S[cue.kind] * SAMPLE_RATE)
        self._rise = max(samples_at(cue.fade_in_frames, fps), edge)
        self._fall = max(samples_at(cue.fade_out_frames, fps), edge)
        self._path = folder / cue.file if cue.file is not None else None
        self._blocks: _Blocks = iter(())
        self._is_open = False
        self._held = np.zeros((0, CHANNELS), dtype=np.float32)
        self._factor = np.float32(0)
        self._below = 0.0

    def add_to(self, mix: Sound, at: int, ducking: Ducking) -> None:
        """Add what of the cue falls into a stretch of the film.

        Stretches come in the order of the film, without a hole.

        Args:
            mix: the stretch.
            at: its first sample.
            ducking: when somebody speaks.

        Raises:
            AssembleError: its file cannot be heard.
        """
        first, stop = max(self.start, at), min(self.stop, at + len(mix))
        if first >= stop:
            return
        if not self._is_open:
            self._open()
        sound = self._take(stop - first)
        stop = first + len(sound)
        gain = self._factor * self._fades(first, stop)
        if self._cue.kind in {"MUSIC", "AMBIENCE"}:
            gain = gain * ducking.gains(first, stop, min(0.0, _UNDER_SPEECH_LU - self._below))
        mix[first - at : stop - at] += sound * gain[:, np.newaxis]

    def _open(self) -> None:
        cue, self._is_open = self._cue, True
        if self._path is None:
            self._blocks = drone(self.start)
            loudness, usual = loudness_of((next(drone(0)),)), _DRONE_BELOW_SPEECH_LU
        else:
            path, usual = self._path, _BELOW_SPEECH_LU[cue.kind]
            loudness = loudness_of(sound_of_file(path, cue.text))
            self._blocks = (
                repeated(lambda: sound_of_file(path, cue.text))
                if cue.kind == "AMBIENCE"
                else sound_of_file(path, cue.text)
            )
        self._below = usual if cue.gain_db is None else cue.gain_db
        if loudness is not None:
            gain_db = min(SPEECH_LUFS + self._below - loudness, _MOST_GAIN_DB)
            self._factor = np.float32(10 ** (gain_db / 20))

    def _take(self, samples: int) -> Sound:
        """Return the next samples, fewer where the sound is over."""
        blocks, have = [self._held], len(self._held)
        while have < samples:
            block = next(self._blocks, None)
            if block is None:
                break
            blocks.append(block)
            have += len(block)
        sound = np.concatenate(blocks)
        self._held = sound[samples:].copy()
        return sound[:samples]

    def _fades(self, first: int, stop: int) -> Sound:
        places = np.arange(first, stop, dtype=np.float32)
        rise = (places - self.start + 0.5) / self._rise
        fall = (self.stop - places - 0.5) / self._fall
        return np.clip(np.minimum(rise, fall), 0, 1).astype(np.float32)
