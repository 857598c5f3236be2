"""One text with a name."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from storyc.source.span import Span


class Position(NamedTuple):
    """A place as a person counts it: line and column, both from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class SourceFile:
    """A text and the name that diagnostics and plans call it by.

    The name is a POSIX path relative to the folder of the script that is compiled, so that it is
    the same on every machine.
    """

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin.

        A line feed ends a line; a carriage return before it belongs to the line.
        """
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """Return line number `line` (from 1) without its line ending."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].removesuffix("\r")

    def line_ending(self, offset: int) -> str:
        """Return how the line of an offset ends; the last line ends as the one before it."""
        at = self.text.find("\n", offset)
        if at < 0:
            at = self.text.rfind("\n", 0, offset)
        return "\r\n" if at > 0 and self.text[at - 1] == "\r" else "\n"

    def whole(self) -> Span:
        """Return the span of the whole text."""
        return Span(self.name, 0, len(self.text))
