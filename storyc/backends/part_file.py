"""A download that is not whole yet: what there is of it, and of which version of the file.

It outlives the process. Beside it lies a note that names the version; the note is gone from the
disk before the bytes that it speaks of are, so that two versions are never joined.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from storyc.world.disk import write_text


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file at a server.

    `mark` is what the server calls it: a strong tag, or a date that is strong enough. Units:
    `total` bytes, `None` where the server does not say.
    """

    mark: str
    total: int | None = None


@dataclass(frozen=True, slots=True)
class _Note:
    """What a part is of, and of which version."""

    of: str
    version: Version


_NOTE = TypeAdapter(_Note)


class PartFile:
    """An open part. `version` is `None` where the server names none: no other run goes on there."""

    def __init__(self, path: Path, of: str, file: BinaryIO, version: Version | None) -> None:
        self._path = path
        self._of = of
        self._file = file
        self.version = version
        self.size = file.seek(0, os.SEEK_END)
        self.is_done = False

    @property
    def is_worth_keeping(self) -> bool:
        """Whether it is done, or another run can go on with it."""
        return self.is_done or (self.size > 0 and self.version is not None)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing, as far as the server has said how long it is."""
        return self.version is not None and self.version.total == self.size

    def asks_for_rest(self) -> Mapping[str, str]:
        """Return the headers that ask for what is missing, none if all is."""
        if not self.size or self.version is None:
            return {}
        return {"range": f"bytes={self.size}-", "if-range": self.version.mark}

    def restart(self, version: Version | None = None) -> None:
        """Throw away what there is; what comes next is the beginning of a version."""
        _forget(self._path)
        self._file.seek(0)
        self._file.truncate()
        self.size, self.version = 0, version
        if version is not None:
            # Else a power cut could leave the bytes of before under the name of this version.
            self._flush()
            text = _NOTE.dump_json(_Note(self._of, version)).decode()
            write_text(_note(self._path), text + "\n")

    def write(self, piece: bytes) -> None:
        """Add what came."""
        self._file.write(piece)
        self.size += len(piece)

    def finish(self) -> None:
        """Say that nothing is missing; it is on the disk when this returns."""
        self._flush()
        self.is_done = True

    def _flush(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())


@contextmanager
def opened_part(path: Path, of: str) -> Iterator[PartFile]:
    """Open a part, or begin one; what another run can go on with is kept, and nothing else.

    Args:
        path: where it is.
        of: names what is downloaded, without any secret: a part of something else is thrown away.

    Raises:
        OSError: it cannot be written.
    """
    version = _known(path, of)
    if version is None:
        _forget(path)
    part = None
    try:
        with path.open("wb" if version is None else "r+b") as file:
            part = PartFile(path, of, file, version)
            yield part
    finally:
        if part is None or not part.is_worth_keeping:
            remove_part(path)


def remove_part(path: Path) -> None:
    """Remove a part and what is noted of it."""
    _forget(path)
    path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new and removed names last. Windows opens no folders, and needs none opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _known(path: Path, of: str) -> Version | None:
    """Return the version that a part is of, `None` if there is none to go on with."""
    try:
        note = _NOTE.validate_json(_note(path).read_bytes())
        size = path.stat().st_size
    except (FileNotFoundError, ValidationError):
        return None
    is_too_long = note.version.total is not None and size > note.version.total
    return None if note.of != of or not size or is_too_long else note.version


def _forget(path: Path) -> None:
    note = _note(path)
    if note.exists():
        note.unlink()
        sync_folder(path.parent)


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")
