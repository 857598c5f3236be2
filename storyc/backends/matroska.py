"""The outermost structure of a Matroska or WebM file.

Source: RFC 8794, 4 to 6: an element is an identifier, a length and so many bytes; the zeros that
either number begins with tell how long it is. RFC 9559, 4.5: a file is a header and a segment.
"""

from pathlib import Path
from typing import BinaryIO

MAGIC = b"\x1a\x45\xdf\xa3"
"""How a file begins: the identifier of its header."""

_LONGEST = 8


def is_whole(path: Path) -> bool:
    """Tell whether the elements of a file end exactly where the file ends.

    A length that its writer did not know, as of a live recording, reaches to the end: nothing tells
    whether such a file was cut off.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < size:
            name = _number(file)
            length = None if name is None else _number(file)
            if length is None:
                return False
            value, digits = length
            if value == (1 << 7 * digits) - 1:
                return True
            file.seek(value, 1)
        return file.tell() == size


def _number(file: BinaryIO) -> tuple[int, int] | None:
    """Return a number without the mark of its own length, and that length in bytes."""
    first = file.read(1)
    digits = _LONGEST + 1 - first[0].bit_length() if first else 0
    rest = file.read(digits - 1) if 0 < digits <= _LONGEST else b""
    if not first or digits > _LONGEST or len(rest) < digits - 1:
        return None
    marked = int.from_bytes(first + rest, "big")
    return marked & ((1 << 7 * digits) - 1), digits
