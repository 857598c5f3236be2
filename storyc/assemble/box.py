"""The boxes that an MP4 file is made of.

Source: ISO/IEC 14496-12, 4.2: a box begins with its length in four bytes and its type of four
letters; length 1 means that eight bytes of length follow the type, length 0 that the box reaches to
the end of what holds it. A full box goes on with a version and flags.
"""

from collections.abc import Iterator

_HEADER = 8
_LONG_HEADER = 16
_LONG = 1


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box of the given parts."""
    length = _HEADER + sum(map(len, parts))
    return b"".join((length.to_bytes(4, "big"), kind, *parts))


def full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """Return a full box of the given parts."""
    return box(kind, bytes((version,)), flags.to_bytes(3, "big"), *parts)


def long_header(kind: bytes, length: int) -> bytes:
    """Return the header of a box that holds `length` bytes, however many they are."""
    return _LONG.to_bytes(4, "big") + kind + (length + _LONG_HEADER).to_bytes(8, "big")


def children(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the contents of each box in a stretch of bytes.

    Raises:
        ValueError: the lengths do not add up.
    """
    at = 0
    while at < len(data):
        length, start = int.from_bytes(data[at : at + 4], "big"), at + _HEADER
        if length == _LONG:
            length, start = int.from_bytes(data[start : start + 8], "big"), at + _LONG_HEADER
        stop = at + length if length else len(data)
        if stop > len(data) or stop < start:
            raise ValueError("a box that is longer than what holds it")
        yield data[at + 4 : at + 8], data[start:stop]
        at = stop


def child(data: bytes, *path: bytes) -> bytes | None:
    """Return the contents of the first box at a path of kinds, `None` if there is none.

    Raises:
        ValueError: the lengths do not add up.
    """
    found: bytes | None = data
    for kind in path:
        if found is None:
            return None
        found = next((contents for it, contents in children(found) if it == kind), None)
    return found
