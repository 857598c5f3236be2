"""The part of a source line that fits the terminal, and where its characters stand there."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

from storyc.diagnostics.width import Cell, cells

DOTS = cells("...")


@dataclass(frozen=True, slots=True)
class View:
    """A line, or a window of it between dots.

    Shape: `columns[n]` is the terminal column of the character at offset `first + n` of the line;
    the last entry is the column after the text.
    """

    shown: tuple[Cell, ...]
    first: int
    columns: tuple[int, ...]

    def column(self, offset: int) -> int:
        """Return the column of a character, by its offset in the line; the nearest one shown."""
        return self.columns[min(max(offset - self.first, 0), len(self.columns) - 1)]

    @classmethod
    def of(cls, line: str, start: int, end: int, room: int) -> Self:
        """Return what to show of a line so that `[start, end)` is seen, or at least its beginning.

        Units: offsets in code points; `room` in columns. Only the neighbourhood is measured, so
        that a line of a megabyte costs no more than a short one.
        """
        origin = max(0, start - room)
        piece = cells(line[origin : min(end, start + room) + room])
        edges = list(accumulate((cell.width for cell in piece), initial=0))
        if len(piece) == len(line) and edges[-1] < room:  # a mark may stand after the last one
            return cls(tuple(piece), 0, tuple(edges))
        inner = room - 2 * len(DOTS)
        at, to = edges[start - origin], edges[min(end - origin, len(piece))]
        left = min(at, max(0, at - (inner - (to - at)) // 2), max(0, edges[-1] - inner))
        low = bisect_right(edges, left) - 1
        high = bisect_right(edges, edges[low] + inner, lo=low) - 1
        before = DOTS if origin + low > 0 else []
        after = DOTS if origin + high < len(line) else []
        columns = tuple(edge - edges[low] + len(before) for edge in edges[low : high + 1])
        return cls((*before, *piece[low:high], *after), origin + low, columns)
