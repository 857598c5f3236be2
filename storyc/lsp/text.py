"""Offsets into a text, as editors count them.

Source: Language Server Protocol 3.18, "Text Documents" and `PositionEncodingKind`
(microsoft.github.io/language-server-protocol, read 2026-11): a line ends with LF, CR LF or CR, and
characters count in units of the encoding that was agreed on.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from lsprotocol.types import Position, PositionEncodingKind, Range

from storyc.diagnostics import Edit
from storyc.source import SourceFile, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTES = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


def units(text: str, encoding: PositionEncodingKind) -> int:
    """Return how many units an editor counts for some characters of a line."""
    if text.isascii():
        return len(text)
    name, size = _BYTES[encoding]
    return len(text.encode(name, "surrogatepass")) // size


@dataclass(frozen=True)
class Text:
    """A text whose places are counted in one encoding. Offsets count code points."""

    content: str
    encoding: PositionEncodingKind = PositionEncodingKind.Utf16

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offsets at which lines begin."""
        if "\r" in self.content:
            return (0, *(it.end() for it in _LINE_END.finditer(self.content)))
        lengths = [len(it) + 1 for it in self.content.split("\n")[:-1]]
        return tuple(accumulate(lengths, initial=0))

    @cached_property
    def _is_plain(self) -> bool:
        """In ASCII all encodings count alike."""
        return self.content.isascii()

    def offset(self, place: Position) -> int:
        """Return the offset of a place; one beyond the line or the text is its end."""
        if place.line >= len(self.starts):
            return len(self.content)
        start, line = self.starts[place.line], self._line(place.line)
        if self._is_plain:
            return start + min(place.character, len(line))
        return start + self._characters(line, place.character)

    def line_of(self, offset: int) -> int:
        """Return the number of the line in which an offset is, from 0."""
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int) -> Position:
        """Return the place of an offset."""
        line = self.line_of(offset)
        before = self.content[self.starts[line] : offset]
        return Position(line, self._units(before))

    def range(self, start: int, end: int) -> Range:
        """Return the range of the offsets `[start, end)`."""
        return Range(self.position(start), self.position(end))

    def range_of(self, span: Span) -> Range:
        """Return the range of a span of this text."""
        return self.range(span.start, span.end)

    def end(self) -> Position:
        """Return the end of the text."""
        return self.position(len(self.content))

    def replaced(self, where: Range | None, new: str) -> "Text":
        """Return the text with a range replaced, or all of it."""
        if where is None:
            return Text(new, self.encoding)
        start, end = self.offset(where.start), self.offset(where.end)
        first, last = min(start, end), max(start, end)
        return Text(self.content[:first] + new + self.content[last:], self.encoding)

    def _line(self, number: int) -> str:
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.content)
        return self.content[self.starts[number] : stop].rstrip("\r\n")

    def _units(self, text: str) -> int:
        return len(text) if self._is_plain else units(text, self.encoding)

    def _characters(self, line: str, units: int) -> int:
        """Return how many characters of a line are before a unit; half a character counts not."""
        seen = 0
        for at, character in enumerate(line):
            seen += self._units(character)
            if seen > units:
                return at
        return len(line)


def edit_between(old: SourceFile, new: SourceFile) -> Edit:
    """Return the smallest edit that makes one text of another."""
    head = _alike(old.text, new.text)
    most = min(len(old.text), len(new.text)) - head
    tail = _alike(old.text[::-1], new.text[::-1], most)
    return Edit(Span(old.name, head, len(old.text) - tail), new.text[head : len(new.text) - tail])


def _alike(one: str, other: str, most: int | None = None) -> int:
    """Return how many characters two texts begin with alike, at most `most`.

    By halves: comparing slices takes no time beside comparing characters one by one.
    """
    least, bound = 0, min(len(one), len(other)) if most is None else most
    while least < bound:
        middle = (least + bound + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            bound = middle - 1
    return least
