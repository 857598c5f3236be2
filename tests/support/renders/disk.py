"""A disk that refuses what is done to it, operation by operation.

Python tells an audit hook of each file that it opens, makes, renames or removes, and lets it
refuse. Writing into a file that is open is refused where it is flushed, at `os.fsync`. What SQLite
does by itself is not seen here: the ledger's own tests refuse that at each of its commits.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_CHANGES = frozenset({"os.mkdir", "os.link", "os.rename", "os.remove", "os.truncate"})
_TWO_NAMES = frozenset({"os.link", "os.rename"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


Refusal = Callable[[int, str, str], None]
"""Is given the number of an operation, from 0, what it is and where; it may raise."""


@dataclass
class Disk:
    """Counts what changes the disk below a folder, and asks `refuse` each time."""

    folder: Path
    refuse: Refusal
    done: list[str] = field(default_factory=list)

    def seen(self, event: str, arguments: tuple[object, ...]) -> None:
        """Look at what Python is about to do."""
        if event == "open":
            path, _, flags = arguments
            if not (isinstance(flags, int) and flags & _WRITES):
                return
        elif event in _CHANGES:
            path = arguments[1] if event in _TWO_NAMES else arguments[0]
        elif event == "fsync":
            path = arguments[0]
        else:
            return
        where = Path(path).absolute() if isinstance(path, str | os.PathLike) else None
        if where is not None and where.is_relative_to(self.folder):
            self.done.append(f"{event} {where.relative_to(self.folder)}")
            self.refuse(len(self.done) - 1, event, str(path))


_DISKS: list[Disk] = []
_fsync = os.fsync


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    for disk in _DISKS:
        disk.seen(event, arguments)


def _watched_fsync(handle: int) -> None:
    for disk in _DISKS:
        disk.seen("fsync", (Path(f"/proc/self/fd/{handle}").readlink(),))
    _fsync(handle)


sys.addaudithook(_hook)


@contextmanager
def watched(folder: Path, refuse: Refusal = lambda *_: None) -> Iterator[Disk]:
    """Watch a folder as long as the block runs. Linux only: it tells what a handle belongs to."""
    disk = Disk(folder, refuse)
    _DISKS.append(disk)
    os.fsync = _watched_fsync
    try:
        yield disk
    finally:
        _DISKS.remove(disk)
        os.fsync = _fsync


def full(at: int) -> Refusal:
    """Return a disk that is full from the operation `at` on. Removing goes on: it makes room."""

    def refuse(count: int, event: str, path: str) -> None:
        if count >= at and event != "os.remove":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    return refuse


def read_only(at: int) -> Refusal:
    """Return a disk that takes nothing any more from the operation `at` on."""

    def refuse(count: int, _event: str, path: str) -> None:
        if count >= at:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    return refuse


def flaky(at: int) -> Refusal:
    """Return a disk that fails the operation `at`, and no other."""

    def refuse(count: int, _event: str, path: str) -> None:
        if count == at:
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)

    return refuse


def deadly(at: int) -> Refusal:
    """Return a machine that stops for good before the operation `at`."""

    def refuse(count: int, _event: str, _path: str) -> None:
        if count == at:
            os._exit(9)

    return refuse
