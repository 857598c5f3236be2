"""The takes' own sound: levelled, every one in its place, joined without clicks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from storyc.assemble.ahead import ahead
from storyc.assemble.bus import Placed, flowing
from storyc.assemble.edit import Edit
from storyc.assemble.level import SPEECH_LUFS, level_of
from storyc.assemble.raster import SAMPLE_RATE, samples_at
from storyc.assemble.sound import Sound
from storyc.assemble.take import Take
from storyc.assemble.take_sound import read_sound
from storyc.emit.score import Speech

_DECLICK = SAMPLE_RATE * 5 // 1000
"""5 ms at a hard join: too short to hear as a fade, long enough not to click."""

_BRIDGE = SAMPLE_RATE // 4
"""How long the sound of a place goes on under the next picture of the scene, as it dies away."""

_QUIET = 10 ** ((SPEECH_LUFS - 20) / 20)
"""What is quieter on average is the sound of the place, with no word in it."""

_MOST_LEVELLING_DB = 12.0


def mix(
    edits: Sequence[Edit],
    takes: Mapping[str, Take],
    fps: int,
    speeches: Sequence[Speech] = (),
) -> Iterator[Sound]:
    """Yield the sound of the takes in stretches of at most one clip.

    A take in which somebody speaks is brought to the level of speech; one without words keeps to
    what the takes of its scene needed before it.

    Shape: the stretches add up to exactly the film's samples.

    Raises:
        AssembleError: a take's sound cannot be decoded.
    """
    return flowing(_placed(edits, takes, fps, speeches), samples_at(_frames(edits), fps))


def _frames(edits: Sequence[Edit]) -> int:
    last = edits[-1].segment
    return last.start_frame + last.frames


@dataclass(frozen=True, slots=True)
class _Heard:
    """The sound of one segment from `start` on, with `_BRIDGE` samples more behind its end.

    `level` is that of its speech, `None` if there is none.
    """

    edit: Edit
    start: int
    sound: Sound
    level: float | None

    @property
    def length(self) -> int:
        """Samples without the bridge."""
        return len(self.sound) - _BRIDGE


def _placed(
    edits: Sequence[Edit], takes: Mapping[str, Take], fps: int, speeches: Sequence[Speech]
) -> Iterator[Placed]:
    heard = ahead(lambda edit: _heard(edit, takes[edit.segment.slate], fps, speeches), edits)
    following = (*edits[1:], None)
    scene, gain_db, bridged = "", 0.0, False
    for each, after in zip(heard, following, strict=True):
        edit, sound = each.edit, each.sound
        if edit.segment.scene != scene:
            scene, gain_db = edit.segment.scene, 0.0
        if each.level is not None:
            gain_db = float(
                np.clip(SPEECH_LUFS - each.level, -_MOST_LEVELLING_DB, _MOST_LEVELLING_DB)
            )
        sound *= np.float32(10 ** (gain_db / 20))
        _rise(each, fps, bridged=bridged)
        goes_on = after is not None and after.segment.scene == scene and edit.tail.kind is None
        bridged = goes_on and not edit.fade_out and _bridge(each, takes[edit.segment.slate], fps)
        if not bridged:
            _fall(each, fps)
            sound = sound[: each.length]
        yield Placed(each.start, sound)


def _heard(edit: Edit, take: Take, fps: int, speeches: Sequence[Speech]) -> _Heard:
    segment = edit.segment
    start, stop = samples_at(edit.first_sound_frame, fps), samples_at(edit.stop_sound_frame, fps)
    into_clip = samples_at(segment.head_handle, fps) - samples_at(segment.start_frame, fps)
    sound = read_sound(take, start + into_clip, stop - start + _BRIDGE)
    spoken = [
        (
            samples_at(it.start_frame, fps) - start,
            samples_at(it.start_frame + it.frames, fps) - start,
        )
        for it in speeches
    ]
    inside = [(max(a, 0), min(b, stop - start)) for a, b in spoken if b > 0 and a < stop - start]
    return _Heard(edit, start, sound, level_of(sound[: stop - start], inside) if inside else None)


def _bridge(heard: _Heard, take: Take, fps: int) -> bool:
    """Let the sound of the place go on behind the cut, and tell whether there is any to do so.

    What the take has beyond the cut serves best; where it ends there, its last moment backwards.
    """
    if heard.length < 2 * _BRIDGE:
        return False
    sound = heard.sound
    edit = heard.edit
    spare = samples_at(take.frames - edit.stop_clip_frame - edit.tail.sound, fps)
    if spare < _BRIDGE:
        sound[heard.length :] = sound[heard.length - _BRIDGE : heard.length][::-1]
    if not _is_quiet(sound[heard.length - _BRIDGE :]):
        return False
    sound[heard.length :] *= _power(_BRIDGE)[::-1]
    return True


def _rise(heard: _Heard, fps: int, *, bridged: bool) -> None:
    """Let the sound come up: with a blend or fade, or from under the sound before it."""
    edit, sound = heard.edit, heard.sound[: heard.length]
    if edit.head.kind is not None or edit.fade_in:
        rise = _ramp(edit.head.frames, edit.fade_in, fps)
    elif bridged and len(sound) >= _BRIDGE and _is_quiet(sound[:_BRIDGE]):
        rise = _power(_BRIDGE)
    else:
        rise = _straight(_DECLICK)
    rise = rise[: len(sound)]
    sound[: len(rise)] *= rise


def _fall(heard: _Heard, fps: int) -> None:
    edit, sound = heard.edit, heard.sound[: heard.length]
    fall = _ramp(edit.tail.frames, edit.fade_out, fps)[: len(sound)]
    sound[len(sound) - len(fall) :] *= fall[::-1]


def _is_quiet(sound: Sound) -> bool:
    """Tell whether no part of a tenth of a second stands out of the sound of a place."""
    steps = np.array_split(sound, max(1, len(sound) // (SAMPLE_RATE // 10)))
    return max(float(np.sqrt(np.mean(np.square(it)))) for it in steps) < _QUIET


def _ramp(blend_frames: int, fade_frames: int, fps: int) -> Sound:
    """Return a rise from silence: equal power for a blend, straight for a fade or a hard join."""
    if blend_frames:
        return _power(samples_at(blend_frames, fps))
    return _straight(samples_at(fade_frames, fps) or _DECLICK)


def _power(samples: int) -> Sound:
    return np.asarray(np.sin(_straight(samples) * np.float32(np.pi / 2)), dtype=np.float32)


def _straight(samples: int) -> Sound:
    share = (np.arange(samples, dtype=np.float32) + np.float32(0.5)) / np.float32(samples)
    return share[:, np.newaxis]
