"""Where paid takes are kept: one store for all films of a user, each clip named by its content."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from errno import ENOSPC
from hashlib import file_digest
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryFile
from threading import Lock
from time import time
from typing import Literal

from anyio import to_thread
from pydantic import TypeAdapter, ValidationError

from storyc.backends.service import Fetched
from storyc.world.disk import replacing, write_text

_LEAST_ROOM = 64 * 1024 * 1024
"""A disk with less is as good as full: the ledger and the film need room too. Units: bytes."""


@dataclass(frozen=True, slots=True)
class KeptTake:
    """A take in the store.

    `content` names the request that it answers, by the service's content or by the lock; `number`
    counts the takes of one request from 1.
    `sha256` is the hex digest of the clip; `origin` tells a clip that a service made from one that
    was made by hand. Units: `size` bytes.
    """

    content: str
    number: int
    sha256: str
    size: int
    origin: Literal["service", "import"] = "service"


_NOTE = TypeAdapter(KeptTake)

COPYING = ".copying"
"""What a clip's name ends with while it is copied into the store."""

_BEGINNINGS = (".part", ".part.json", COPYING)
_DAY_S = 86_400.0


class TakeStore:
    """A folder of clips and of notes about them.

    A note is written after its clip, so that a take that has one is whole. A clip is read through
    whenever it is asked for: one that is no longer what its name says is set aside.
    """

    def __init__(self, root: Path) -> None:
        self._clips = root / "clips"
        self._notes = root / "takes"
        self._frames = root / "frames"
        self._damaged = root / "damaged"
        self._incoming = root / "incoming"
        self._setting_aside = Lock()

    async def find(self, content_key: str, take: int) -> str | None:
        """Return the SHA-256 of a take whose clip is here and whole."""
        return await to_thread.run_sync(self.found, content_key, take)

    async def recognise(self, content_key: str, take: int, sha256: str) -> bool:
        """Note again whose take a clip is, if it is here and the note about it is not."""
        return await to_thread.run_sync(self._recognised, content_key, take, sha256)

    async def make_ready(self) -> None:
        """See to it that a clip could be kept now: there is room, and the disk takes what it gets.

        Raises:
            OSError: it could not.
        """
        await to_thread.run_sync(self._tried_out)

    def part(self, content_key: str, take: int) -> Path:
        """Return where a clip is put once it is whole and checked, on the store's own disk."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        return self._incoming / _incoming_name(content_key, take)

    async def keep(self, content_key: str, take: int, fetched: Fetched) -> None:
        """Move a fetched clip into the store, flushed to the disk before its note is written.

        Raises:
            OSError: the store cannot be written; the clip is left where it is.
        """
        kept = KeptTake(content_key, take, fetched.sha256, fetched.size)
        await to_thread.run_sync(self.take_in, kept, fetched.path)

    def take_in(self, take: KeptTake, clip: Path) -> None:
        """Move a clip into the store and note whose take it is.

        Raises:
            OSError: the store cannot be written; the clip is left where it is.
        """
        try:
            self._bring_in(take, clip)
        except FileNotFoundError:
            # Another process may have taken it in just now.
            if self.clip(take.sha256) is None:
                raise
        self._write(take)
        clip.unlink(missing_ok=True)

    def _bring_in(self, take: KeptTake, clip: Path) -> None:
        if self.clip(take.sha256) is None:
            place = self._clip(take.sha256)
            place.parent.mkdir(parents=True, exist_ok=True)
            _flush(clip)
            _put(clip, place)
            _flush_folder(place.parent)

    def takes(self, content: str) -> tuple[KeptTake, ...]:
        """Return the takes of a request by number; a note that cannot be read is none."""
        folder = self._note(content, 1).parent
        kept = (it for it in _read_all(folder.glob("*.json")) if it.content == content)
        return tuple(sorted(kept, key=lambda it: it.number))

    def enrol(self, request: str, sha256: str) -> int:
        """Note that a clip of the store answers a request of a lock, and return its number there.

        A clip that answers it already keeps its number.
        """
        known = self.takes(request)
        for take in known:
            if take.sha256 == sha256:
                return take.number
        number = 1 + max((it.number for it in known), default=0)
        size = self._clip(sha256).stat().st_size
        self._write(KeptTake(request, number, sha256, size))
        return number

    def all(self) -> tuple[KeptTake, ...]:
        """Return every take in the store, in a fixed order."""
        kept = _read_all(self._notes.rglob("*.json"))
        return tuple(sorted(kept, key=lambda it: (it.content, it.number)))

    def clip(self, sha256: str) -> Path | None:
        """Return the clip with a digest, `None` if it is not here or was damaged."""
        path = self._clip(sha256)
        if _is_whole(path, sha256):
            return path
        # Another task may have set it aside just now, and may be bringing it anew.
        with self._setting_aside:
            if path.is_file() and not _is_whole(path, sha256):
                self._damaged.mkdir(parents=True, exist_ok=True)
                path.replace(self._damaged / path.name)
        return None

    def frame(self, sha256: str, picture: bytes) -> Path:
        """Keep a picture that a clip begins with, and return where it is."""
        path = self._frames / sha256[:2] / f"{sha256}.png"
        if not path.is_file() or digest_of(path) != sha256:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as temporary:
                temporary.write_bytes(picture)
        return path

    def collect(self, kept: Collection[str]) -> tuple[KeptTake, ...]:
        """Remove every take whose clip is not in `kept`, a set of digests, and return those."""
        gone = tuple(it for it in self.all() if it.sha256 not in kept)
        for take in gone:
            self._note(take.content, take.number).unlink(missing_ok=True)
        for digest in {it.sha256 for it in gone}:
            self._clip(digest).unlink(missing_ok=True)
        return gone

    def clear_away(self) -> int:
        """Remove the beginnings of clips that nothing has written to for a day; return their bytes.

        A download or an import that was cut off left them; the clip itself is still where it came
        from. Whole clips stay, also those that are not as ordered: they are paid for.

        Raises:
            OSError: one of them cannot be removed.
        """
        removed = 0
        for path in sorted(self._incoming.glob("*")):
            if path.name.endswith(_BEGINNINGS) and time() - path.stat().st_mtime > _DAY_S:
                removed += path.stat().st_size
                path.unlink()
        return removed

    def _write(self, take: KeptTake) -> None:
        path = self._note(take.content, take.number)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, _NOTE.dump_json(take, indent=1).decode() + "\n")
        _flush_folder(path.parent)

    def found(self, content: str, number: int) -> str | None:
        """Return the SHA-256 of a take whose clip is here and whole.

        A clip that came, and whose run ended before it was noted, is taken in now.
        """
        take = next((it for it in self.takes(content) if it.number == number), None)
        if take is not None and self.clip(take.sha256) is not None:
            return take.sha256
        came = self._incoming / _incoming_name(content, number)
        if not came.is_file():
            return None
        take = KeptTake(content, number, digest_of(came), came.stat().st_size)
        self.take_in(take, came)
        return take.sha256

    def _tried_out(self) -> None:
        self._incoming.mkdir(parents=True, exist_ok=True)
        if disk_usage(self._incoming).free < _LEAST_ROOM:
            raise OSError(ENOSPC, "there is no room for a clip", str(self._incoming))
        with TemporaryFile(dir=self._incoming) as file:
            file.write(bytes(1))
            file.flush()
            os.fsync(file.fileno())

    def _recognised(self, content: str, number: int, sha256: str) -> bool:
        clip = self.clip(sha256)
        if clip is None:
            return False
        self._write(KeptTake(content, number, sha256, clip.stat().st_size))
        return True

    def _clip(self, sha256: str) -> Path:
        return self._clips / sha256[:2] / f"{sha256}.mp4"

    def _note(self, content: str, number: int) -> Path:
        return self._notes / content[:2] / content / f"{number}.json"


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        return digest_of(path) == sha256
    except FileNotFoundError:
        return False


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read_all(paths: Iterable[Path]) -> Iterator[KeptTake]:
    for path in paths:
        try:
            yield _NOTE.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            # What cannot be read is no take: its clip is fetched again or found by its digest.
            continue


def _incoming_name(content: str, number: int) -> str:
    return f"{content}-{number}.mp4"


def _put(clip: Path, place: Path) -> None:
    """Give a clip its place, and leave it where it is until it is noted, where the disk can."""
    try:
        os.link(clip, place)
    except OSError:
        clip.replace(place)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(path: Path) -> None:
    """Make a rename last; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
