"""Copies packets from one file into another.

A file holds pictures and sound by turns, so its packets are read in blocks together with what lies
between them, and written without it. Measured (2026-11, Linux, ext4): half the time of a copy
inside the kernel for each packet.
"""

from collections.abc import Iterator
from io import FileIO

_BLOCK = 1 << 20


def copy_range(source: FileIO, at: int, length: int, into: FileIO) -> None:
    """Append `length` bytes from place `at` of a file to another.

    Raises:
        EOFError: the file ends before.
        OSError: one cannot be read or the other not written.
    """
    for start in range(at, at + length, _BLOCK):
        write_all(into, _read(source, start, min(_BLOCK, at + length - start)))


def copy_packets(source: FileIO, packets: list[tuple[int, int, bytes]], into: FileIO) -> None:
    """Append packets of a file to another.

    Args:
        source: where they are.
        packets: the place and the size of each, and what is written before it.
        into: where they go.

    Raises:
        EOFError: the file ends before one of them.
        OSError: one cannot be read or the other not written.
    """
    for block in _blocks(packets):
        base = block[0][0]
        last, size, _ = block[-1]
        data = memoryview(_read(source, base, last + size - base))
        write_all(
            into,
            b"".join(
                part
                for at, length, lead in block
                for part in (lead, data[at - base : at - base + length])
            ),
        )


def write_all(into: FileIO, data: bytes | bytearray) -> None:
    """Write all of some bytes; a raw file may take only some of them at a time."""
    left = memoryview(data)
    while left:
        left = left[into.write(left) or 0 :]


def _blocks(
    packets: list[tuple[int, int, bytes]],
) -> Iterator[list[tuple[int, int, bytes]]]:
    """Yield packets that lie behind each other in one block, or alone where they do not fit one."""
    block: list[tuple[int, int, bytes]] = []
    for packet in packets:
        at, size, _ = packet
        if block and not block[-1][0] + block[-1][1] <= at <= block[0][0] + _BLOCK - size:
            yield block
            block = []
        block.append(packet)
    if block:
        yield block


def _read(source: FileIO, at: int, length: int) -> bytearray:
    data = bytearray(length)
    view = memoryview(data)
    source.seek(at)
    while view:
        done = source.readinto(view)
        if not done:
            raise EOFError(f"{source.name} ends before {at + length}")
        view = view[done:]
    return data
