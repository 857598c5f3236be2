"""What could be written here."""

import re
from collections.abc import Iterator

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    MarkupContent,
    MarkupKind,
    Position,
)

from storyc.lower import blocks
from storyc.lower.declarations import SCHEMAS
from storyc.lsp.features.hover import declared
from storyc.lsp.features.line_offers import SETTINGS, in_cue, of_line
from storyc.lsp.features.offers import files, known, names, words
from storyc.lsp.names import names_of
from storyc.lsp.snapshot import Snapshot
from storyc.syntax import Let, parse
from storyc.syntax.vocabulary import (
    DECLARATION_KEYWORDS,
    SOUND_LABELS,
    TITLE_KEYS,
)

_MODULES = ("import", "include", "let", "template", "use")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_OPEN_PATH = re.compile(r"^(?:include|import\b.*\bfrom)\s+[\"“](?P<path>[^\"”]*)$")
_FILES = frozenset({"refs", "cameo", "file"})
"""Properties that name files."""


def completions(snapshot: Snapshot, place: Position) -> CompletionList:
    """Return what fits the line up to a place; the editor picks by what is typed."""
    start = snapshot.text.offset(Position(place.line, 0))
    line = snapshot.text.content[start : snapshot.text.offset(place)]
    above = _line_above(snapshot, place.line)
    fitting = _fitting(snapshot, line, place.line, is_fresh=not above.strip())
    found = {it.label: it for it in fitting}
    return CompletionList(is_incomplete=False, items=[found[it] for it in sorted(found)])


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
    elif (opened := _OPEN_PATH.search(line)) is not None:
        yield from files(snapshot, opened["path"])
    elif (told := of_line(snapshot, said)) is not None:
        yield from told
    elif line[:1] in {" ", "\t"}:
        yield from _properties(snapshot, line, row)
    elif is_fresh and (heard := in_cue(snapshot, said)) is not None:
        yield from heard
    elif is_fresh:
        yield from _fresh(snapshot, said)
    if _is_title_page(snapshot, row):
        keys = (f"{it.capitalize()}:" for it in TITLE_KEYS)
        yield from words(keys, CompletionItemKind.Keyword, "the title page")


def _is_title_page(snapshot: Snapshot, row: int) -> bool:
    """Tell whether nothing but keys of the title page stands above a line."""
    if row == 0:
        return True
    text = snapshot.text.content
    key = text.partition(":")[0].strip().casefold()
    return key in TITLE_KEYS and _BLANK_LINE.search(text, 0, snapshot.text.starts[row]) is None


def _fresh(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    """Yield what may begin after a blank line; after some words, it is names alone."""
    yield from names(snapshot, "character")
    if " " in said:
        yield from names(snapshot, "prop", "location")
        return
    yield from words(SETTINGS, CompletionItemKind.Keyword, "a scene")
    yield from words(DECLARATION_KEYWORDS, CompletionItemKind.Keyword, "a declaration")
    yield from words(_MODULES, CompletionItemKind.Keyword, "of files and templates")
    yield from words((f"{it}:" for it in SOUND_LABELS), CompletionItemKind.Keyword, "a sound")
    yield from words(("!!",), CompletionItemKind.Keyword, "a shot")


def _variables(snapshot: Snapshot) -> Iterator[CompletionItem]:
    """Yield what `let` gave a name to; each shows its words."""
    document, _ = parse(snapshot.entry)
    for block in blocks.of_document(document):
        if isinstance(block, Let):
            value = block.value.text
            yield CompletionItem(block.name.text, kind=CompletionItemKind.Variable, detail=value)


def _properties(snapshot: Snapshot, line: str, row: int) -> Iterator[CompletionItem]:
    """Yield what the declaration above can say, or the files that its property can name."""
    kind = _declared_above(snapshot, row)
    if kind is None:
        return
    key, colon, value = line.strip().partition(":")
    if not colon:
        keys = (f"{it}:" for it in SCHEMAS[kind][1].words)
        yield from words(keys, CompletionItemKind.Property, f"of a {kind}")
    elif key in _FILES:
        yield from files(snapshot, value.split(",")[-1].strip())
    elif key == "voice":
        yield from names(snapshot, "voice")


def _declared_above(snapshot: Snapshot, row: int) -> str | None:
    """Return what kind of declaration a line belongs to, `None` if to none."""
    lines = snapshot.text.content.splitlines()[:row]
    for line in reversed(lines):
        if line[:1] not in {" ", "\t"}:
            word = line.split(" ", 1)[0]
            return "character" if word == "cameo" else word if word in SCHEMAS else None
    return None


def resolved(snapshot: Snapshot, item: CompletionItem) -> CompletionItem:
    """Return an item with what is known of the name that it completes."""
    _, told_of = item.data or (None, "")
    name = names_of(known(snapshot)).get(told_of)
    if name is not None:
        told = "\n\n".join(declared(known(snapshot), name))
        item.documentation = MarkupContent(MarkupKind.Markdown, told or "not declared")
    return item
