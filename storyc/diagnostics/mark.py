"""Places to underline, counted in the lines and columns of their file."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from storyc.diagnostics.canvas import Ink
from storyc.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to underline and what to write there."""

    span: Span
    text: str
    ink: Ink
    stroke: str

    @property
    def is_primary(self) -> bool:
        """Carets are for the place to look at first."""
        return self.stroke == "^"


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark in lines (from 1) and columns (offsets in the line, half-open)."""

    mark: Mark
    first: int
    start: int
    last: int
    end: int

    @property
    def is_tall(self) -> bool:
        """It stands on more than one line."""
        return self.first != self.last

    @classmethod
    def of(cls, file: SourceFile, mark: Mark) -> Self:
        """Count out where a mark stands; what lies past the end of a line or file is cut off."""
        start = min(mark.span.start, len(file.text))
        end = min(max(mark.span.end, start), len(file.text))
        first, start_column = file.position(start)
        last, end_column = file.position(max(end - 1, start))
        return cls(
            mark,
            first,
            min(start_column - 1, len(file.line_text(first))),
            last,
            min(end_column - (start == end), len(file.line_text(last))),
        )

    def on(self, line: int) -> "Stroke | None":
        """Return what a line shows of the mark: all of it, one end of a tall one, or nothing."""
        if not self.is_tall and line == self.first:
            return Stroke(self.start, self.end, self)
        if line == self.first:
            return Stroke(self.start, self.start + 1, self)
        if line == self.last:
            return Stroke(max(self.end - 1, 0), self.end, self)
        return None


class Stroke(NamedTuple):
    """A mark's part of one line, in offsets in the line."""

    start: int
    end: int
    of: PlacedMark
