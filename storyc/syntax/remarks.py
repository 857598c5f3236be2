"""Remarks to the compiler in a script: `// storyc: allow E0601`.

A remark stands at the end of the line that it is about, or on a line of its own above it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from storyc.source import Located, SourceFile, Span
from storyc.syntax.prescan import REMARK, Interval, prescan

_REMARK = re.compile(rf"{REMARK}[ \t]*(?P<verb>[^\s,]*)(?P<names>[^\r\n]*)")
_NAME = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark: what it asks for (`allow`), the words behind that, and the line that it is about.

    Lines count from 1. `span` is the remark itself, `cut` what to take out to be rid of it: the
    blanks before it or its whole line go with it.
    """

    verb: Located
    names: tuple[Located, ...]
    line: int
    span: Span
    cut: Span


def remarks(source: SourceFile) -> tuple[Remark, ...]:
    """Return the remarks of a text, in order; those in notes and boneyards are none."""
    if "storyc:" not in source.text:
        return ()
    hidden, _ = prescan(source)
    found = [it for it in _REMARK.finditer(source.text) if _is_remark(source, it.start(), hidden)]
    alone = {source.position(it.start()).line for it in found if _is_alone(source, it.start())}
    below = _lines_below(alone)
    return tuple(_remark(source, it, below) for it in found)


def _lines_below(alone: set[int]) -> dict[int, int]:
    """Return the line that each remark on a line of its own is about: remarks may be stacked."""
    below: dict[int, int] = {}
    for line in sorted(alone, reverse=True):
        below[line] = below.get(line + 1, line + 1)
    return below


def _is_remark(source: SourceFile, at: int, hidden: Sequence[Interval]) -> bool:
    """Tell whether it is read: at the end of a line it hides itself, on its own nothing does."""
    index = bisect_right(hidden, at, key=lambda it: it.start) - 1
    if index >= 0 and hidden[index].start == at:
        return True
    return _is_alone(source, at) and (index < 0 or hidden[index].end <= at)


def _is_alone(source: SourceFile, at: int) -> bool:
    start = source.text.rfind("\n", 0, at) + 1
    return not source.text[start:at].strip(" \t\ufeff")


def _remark(source: SourceFile, found: re.Match[str], below: dict[int, int]) -> Remark:
    start, end = found.span()
    line = source.position(start).line
    cut = _whole_line(source, start, end) if line in below else _line_end(source, start, end)
    names = Located(found["names"], Span(source.name, *found.span("names")))
    return Remark(
        Located(found["verb"], Span(source.name, *found.span("verb"))),
        tuple(Located(it[0], names.span.slice(*it.span())) for it in _NAME.finditer(names.text)),
        below.get(line, line),
        Span(source.name, start, end),
        cut,
    )


def _whole_line(source: SourceFile, start: int, end: int) -> Span:
    newline = source.text.find("\n", end)
    begin = source.text.rfind("\n", 0, start) + 1
    mark = begin == 0 and source.text.startswith("\ufeff")
    return Span(source.name, begin + mark, newline + 1 if newline >= 0 else end)


def _line_end(source: SourceFile, start: int, end: int) -> Span:
    begin = source.text.rfind("\n", 0, start) + 1
    kept = source.text[begin:start].rstrip(" \t")
    return Span(source.name, begin + len(kept), end)
