"""What is heard all through a scene, wherever it is cut: the sound of the place, and music."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from storyc.ir import Beat, Scene, SoundBeat, SoundKind, takes_time

Beds = Mapping[str, tuple[SoundBeat, ...]]
"""The beds that a beat finds: what goes on from before it, by beat. Beats without are left out."""

_END = re.compile(
    r"(?:(?:the )?music )?"
    r"(?:stops?|ends?|out|off|none|nothing|silence|cuts? out|fades? (?:out|away))[.!]?"
    r"|no (?:music|sound)[.!]?",
    re.IGNORECASE,
)


def beds_of(scene: Scene) -> Beds:
    """Follow the beds through a scene.

    A bed lasts until it fades out or is said to end (`MUSIC: stops`), another takes its place, or
    the scene ends. Lines that stand together sound together. Music takes the place of music alone.
    """
    found: dict[str, tuple[SoundBeat, ...]] = {}
    beds: tuple[SoundBeat, ...] = ()
    fresh: set[bool] = set()
    for beat in (beat for shot in scene.shots for beat in shot.beats):
        if beds:
            found[beat.id] = beds
        if takes_time(beat):
            fresh.clear()
        elif isinstance(beat, SoundBeat) and is_bed(beat):
            is_music = _is_music(beat)
            if is_music not in fresh:
                beds = tuple(it for it in beds if _is_music(it) is not is_music)
            if not _ends(beat):
                beds = (*beds, beat)
            fresh.add(is_music)
    return found


def beds_before(beats: Sequence[Beat], beds: Beds) -> tuple[SoundBeat, ...]:
    """Return the beds that go on in a run of beats, but for those it opens with anew."""
    opening = takewhile(lambda beat: not takes_time(beat), beats)
    anew = {_is_music(it) for it in opening if isinstance(it, SoundBeat) and is_bed(it)}
    return tuple(it for it in beds.get(beats[0].id, ()) if _is_music(it) not in anew)


def is_bed(beat: SoundBeat) -> bool:
    """Tell whether a sound lasts: that of the place, music, and what lies under all else."""
    lasting = {SoundKind.AMBIENCE, SoundKind.MUSIC}
    return beat.sound in lasting or (beat.sound is SoundKind.SOUND and beat.under)


def _is_music(beat: SoundBeat) -> bool:
    return beat.sound is SoundKind.MUSIC


def _ends(beat: SoundBeat) -> bool:
    return beat.fade_out_s is not None or _END.fullmatch(beat.text.strip()) is not None
