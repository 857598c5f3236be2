"""The continuity log of a film, scene by scene."""

from collections.abc import Iterator
from dataclasses import dataclass

from storyc.continuity.record import FIELDS, SCENE, Fact, Field, Record, record
from storyc.continuity.state import ContinuityLog, ContinuityState
from storyc.ir import Scene, Screenplay, StateBeat
from storyc.source import Span


@dataclass(frozen=True, slots=True)
class Change:
    """Something becomes different inside a scene.

    `place` is the line that changes it and `inferred` tells that it is no `+` line. `was` or `now`
    is `None` where nothing is known before or after.
    """

    place: Span
    subject: str
    field: Field
    was: Fact | None
    now: Fact | None
    inferred: bool


@dataclass(frozen=True)
class SceneSheet:
    """One scene of the log: what holds at its start, what changes, what holds at its end."""

    scene: Scene
    start: Record
    changes: tuple[Change, ...]
    end: Record


def scene_sheets(screenplay: Screenplay, log: ContinuityLog) -> tuple[SceneSheet, ...]:
    """Return a sheet for each scene that has a beat, in film order."""
    return tuple(_sheet(scene, log) for scene in screenplay.scenes if _first(scene) is not None)


def _first(scene: Scene) -> str | None:
    return next((beat.id for shot in scene.shots for beat in shot.beats), None)


def _sheet(scene: Scene, log: ContinuityLog) -> SceneSheet:
    steps = list(_steps(scene, log))
    (_, opening, _), *rest = steps
    start = _record(scene, opening)
    changes: list[Change] = []
    before = start
    for place, state, inferred in rest:
        now = _record(scene, state)
        changes += _changes(before, now, place, inferred=inferred)
        before = now
    return SceneSheet(scene, start, tuple(changes), before)


def _steps(scene: Scene, log: ContinuityLog) -> Iterator[tuple[Span, ContinuityState, bool]]:
    """Yield the states of a scene, each with the line that made it and whether it was inferred.

    What `+` lines say before anything is seen or heard belongs to the start.
    """
    opened = False
    last = None
    for shot in scene.shots:
        for at, beat in enumerate(shot.beats):
            if at == 0 and opened:
                yield shot.span, log.before[beat.id], True
            is_written = isinstance(beat, StateBeat)
            if not opened and not is_written:
                yield scene.span, log.before[beat.id], True
                opened = True
            last = beat.span, log.after[beat.id], not is_written
            if opened:
                yield last
    if not opened and last is not None:
        yield last


def _record(scene: Scene, state: ContinuityState) -> Record:
    slugline = scene.slugline
    return record(state, heading_time=None if slugline is None else slugline.time_of_day)


def _changes(before: Record, now: Record, place: Span, *, inferred: bool) -> Iterator[Change]:
    """Yield what is different; of somebody who leaves only that."""
    if before == now:
        return
    for key in sorted({*before, *now}, key=lambda it: (it[0], FIELDS.index(it[1]))):
        subject, field = key
        was, is_now = before.get(key), now.get(key)
        if (was and was.value) == (is_now and is_now.value):
            continue
        if is_now is None and field != "is there" and _has_left(subject, before, now):
            continue
        arrives = (subject, "is there") in now and (subject, "is there") not in before
        is_told = arrives or field == "frame side"
        guessed = is_now.inferred if is_told and is_now is not None else inferred
        yield Change(place, subject, field, was, is_now, inferred=guessed)


def _has_left(subject: str, before: Record, now: Record) -> bool:
    return subject != SCENE and (subject, "is there") in before and (subject, "is there") not in now
