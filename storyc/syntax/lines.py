"""Cuts a text into lines and takes the hidden stretches out of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from storyc.source import Located, SourceFile, Span, value
from storyc.syntax.prescan import Interval

BYTE_ORDER_MARK = "\ufeff"
_BLANKS = " \t\u3000"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@value
class Line:
    """One line before it has a kind.

    `text` is the whole line with its ending, `start` where it begins, `content` what is left of it
    without hidden stretches and the blanks around it; a blank line's has no place of its own.
    `indent` counts the blanks in front of the content. `hides` tells that a note or comment touches
    the line.
    """

    text: str
    start: int
    content: Located
    indent: int
    hides: bool

    @property
    def is_blank(self) -> bool:
        """Nothing stands on the line, seen or hidden."""
        return not self.content.text and not self.hides

    @property
    def is_transparent(self) -> bool:
        """Only hidden text stands on the line: its neighbours are as if it were not there."""
        return (self.hides and not self.content.text) or self.content.text.startswith("//")


class _Piece(NamedTuple):
    start: int
    text: str


def split_lines(source: SourceFile, hidden: tuple[Interval, ...]) -> tuple[Line, ...]:
    """Cut a text into lines; together they are the text.

    Shape: a text that ends with a line ending has no empty line after it.
    """
    return tuple(_lines(source, hidden))


def _lines(source: SourceFile, hidden: tuple[Interval, ...]) -> Iterator[Line]:
    # Blank lines say nothing: two lines of five in a screenplay share it.
    nothing = Located("", Span(source.name, 0, 0))
    next_hidden = 0
    start = 0
    for text in _LINE.findall(source.text):
        end = start + len(text)
        while next_hidden < len(hidden) and hidden[next_hidden].end <= start:
            next_hidden += 1
        if next_hidden < len(hidden) and hidden[next_hidden].start < end:
            begin = start or len(text) - len(text.lstrip(BYTE_ORDER_MARK))
            seen = _outside(source.text, begin, end, hidden, next_hidden)
            yield _line_with_hidden(source.name, start, text, seen, begin)
        elif text.isspace():
            yield Line(text, start, nothing, _indent(text), hides=False)
        else:
            yield _line(source.name, start, text)
        start = end


def _line(name: str, start: int, text: str) -> Line:
    unmarked = text if start else text.lstrip(BYTE_ORDER_MARK)
    content = unmarked.strip()
    begin = start + text.index(content) if content else start
    place = Span(name, begin, begin + len(content))
    return Line(text, start, Located(content, place), _indent(unmarked), hides=False)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(_BLANKS)) if text[:1] in _BLANKS else 0


def _line_with_hidden(name: str, start: int, text: str, seen: list[_Piece], begin: int) -> Line:
    """Return a line of which only the pieces are seen; a byte order mark may be before `begin`."""
    seen = [piece for piece in seen if piece.text.strip()]
    if not seen:
        return Line(text, start, Located("", Span(name, start, start)), 0, hides=True)
    first, last = seen[0], seen[-1]
    said = first.start + len(first.text) - len(first.text.lstrip())
    place = Span(name, said, last.start + len(last.text.rstrip()))
    indent = len(first.text) - len(first.text.lstrip(_BLANKS)) if first.start == begin else 0
    return Line(text, start, Located(_joined(seen), place), indent, hides=True)


def _outside(
    text: str, start: int, end: int, hidden: tuple[Interval, ...], first: int
) -> list[_Piece]:
    """Return the seen pieces of the line `[start, end)`; `first` is the first interval in it."""
    pieces = []
    at = start
    while first < len(hidden) and hidden[first].start < end:
        if at < hidden[first].start:
            pieces.append(_Piece(at, text[at : hidden[first].start]))
        at = hidden[first].end
        first += 1
    if at < end:
        pieces.append(_Piece(at, text[at:end]))
    return pieces


def _joined(pieces: list[_Piece]) -> str:
    """Join what stood around hidden text, with no more blanks than the writer put on one side."""
    joined: list[str] = []
    for piece in pieces:
        after_blank = not joined or joined[-1][-1].isspace()
        joined.append(piece.text.lstrip() if after_blank else piece.text)
    return "".join(joined).strip()
