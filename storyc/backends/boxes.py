"""The outermost structure of an MP4 file.

Source: ISO/IEC 14496-12, 4.2: a box begins with its length in four bytes and its type; length 1
means that eight bytes of length follow, length 0 that the box reaches to the end of the file.
"""

from pathlib import Path
from typing import BinaryIO

_HEADER = 8
_LONG_HEADER = 16
_LONG = 1


def is_whole(path: Path) -> bool:
    """Tell whether the boxes of a file end exactly where the file ends.

    A download that broke off fails this even where a lenient reader still finds pictures in it.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < size:
            length = _length(file, at, size - at)
            if length < _HEADER:
                return False
            at += length
        return at == size


def _length(file: BinaryIO, at: int, left: int) -> int:
    """Return the length of the box at a place; `left` is the length of what is left of the file."""
    file.seek(at)
    header = file.read(_LONG_HEADER)
    length = int.from_bytes(header[:4], "big")
    if length == _LONG:
        return int.from_bytes(header[_HEADER:], "big")
    return length or left
