"""What could be written here."""

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    MarkupContent,
    MarkupKind,
    Position,
)

from storyc.ir import Screenplay
from storyc.lower import blocks
from storyc.lower.declarations import SCHEMAS
from storyc.lsp.features.hover import declared
from storyc.lsp.features.signature import templates
from storyc.lsp.names import NameKind, names_of
from storyc.lsp.snapshot import Snapshot
from storyc.syntax import Let, parse
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
_OPEN_PATH = re.compile(r"^(?:include|import\b.*\bfrom)\s+[\"“](?P<path>[^\"”]*)$")
_FILES = frozenset({"refs", "cameo", "file"})
"""Properties that name files."""

_TIMES = ("DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER", "SAME")


def completions(snapshot: Snapshot, place: Position) -> CompletionList:
    """Return what fits the line up to a place; the editor picks by what is typed."""
    start = snapshot.text.offset(Position(place.line, 0))
    line = snapshot.text.content[start : snapshot.text.offset(place)]
    above = _line_above(snapshot, place.line)
    fitting = _fitting(snapshot, line, place.line, is_fresh=not above.strip())
    found = {it.label: it for it in fitting}
    return CompletionList(is_incomplete=False, items=[found[it] for it in sorted(found)])


def _screenplay(snapshot: Snapshot) -> Screenplay:
    """The names of a moment ago will do: whoever is met in this line comes with the next check."""
    return snapshot.around(0).checked.screenplay


def _line_above(snapshot: Snapshot, line: int) -> str:
    text = snapshot.text
    here = text.offset(Position(line, 0))
    return text.content[text.offset(Position(line - 1, 0)) : here] if line else ""


def _fitting(
    snapshot: Snapshot, line: str, row: int, *, is_fresh: bool
) -> Iterator[CompletionItem]:
    said = line.lstrip()
    if line.rfind("{{") > line.rfind("}}"):
        yield from _variables(snapshot)
    elif said.startswith("!!"):
        yield from _in_shot(snapshot, said)
    elif said.startswith("+"):
        yield from _in_state(snapshot, said)
    elif said.upper().startswith(("INT", "EXT", "I/E")):
        yield from _in_heading(snapshot, said)
    elif (opened := _OPEN_PATH.search(line)) is not None:
        yield from _files(snapshot, opened["path"])
    elif said.startswith("use "):
        names = (it.name.text for it in templates(snapshot))
        yield from _words(names, CompletionItemKind.Function, "a template")
    elif line[:1] in {" ", "\t"}:
        yield from _properties(snapshot, line, row)
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
            about = [snapshot.own_uri, name.text]
            yield CompletionItem(name.text, kind=_KINDS[name.kind], detail=name.kind, data=about)


def _words(words: Iterable[str], kind: CompletionItemKind, detail: str) -> Iterator[CompletionItem]:
    for it in words:
        yield CompletionItem(it, kind=kind, detail=detail)


def _variables(snapshot: Snapshot) -> Iterator[CompletionItem]:
    """Yield what `let` gave a name to; each shows its words."""
    document, _ = parse(snapshot.entry)
    for block in blocks.of_document(document):
        if isinstance(block, Let):
            words = block.value.text
            yield CompletionItem(block.name.text, kind=CompletionItemKind.Variable, detail=words)


def _properties(snapshot: Snapshot, line: str, row: int) -> Iterator[CompletionItem]:
    """Yield what the declaration above can say, or the files that its property can name."""
    kind = _declared_above(snapshot, row)
    if kind is None:
        return
    key, colon, value = line.strip().partition(":")
    if not colon:
        words = (f"{it}:" for it in SCHEMAS[kind][1].words)
        yield from _words(words, CompletionItemKind.Property, f"of a {kind}")
    elif key in _FILES:
        yield from _files(snapshot, value.split(",")[-1].strip())
    elif key == "voice":
        yield from _names(snapshot, "voice")


def _declared_above(snapshot: Snapshot, row: int) -> str | None:
    """Return what kind of declaration a line belongs to, `None` if to none."""
    lines = snapshot.text.content.splitlines()[:row]
    for line in reversed(lines):
        if line[:1] not in {" ", "\t"}:
            word = line.split(" ", 1)[0]
            return "character" if word == "cameo" else word if word in SCHEMAS else None
    return None


def _files(snapshot: Snapshot, path: str) -> Iterator[CompletionItem]:
    """Yield what lies in the folder of a path that is being written."""
    folder = path.rpartition("/")[0]
    for name in snapshot.reader.names_in(folder):
        kind = CompletionItemKind.Folder if name.endswith("/") else CompletionItemKind.File
        yield CompletionItem(name, kind=kind, detail=folder or "beside the script")


def resolved(snapshot: Snapshot, item: CompletionItem) -> CompletionItem:
    """Return an item with what is known of the name that it completes."""
    _, told_of = item.data or (None, "")
    name = names_of(_screenplay(snapshot)).get(told_of)
    if name is not None:
        told = "\n\n".join(declared(_screenplay(snapshot), name))
        item.documentation = MarkupContent(MarkupKind.Markdown, told or "not declared")
    return item
