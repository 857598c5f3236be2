"""Which lines of a script another format has no line for."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from storyc.importers.story_note import OPENING
from storyc.source import SourceFile
from storyc.syntax import LineKind, LineToken, lex
from storyc.syntax.prescan import Interval, prescan

STORY_KINDS = frozenset(
    {
        *(LineKind.SHOT, LineKind.STATE, LineKind.DECLARATION, LineKind.PROPERTY),
        *(LineKind.PROPERTY_MORE, LineKind.LET, LineKind.IMPORT, LineKind.INCLUDE, LineKind.USE),
        *(LineKind.TEMPLATE, LineKind.END, LineKind.BROKEN),
    }
)
"""Kinds of line that Fountain has not. Sound lines are words that a reader needs: they stay."""


class ScriptLine(NamedTuple):
    """One line of a script.

    `carried`: only `.story` has lines like it, or it goes with one that is. `bound`: hidden text
    stands in it, or it is carried for another reason than its kind.
    """

    token: LineToken
    carried: bool
    bound: bool


def script_lines(file: SourceFile, *, bind_all: bool = False) -> tuple[ScriptLine, ...]:
    """Return the lines of a script.

    A note or comment that runs from one line to another binds them together: if one of them is
    carried, all are.

    Args:
        file: the script.
        bind_all: whether all lines with hidden text in them are carried.
    """
    hidden, _ = prescan(file)
    tokens = lex(file)
    carried = [*_carried(tokens)]
    bound = [
        it and token.kind not in STORY_KINDS for it, token in zip(carried, tokens, strict=True)
    ]
    for first, last in _bound(tokens, hidden):
        if bind_all or (first < last and any(carried[first : last + 1])):
            carried[first : last + 1] = bound[first : last + 1] = [True] * (last + 1 - first)
    return tuple(ScriptLine(*it) for it in zip(tokens, carried, bound, strict=True))


def _carried(tokens: tuple[LineToken, ...]) -> Iterator[bool]:
    in_template = False
    for token in tokens:
        if token.kind is LineKind.TEMPLATE:
            in_template = True
        is_remark = token.kind is LineKind.COMMENT and token.content.text.startswith("//")
        yield in_template or is_remark or token.kind in STORY_KINDS or OPENING in token.text
        if token.kind is LineKind.END:
            in_template = False


def _bound(
    tokens: tuple[LineToken, ...], hidden: tuple[Interval, ...]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each chain of lines that hidden text holds together."""
    starts = [token.span.start for token in tokens]
    spans = []
    line = 0
    for interval in hidden:
        while line + 1 < len(starts) and starts[line + 1] <= interval.start:
            line += 1
        last = line
        while last + 1 < len(starts) and starts[last + 1] < interval.end:
            last += 1
        spans.append([line, last])
    for one, other in pairwise(spans):
        if other[0] <= one[1]:
            other[0] = one[0]
    # Later spans of a chain begin where the chain does, so that the last one is all of it.
    yield from ((first, last) for first, last in reversed(spans))
