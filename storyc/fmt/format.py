"""Formatting: a script in, the same script in its canonical layout out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from storyc.diagnostics import Edit
from storyc.fmt.page import PageLine, read_page
from storyc.fmt.spacing import idle_blanks, missing_blanks
from storyc.fmt.wording import written
from storyc.source import SourceFile, Span
from storyc.syntax import LineKind

_INDENTED = frozenset(
    {LineKind.TITLE, LineKind.TITLE_MORE, LineKind.PROPERTY, LineKind.PROPERTY_MORE}
)
_BETWEEN = frozenset({LineKind.BLANK, LineKind.COMMENT})


def format_edits(source: SourceFile, *, lines: range | None = None) -> tuple[Edit, ...]:
    """Return what to change so that a script has its canonical layout.

    The script says the same afterwards, its prose and its comments are what they were, and a line
    that cannot be read keeps every character. Formatting twice is formatting once.

    Args:
        source: any text.
        lines: the lines that may change, counted from 1; all if not given. Of a title page or a
            declaration that is not wholly among them, no line with a key is changed: it depends on
            the indentation of the others.

    Shape: one edit for each line that changes, in order, with the line endings it is to have.
    """
    page = read_page(source)
    return tuple(
        Edit(Span(source.name, line.start, line.end), text)
        for line, text in _changes(page, _chosen(page, lines))
    )


def format_text(source: SourceFile, *, lines: range | None = None) -> str:
    """Return a script in its canonical layout; see `format_edits`."""
    pieces: list[str] = []
    at = 0
    for edit in format_edits(source, lines=lines):
        pieces += (source.text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, source.text[at:]))


def _changes(page: Sequence[PageLine], chosen: set[int]) -> Iterator[tuple[PageLine, str]]:
    idle = set(idle_blanks(page))
    missing = set(missing_blanks(page))
    for index, line in enumerate(page):
        if index not in chosen:
            continue
        text = "" if index in idle else f"{written(line)}\n"
        text = f"\n{text}" if index in missing else text
        if text != line.text:
            yield line, text


def _chosen(page: Sequence[PageLine], lines: range | None) -> set[int]:
    """Return the lines that may change."""
    chosen = {index for index in range(len(page)) if lines is None or index + 1 in lines}
    for group in _indented_groups(page):
        if not chosen.issuperset(group):
            chosen.difference_update(group)
    return chosen


def _indented_groups(page: Sequence[PageLine]) -> Iterator[set[int]]:
    """Yield the lines with keys of each title page and each declaration."""
    seen = (index for index, line in enumerate(page) if line.kind not in _BETWEEN)
    for is_indented, group in groupby(seen, key=lambda it: page[it].kind in _INDENTED):
        if is_indented:
            yield set(group)
