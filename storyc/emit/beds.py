"""What is heard all through a scene, wherever it is cut."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from storyc.ir import Beat, Scene, SoundBeat, SoundKind, takes_time

Beds = Mapping[str, tuple[SoundBeat, ...]]
"""The beds that a beat finds: what goes on from before it, by beat. Beats without are left out."""


def beds_of(scene: Scene) -> Beds:
    """Follow the beds through a scene.

    A bed lasts until it fades out, another takes its place, or the scene ends. Lines that stand
    together sound together.
    """
    found: dict[str, tuple[SoundBeat, ...]] = {}
    beds: tuple[SoundBeat, ...] = ()
    has_sounded = False
    for beat in (beat for shot in scene.shots for beat in shot.beats):
        if beds:
            found[beat.id] = beds
        if takes_time(beat):
            has_sounded = True
        elif isinstance(beat, SoundBeat) and _is_bed(beat):
            own = (beat,) if beat.fade_out_s is None else ()
            beds = own if has_sounded else (*beds, *own)
            has_sounded = False
    return found


def beds_before(beats: Sequence[Beat], beds: Beds) -> tuple[SoundBeat, ...]:
    """Return the beds that go on in a run of beats, unless it opens with its own."""
    opening = takewhile(lambda beat: not takes_time(beat), beats)
    return () if any(map(_is_bed, opening)) else beds.get(beats[0].id, ())


def _is_bed(beat: Beat) -> bool:
    if not isinstance(beat, SoundBeat):
        return False
    return beat.sound is SoundKind.AMBIENCE or (beat.sound is SoundKind.SOUND and beat.under)
