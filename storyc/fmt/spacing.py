"""Where blank lines stand: one between paragraphs, none at the beginning and the end."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from storyc.fmt.page import PageLine
from storyc.syntax import LineKind
from storyc.syntax.lines import BYTE_ORDER_MARK

_SILENT = frozenset({LineKind.BLANK, LineKind.COMMENT})
_OUTLINE = frozenset({LineKind.ACT, LineKind.SECTION, LineKind.SYNOPSIS})
_ALONE = frozenset(
    {
        *(LineKind.ACT, LineKind.SECTION, LineKind.HEADING),
        *(LineKind.TRANSITION, LineKind.PAGE_BREAK),
    }
)
_TITLE = frozenset({LineKind.TITLE, LineKind.TITLE_MORE})
_PROPERTY = frozenset({LineKind.PROPERTY, LineKind.PROPERTY_MORE})

_APART_ABOVE = frozenset({*_ALONE, LineKind.SHOT, LineKind.DECLARATION, LineKind.TEMPLATE})
_APART_BELOW = frozenset({*_ALONE, *_TITLE, *_PROPERTY, LineKind.END})


def idle_blanks(lines: Sequence[PageLine]) -> Iterator[int]:
    """Yield the blank lines that are too many: all but the first of several, and the outer ones.

    Two blanks at the end of a speech hold nothing together, and are a blank line too.
    """
    run: list[int] = []
    is_first = True
    for index, line in enumerate(lines):
        if line.kind is LineKind.BLANK or line.is_two_blanks:
            run.append(index)
            continue
        # Dropped, the blank lines would make a byte order mark of a letter that is none.
        if run and is_first and not line.text.startswith(BYTE_ORDER_MARK):
            yield from run
        else:
            yield from _too_many(run, lines)
        run = []
        is_first = False
    yield from run


def _too_many(run: Sequence[int], lines: Sequence[PageLine]) -> Iterator[int]:
    kept = next((index for index in run if lines[index].kind is LineKind.BLANK), None)
    if kept is not None:
        yield from (index for index in run if index != kept)


def missing_blanks(lines: Sequence[PageLine]) -> Iterator[int]:
    """Yield the lines that need a blank line above them."""
    seen = [index for index, line in enumerate(lines) if line.kind not in _SILENT]
    for at, (above, below) in enumerate(pairwise(seen), 2):
        following = lines[seen[at]].kind if at < len(seen) else None
        if not _are_apart(lines[above].kind, lines[below].kind, following):
            continue
        between = range(above + 1, below + 1)
        if any(lines[index].kind is LineKind.BLANK for index in between):
            continue
        place = next((it for it in between if _is_place(lines[it], lines[above].kind)), None)
        if place is not None:
            yield place


def _are_apart(above: LineKind, below: LineKind, following: LineKind | None) -> bool:
    """Tell whether a blank line belongs between two lines; `following` is the one after them."""
    if below is LineKind.END or above is LineKind.TEMPLATE or below in _PROPERTY:
        return False
    if above is below is LineKind.SHOT:
        return False
    if above is below is LineKind.DECLARATION:
        return following in _PROPERTY
    if below in _TITLE or (below in _OUTLINE and above in _OUTLINE):
        return False
    return above in _APART_BELOW or below in _APART_ABOVE


def _is_place(line: PageLine, above: LineKind) -> bool:
    """Tell whether a blank line may stand above a line.

    A comment stays with the line under it, and a remark to storyc must; an indented one among
    properties stays with them. Inside a note a blank line would be part of it.
    """
    belongs_above = (
        above in _PROPERTY
        and line.kind is LineKind.COMMENT
        and line.text[0].isspace()
        and "storyc:" not in line.text
    )
    return not line.continues_note and not belongs_above
