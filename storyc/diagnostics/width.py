"""How text stands in a terminal: columns taken, and what may be sent there at all.

A script is untrusted: a control character in it must not move the cursor, and an invisible one must
not hide. Both are written out (`<U+001B>`); what a reader can see stays as it is.
"""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category, east_asian_width

TAB_STOP = 4
"""Columns between tab stops, as Fountain counts them."""

MAX_MARKS = 4
"""Combining marks on one letter that are drawn; no writing system stacks more."""

_JOINERS = "\u200c\u200d"
_HANGUL_TAILS = range(0x1160, 0x1200)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class Cell(NamedTuple):
    """What one character of a text becomes on the screen, and the columns it takes."""

    text: str
    width: int


def cells(text: str) -> list[Cell]:
    """Return one cell for each character of a line; tabs become blanks."""
    if text.isascii() and text.isprintable():
        return [Cell(character, 1) for character in text]
    return list(_cells(text))


def _cells(text: str) -> Iterator[Cell]:
    column = marks = 0
    before = ""
    for character in text:
        cell = _tab(column) if character == "\t" else _cell(character, before)
        marks = marks + 1 if cell.width == 0 else 0
        if marks > MAX_MARKS:
            cell = _written_out(character)
        column += cell.width
        before = cell.text[-1]
        yield cell


def _tab(column: int) -> Cell:
    blanks = TAB_STOP - column % TAB_STOP
    return Cell(" " * blanks, blanks)


def _cell(character: str, before: str) -> Cell:
    # Joiners shape Persian, Indic and emoji text; after a Latin letter they only deceive.
    if character in _JOINERS and before and not before.isascii():
        return Cell(character, 0)
    kind = category(character)
    if kind in _INVISIBLE:
        return _written_out(character)
    if kind in {"Mn", "Me"} or ord(character) in _HANGUL_TAILS:
        return Cell(character, 0)
    return Cell(character, 2 if east_asian_width(character) in "WF" else 1)


def _written_out(character: str) -> Cell:
    shown = f"<U+{ord(character):04X}>"
    return Cell(shown, len(shown))


def printable(text: str) -> str:
    """Return a text with everything written out that a terminal would obey or hide."""
    return "".join(cell.text for cell in cells(text))


def width(text: str) -> int:
    """Return the columns that a text takes once it is `printable`."""
    return sum(cell.width for cell in cells(text))


def wrap(text: str, room: int) -> list[str]:
    """Break one paragraph into `printable` lines of at most `room` columns, at blanks if it can.

    Shape: at least one line. A word wider than the room is broken, as Chinese and Japanese are.
    """
    lines = [""]
    for word in text.split(" "):
        gap = " " if lines[-1] else ""
        if width(lines[-1]) + len(gap) + width(word) <= room:
            lines[-1] += gap + printable(word)
        elif lines[-1]:
            lines.extend(_broken(word, room))
        else:
            lines[-1:] = _broken(word, room)
    return lines


def _broken(word: str, room: int) -> list[str]:
    pieces = [""]
    taken = 0
    for cell in cells(word):
        if taken + cell.width > room and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += cell.text
        taken += cell.width
    return pieces
