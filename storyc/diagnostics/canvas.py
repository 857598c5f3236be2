"""One line of terminal output that is drawn in place: later strokes go over earlier ones."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby

from storyc.diagnostics.width import Cell, cells


class Ink(StrEnum):
    """A colour by its purpose. The value is the SGR parameter (ECMA-48, section 8.3.117)."""

    PLAIN = ""
    STRONG = "1"
    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;34"
    RULE = "34"
    LABEL = "36"


def paint(text: str, ink: Ink, *, color: bool) -> str:
    """Return the text in an ink, or as it is where there is no colour."""
    return f"\x1b[{ink}m{text}\x1b[0m" if color and ink and text else text


class Canvas:
    """A growing row of terminal columns, blank at first."""

    def __init__(self) -> None:
        self._columns: list[tuple[str, Ink]] = []

    def put(self, column: int, text: str, ink: Ink = Ink.PLAIN) -> None:
        """Draw `text` from `column` on, made printable, over what is there."""
        self.lay(column, cells(text), ink)

    def lay(self, column: int, row: Iterable[Cell], ink: Ink = Ink.PLAIN) -> None:
        """Draw cells from `column` on, over what is there."""
        for cell in row:
            self._reach(column + max(cell.width, 1))
            if cell.width == 0 and column > 0:
                before, its_ink = self._columns[column - 1]
                self._columns[column - 1] = (before + cell.text, its_ink)
                continue
            self._columns[column] = (cell.text, ink)
            for covered in range(column + 1, column + cell.width):
                self._columns[covered] = ("", ink)
            column += cell.width

    def _reach(self, size: int) -> None:
        self._columns.extend([(" ", Ink.PLAIN)] * (size - len(self._columns)))

    def drawn(self, *, color: bool) -> str:
        """Return the row without blanks at its end."""
        columns = list(self._columns)
        while columns and not columns[-1][0].strip():
            columns.pop()
        return "".join(
            paint("".join(text for text, _ in run), ink, color=color)
            for ink, run in groupby(columns, key=lambda each: each[1])
        )
