"""What could be written here."""

from collections.abc import Iterable, Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList, Position

from storyc.ir import Screenplay
from storyc.lsp.names import NameKind, names_of
from storyc.lsp.snapshot import Snapshot
from storyc.syntax.vocabulary import (
    ANGLES,
    DECLARATION_KEYWORDS,
    MOVES,
    SHOT_SIZES,
    SOUND_LABELS,
    STATE_SETTINGS,
    STATE_VERBS,
    TITLE_KEYS,
)

_KINDS: dict[NameKind, CompletionItemKind] = {
    "character": CompletionItemKind.Class,
    "location": CompletionItemKind.Module,
    "prop": CompletionItemKind.Field,
    "style": CompletionItemKind.Property,
    "music": CompletionItemKind.Event,
    "voice": CompletionItemKind.Property,
}
_SETTINGS = ("INT.", "EXT.", "INT./EXT.")
_TIMES = ("DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER", "SAME")


def completions(snapshot: Snapshot, place: Position) -> CompletionList:
    """Return what fits the line up to a place; the editor picks by what is typed."""
    start = snapshot.text.offset(Position(place.line, 0))
    line = snapshot.text.content[start : snapshot.text.offset(place)]
    above = _line_above(snapshot, place.line)
    found = {it.label: it for it in _fitting(snapshot, line, is_fresh=not above.strip())}
    return CompletionList(is_incomplete=False, items=[found[it] for it in sorted(found)])


def _screenplay(snapshot: Snapshot) -> Screenplay:
    """The names of a moment ago will do: whoever is met in this line comes with the next check."""
    return snapshot.around(0).checked.screenplay


def _line_above(snapshot: Snapshot, line: int) -> str:
    text = snapshot.text
    here = text.offset(Position(line, 0))
    return text.content[text.offset(Position(line - 1, 0)) : here] if line else ""


def _fitting(snapshot: Snapshot, line: str, *, is_fresh: bool) -> Iterator[CompletionItem]:
    said = line.lstrip()
    if said.startswith("!!"):
        yield from _in_shot(snapshot, said)
    elif said.startswith("+"):
        yield from _in_state(snapshot, said)
    elif said.upper().startswith(("INT", "EXT", "I/E")):
        yield from _in_heading(snapshot, said)
    elif line[:1] in {" ", "\t"}:
        return
    elif is_fresh:
        yield from _fresh(snapshot)


def _fresh(snapshot: Snapshot) -> Iterator[CompletionItem]:
    """A cue, a heading, a declaration, a shot or a sound may begin after a blank line."""
    yield from _names(snapshot, "character")
    yield from _words(_SETTINGS, CompletionItemKind.Keyword, "a scene")
    yield from _words(DECLARATION_KEYWORDS, CompletionItemKind.Keyword, "a declaration")
    yield from _words((f"{it}:" for it in SOUND_LABELS), CompletionItemKind.Keyword, "a sound")
    yield from _words(("!!",), CompletionItemKind.Keyword, "a shot")
    if not snapshot.entry.text.strip() or snapshot.entry.text.startswith("Title"):
        keys = (f"{it.capitalize()}:" for it in TITLE_KEYS)
        yield from _words(keys, CompletionItemKind.Keyword, "the title page")


def _in_shot(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    if "," not in said:
        yield from _words(dict.fromkeys(SHOT_SIZES.values()), CompletionItemKind.Enum, "size")
        yield from _names(snapshot, "character", "prop", "location")
        return
    yield from _words(dict.fromkeys(ANGLES.values()), CompletionItemKind.EnumMember, "angle")
    yield from _words(dict.fromkeys(MOVES.values()), CompletionItemKind.EnumMember, "move")
    yield from _words(("continues",), CompletionItemKind.Keyword, "one take with the shot before")


def _in_state(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    words = said[1:].split()
    who = next((it for it in words if it in _screenplay(snapshot).character_by_name), None)
    if who is None:
        yield from _names(snapshot, "character", "prop")
        settings = (f"{it}:" for it in STATE_SETTINGS)
        yield from _words(settings, CompletionItemKind.Keyword, "for everybody")
        return
    verbs = set(STATE_VERBS)
    if not verbs & {it.lower() for it in words}:
        yield from _words(dict.fromkeys(STATE_VERBS.values()), CompletionItemKind.Function, "verb")
    elif {"wears", "removes"} & {it.lower() for it in words}:
        clothes = _screenplay(snapshot).character_by_name[who].wardrobe
        yield from _words((it.name for it in clothes), CompletionItemKind.Value, f"of {who}")
    else:
        yield from _names(snapshot, "prop", "character")
        yield from _states(snapshot, said)


def _states(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    for prop in _screenplay(snapshot).props:
        if prop.name in said and "(" in said:
            yield from _words(prop.states, CompletionItemKind.Value, f"of {prop.name}")


def _in_heading(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    if " - " in said:
        yield from _words(_TIMES, CompletionItemKind.Constant, "time of day")
        for location in _screenplay(snapshot).locations:
            if location.name in said.upper():
                areas = (it.name for it in location.areas)
                yield from _words(areas, CompletionItemKind.Module, f"in {location.name}")
    elif " " in said:
        yield from _names(snapshot, "location")
    else:
        yield from _words(_SETTINGS, CompletionItemKind.Keyword, "a scene")


def _names(snapshot: Snapshot, *kinds: NameKind) -> Iterator[CompletionItem]:
    for name in names_of(_screenplay(snapshot)).values():
        if name.kind in kinds:
            yield CompletionItem(name.text, kind=_KINDS[name.kind], detail=name.kind)


def _words(words: Iterable[str], kind: CompletionItemKind, detail: str) -> Iterator[CompletionItem]:
    for it in words:
        yield CompletionItem(it, kind=kind, detail=detail)
