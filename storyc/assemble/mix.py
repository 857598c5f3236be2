"""The film's sound: every take's sound in its place, joined without clicks."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from storyc.assemble.ahead import ahead
from storyc.assemble.edit import Edit
from storyc.assemble.raster import CHANNELS, SAMPLE_RATE, samples_at
from storyc.assemble.sound import Sound
from storyc.assemble.take import Take
from storyc.assemble.take_sound import read_sound

_DECLICK = SAMPLE_RATE * 5 // 1000
"""5 ms at a hard join: too short to hear as a fade, long enough not to click."""


def mix(edits: Sequence[Edit], takes: Mapping[str, Take], fps: int) -> Iterator[Sound]:
    """Yield the sound of the film in stretches of at most one clip.

    Shape: the stretches add up to exactly the film's samples.

    Raises:
        AssembleError: a take's sound cannot be decoded.
    """
    overlap = np.zeros((0, CHANNELS), dtype=np.float32)
    shaped = ahead(lambda edit: _shaped(edit, takes[edit.segment.slate], fps), edits)
    for edit, sound in zip(edits, shaped, strict=True):
        sound[: len(overlap)] += overlap
        whole = samples_at(edit.stop_film_frame - edit.tail.frames, fps) - _start(edit, fps)
        yield sound[:whole]
        overlap = sound[whole:]


def _start(edit: Edit, fps: int) -> int:
    return samples_at(edit.first_film_frame, fps)


def _shaped(edit: Edit, take: Take, fps: int) -> Sound:
    """Return the sound of one segment with everything that its blends need."""
    segment = edit.segment
    start = _start(edit, fps)
    samples = samples_at(edit.stop_film_frame, fps) - start
    into_clip = samples_at(segment.head_handle, fps) - samples_at(segment.start_frame, fps)
    sound = read_sound(take, start + into_clip, samples)
    rise = _ramp(edit.head.frames, edit.fade_in, fps)[: len(sound)]
    fall = _ramp(edit.tail.frames, edit.fade_out, fps)[: len(sound)]
    sound[: len(rise)] *= rise
    sound[len(sound) - len(fall) :] *= fall[::-1]
    return sound


def _ramp(blend_frames: int, fade_frames: int, fps: int) -> Sound:
    """Return a rise from silence: equal power for a blend, straight for a fade or a hard join."""
    samples = samples_at(blend_frames or fade_frames, fps) or _DECLICK
    share = (np.arange(samples, dtype=np.float32) + np.float32(0.5)) / np.float32(samples)
    rise = np.sin(share * np.float32(np.pi / 2)) if blend_frames else share
    return rise[:, np.newaxis].astype(np.float32)
