"""What everybody wears and holds at one line, beside their names: the state of the film there."""

from collections.abc import Iterator, Mapping

from lsprotocol.types import InlineValue, InlineValueText, Position, Range

from storyc.continuity.record import SCENE, Fact, Field, record
from storyc.lsp.appearances import scene_at
from storyc.lsp.names import occurrences
from storyc.lsp.snapshot import Snapshot

_LEADS: dict[Field, str] = {
    "wears": "wears ",
    "condition": "",
    "holds": "holds ",
    "position": "",
    "frame side": "on the ",
    "lies": "lies ",
    "state": "",
}
"""What is said of somebody, in this order, and the words before it."""


def values(snapshot: Snapshot, where: Range, at: Position) -> list[InlineValue]:
    """Return the state of people and things at a line, beside their names up to there.

    Args:
        snapshot: the script.
        where: the lines that are shown.
        at: the line that counts, as that at which a program was stopped.
    """
    states = _states(snapshot, at)
    end = min(where.end, Position(at.line + 1, 0))
    found: dict[tuple[int, str], InlineValue] = {}
    for name, state in states.items():
        for each in occurrences(name, snapshot.entry):
            place = snapshot.text.range_of(each.span)
            if where.start <= place.start and place.end <= end:
                found.setdefault((place.start.line, name), InlineValueText(place, state))
    return [found[key] for key in sorted(found)]


def _states(snapshot: Snapshot, at: Position) -> Mapping[str, str]:
    """Return what is known of each name once a line is read: `MARA: wears coat, holds LANTERN`."""
    screenplay, log = snapshot.checked.screenplay, snapshot.checked.log
    start = snapshot.text.offset(Position(at.line, 0))
    line_end = snapshot.entry.text.find("\n", start)
    end = line_end if line_end >= 0 else len(snapshot.entry.text)
    scene = scene_at(screenplay, snapshot.entry.name, end)
    beats = [] if scene is None else [beat for shot in scene.shots for beat in shot.beats]
    if scene is None or not beats:
        return {}
    name = snapshot.entry.name
    read = [it for it in beats if it.span.source == name and it.span.start <= end]
    state = log.after[read[-1].id] if read else log.before[beats[0].id]
    heading = None if scene.slugline is None else scene.slugline.time_of_day
    facts = record(state, heading_time=heading)
    names = dict.fromkeys(name for name, _ in facts if name != SCENE)
    said = {name: ", ".join(_said(facts, name)) for name in names}
    return {name: f"{name}: {words}" for name, words in said.items() if words}


def _said(facts: Mapping[tuple[str, Field], Fact], name: str) -> Iterator[str]:
    for field, lead in _LEADS.items():
        if (name, field) in facts:
            yield lead + facts[name, field].value
