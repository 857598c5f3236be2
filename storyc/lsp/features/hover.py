"""What is known about the name under the cursor, at this moment of the film."""

from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from storyc.continuity.record import Fact, Field, record
from storyc.ir import Beat, Character, Scene, Screenplay, Text
from storyc.lsp.names import Name, name_at
from storyc.lsp.snapshot import Snapshot, Surroundings
from storyc.source import Span

_WORDS: dict[Field, str] = {
    "is there": "is there",
    "position": "stands",
    "frame side": "on the",
    "wears": "wears",
    "condition": "is",
    "holds": "holds",
    "lies": "lies",
    "state": "is",
}


def hover(snapshot: Snapshot, place: Position) -> Hover | None:
    """Return the declaration of the name at a place, and its continuity there."""
    offset = snapshot.text.offset(place)
    found = name_at(snapshot, offset)
    if found is None:
        return None
    name, span = found
    told = "\n\n".join(_told(snapshot, name, offset))
    return Hover(MarkupContent(MarkupKind.Markdown, told), snapshot.text.range_of(span))


def _told(snapshot: Snapshot, name: Name, offset: int) -> Iterator[str]:
    around = snapshot.around(offset)
    screenplay = around.checked.screenplay
    yield f"**{name.text}** ({name.kind}{', not declared' if name.inferred else ''})"
    yield from declared(screenplay, name)
    beat = beat_at(screenplay, snapshot.entry.name, around.offset)
    if beat is not None:
        scene, it = beat
        facts = list(_facts(snapshot, scene, around, it, name))
        if facts:
            yield "Here: " + "; ".join(facts)


def declared(screenplay: Screenplay, name: Name) -> Iterator[str]:
    """Yield what the declaration of a name says, each property a paragraph."""
    if name.kind == "character":
        yield from _of_character(screenplay.character_by_name[name.text])
    elif name.kind == "location":
        yield from _worded(look=screenplay.location_by_name[name.text].look)
    elif name.kind == "prop":
        prop = screenplay.prop_by_name[name.text]
        yield from _worded(look=prop.look)
        if prop.states:
            yield f"*states:* {', '.join(prop.states)}"
    elif name.kind == "style":
        style = screenplay.style_by_name[name.text]
        yield from _worded(look=style.look, palette=style.palette, avoid=style.avoid)


def _of_character(it: Character) -> Iterator[str]:
    yield from _worded(age=it.age, appearance=it.appearance, voice=it.voice)
    for each in it.wardrobe:
        yield f"*wardrobe {each.name}:* {each.look.text}"


def _worded(**properties: Text | None) -> Iterator[str]:
    for key, text in properties.items():
        if text is not None:
            yield f"*{key}:* {text.text}"


def beat_at(screenplay: Screenplay, source: str, offset: int) -> tuple[Scene, Beat] | None:
    """Return the beat that a place is in, else the last one before it in its file."""
    found: tuple[Scene, Beat] | None = None
    best = Span(source, -1, -1)
    for scene in screenplay.scenes:
        for shot in scene.shots:
            for beat in shot.beats:
                span = beat.span
                if span.source == source and best.start <= span.start <= offset:
                    found, best = (scene, beat), span
    return found


def _facts(
    snapshot: Snapshot, scene: Scene, around: Surroundings, beat: Beat, name: Name
) -> Iterator[str]:
    state = around.checked.log.before[beat.id]
    heading = None if scene.slugline is None else scene.slugline.time_of_day
    for (subject, field), fact in record(state, heading_time=heading).items():
        if subject == name.text and field in _WORDS:
            yield f"{_phrase(field, fact)}{_since(snapshot, around, fact)}"


def _phrase(field: Field, fact: Fact) -> str:
    if field == "is there":
        return "is there"
    return f"{_WORDS[field]} {fact.value}"


def _since(snapshot: Snapshot, around: Surroundings, fact: Fact) -> str:
    if fact.since is None:
        return " (taken for granted)" if fact.inferred else ""
    place = around.now(fact.since)
    line = snapshot.text_of(around.checked.sources[place.source]).position(place.start).line + 1
    return f" since line {line}"
