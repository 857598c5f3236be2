"""`storyc fmt` on what is open."""

from lsprotocol.types import Position, Range, TextEdit

from storyc.fmt import format_edits
from storyc.lsp.snapshot import Snapshot


def formatted(snapshot: Snapshot, where: Range | None = None) -> list[TextEdit]:
    """Return the edits that bring a script, or some lines of it, into its canonical layout."""
    lines = None if where is None else range(where.start.line + 1, where.end.line + 2)
    if "\r" in snapshot.entry.text.replace("\r\n", ""):
        return []  # a lone carriage return ends a line for an editor and none for a script
    return [
        TextEdit(snapshot.text.range_of(it.span), it.text)
        for it in format_edits(snapshot.entry, lines=lines)
    ]


def formatted_on_type(snapshot: Snapshot, place: Position) -> list[TextEdit]:
    """Return the edits for the line that the writer has just ended."""
    if place.line == 0:
        return []
    before = Position(place.line - 1, 0)
    return formatted(snapshot, Range(before, before))
