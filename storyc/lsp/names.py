"""Where names stand in the open script: the symbol table of an editor."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from storyc.ir import Screenplay
from storyc.lsp.snapshot import Snapshot
from storyc.source import SourceFile, Span
from storyc.syntax import LineKind, lex

NameKind = Literal["character", "location", "prop", "style", "music", "voice"]

_PROSE = frozenset(
    {LineKind.ACTION, LineKind.ACTION_MORE, LineKind.WORDS, LineKind.SUNG, LineKind.SYNOPSIS}
)
_SILENT = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.TITLE, LineKind.TITLE_MORE})


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the script. `declared` is where it is declared or first met."""

    text: str
    kind: NameKind
    declared: Span
    inferred: bool


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a name. `in_prose` places are mentions, the others stand where names stand."""

    span: Span
    in_prose: bool


def names_of(screenplay: Screenplay) -> Mapping[str, Name]:
    """Return the names of a script by name; who is declared comes before what is only met."""
    tables: tuple[tuple[NameKind, tuple], ...] = (  # type: ignore[type-arg]  # six kinds of node
        ("voice", screenplay.voices),
        ("music", screenplay.music),
        ("style", screenplay.styles),
        ("location", screenplay.locations),
        ("prop", screenplay.props),
        ("character", screenplay.characters),
    )
    found: dict[str, Name] = {}
    for kind, table in tables:
        for it in table:
            name = Name(it.name, kind, it.span, getattr(it, "inferred", False))
            if it.name not in found or not name.inferred or found[it.name].inferred:
                found[it.name] = name
    return found


def occurrences(name: str, file: SourceFile) -> Iterator[Occurrence]:
    """Yield where a name stands in a file, in order.

    Where names stand (cues, shots, `+` lines, declarations, headings) they are in capitals; in
    prose they may be in any case.
    """
    pattern = _pattern(name)
    for line in lex(file):
        if line.kind in _SILENT:
            continue
        in_prose = line.kind in _PROSE
        for found in pattern.finditer(line.text):
            if in_prose or found[0].isupper() or not found[0].upper().isupper():
                start = line.start + found.start()
                yield Occurrence(Span(file.name, start, start + len(found[0])), in_prose)


def name_at(snapshot: Snapshot, offset: int) -> tuple[Name, Span] | None:
    """Return the name that stands at a place of the script, and where it stands there."""
    start = snapshot.entry.text.rfind("\n", 0, offset) + 1
    end = snapshot.entry.text.find("\n", offset)
    line = snapshot.entry.text[start : end if end >= 0 else None]
    at = offset - start
    found: list[tuple[Name, Span]] = []
    for name in names_of(snapshot.around(offset).checked.screenplay).values():
        for match in _pattern(name.text).finditer(line):
            if match.start() <= at <= match.end():
                span = Span(snapshot.entry.name, start + match.start(), start + match.end())
                found.append((name, span))
    return max(found, key=lambda it: it[1].end - it[1].start, default=None)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
