"""Who and what is in which scene and shot."""

from collections.abc import Iterator
from dataclasses import dataclass

from storyc.ir import ActionBeat, Beat, Scene, Screenplay, Shot, SoundBeat, SpeechBeat, StateBeat
from storyc.lsp.names import occurrences
from storyc.lsp.snapshot import Snapshot
from storyc.source import Span


@dataclass(frozen=True, slots=True)
class Appearance:
    """A scene with a name in it, and its shots that have it, in order."""

    scene: Scene
    shots: tuple[Shot, ...]


def appearances(snapshot: Snapshot, name: str) -> Iterator[Appearance]:
    """Yield the scenes that somebody or something is in, plays at, or is filmed or heard with."""
    styles = _styles(snapshot)
    for scene in snapshot.checked.screenplay.scenes:
        here = scene.slugline is not None and scene.slugline.place == name
        shots = tuple(it for it in scene.shots if name in {*_names(it), styles.get(it.id)})
        if here or shots:
            yield Appearance(scene, shots)


def names_in(scene: Scene) -> frozenset[str]:
    """Return who and what is in the shots of a scene."""
    return frozenset(name for shot in scene.shots for name in _names(shot))


def scene_at(screenplay: Screenplay, source: str, offset: int) -> Scene | None:
    """Return the scene that a place is in, `None` before the first one of its file."""
    before = [
        it for it in screenplay.scenes if it.span.source == source and it.span.start <= offset
    ]
    return max(before, key=lambda it: it.span.start, default=None)


def places_in(snapshot: Snapshot, scene: Scene, name: str) -> list[Span]:
    """Return where a name stands in a scene; its heading, where it has it in other words."""
    extent = _extent(snapshot, scene)
    file = snapshot.checked.screenplay.source_by_name[scene.span.source]
    found = [
        it.span
        for it in occurrences(name, file)
        if extent.start <= it.span.start and it.span.end <= extent.end
    ]
    return found or [scene.span]


def _extent(snapshot: Snapshot, scene: Scene) -> Span:
    """Return a scene from its heading to the next one of its file."""
    screenplay, source = snapshot.checked.screenplay, scene.span.source
    later = [
        it.span.start
        for it in screenplay.scenes
        if it.span.source == source and it.span.start > scene.span.start
    ]
    end = len(screenplay.source_by_name[source].text)
    return Span(source, scene.span.start, min(later, default=end))


def _styles(snapshot: Snapshot) -> dict[str, str | None]:
    """Return the style that each shot is filmed in, by the shot's id."""
    before = snapshot.checked.log.before
    return {
        shot.id: before[shot.beats[-1].id].style
        for scene in snapshot.checked.screenplay.scenes
        for shot in scene.shots
        if shot.beats
    }


def _names(shot: Shot) -> Iterator[str]:
    yield from (it.name for it in shot.subjects if it.kind != "prose")
    yield from (it.name for it in shot.mentions)
    for beat in shot.beats:
        yield from _names_of_beat(beat)


def _names_of_beat(beat: Beat) -> Iterator[str]:
    match beat:
        case ActionBeat():
            yield from (it.name for it in beat.mentions)
        case SpeechBeat():
            yield beat.character
        case StateBeat():
            yield from (it for it in (beat.subject, beat.what, beat.to) if it is not None)
        case SoundBeat():
            yield beat.text.strip().upper()
        case _:
            return
