"""Copies stretches of one file into another, inside the kernel where it can."""

import errno
import os
from io import FileIO

_BLOCK = 1 << 20

_CANNOT = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF})
"""What systems answer that do not copy between these two files."""


def copy_range(source: FileIO, at: int, length: int, into: FileIO) -> None:
    """Append `length` bytes from place `at` of a file to another.

    Raises:
        EOFError: the file ends before.
        OSError: one cannot be read or the other not written.
    """
    copied = _copied_by_kernel(source, at, length, into)
    source.seek(at + copied)
    while copied < length:
        block = source.read(min(_BLOCK, length - copied))
        if not block:
            raise EOFError(f"{source.name} ends before {at + length}")
        write_all(into, block)
        copied += len(block)


def write_all(into: FileIO, data: bytes) -> None:
    """Write all of some bytes; a raw file may take only some of them at a time."""
    left = memoryview(data)
    while left:
        left = left[into.write(left) or 0 :]


def _copied_by_kernel(source: FileIO, at: int, length: int, into: FileIO) -> int:
    copy = getattr(os, "copy_file_range", None)  # Linux has it
    copied = 0
    while copy is not None and copied < length:
        try:
            done = copy(source.fileno(), into.fileno(), length - copied, at + copied)
        except OSError as error:
            if error.errno in _CANNOT:
                return copied
            raise
        if not done:
            return copied
        copied += done
    return copied
