"""A seal on each row: SQLite notices a torn page, but not a changed letter in a cell."""

from hashlib import blake2b

Cell = str | int | float | bytes | None


def bindable(cell: Cell) -> Cell:
    """Return a cell that the file can hold: what a service says may be half a character."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode()
    return cell


def seal(*cells: Cell) -> str:
    """Return what is written beside a row's cells: another content, another seal."""
    return blake2b(repr(cells).encode(), digest_size=12).hexdigest()
