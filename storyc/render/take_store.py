"""Where paid takes are kept: one store for all films of a user, each clip named by its content."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from storyc.world.disk import write_text


@dataclass(frozen=True, slots=True)
class TakeNote:
    """What is known of a take.

    `content` names the request that it answers, `number` counts the takes of one request from 1.
    `sha256` is the hex digest of the clip. `job` is the service's id of it, `None` for a clip that
    was made by hand. `oddity` says how the clip differs from what was asked for.

    Units: `size` bytes, `usd` US dollars billed, as far as the service told.
    """

    content: str
    number: int
    sha256: str
    size: int
    origin: Literal["service", "import"]
    account: str | None = None
    job: str | None = None
    usd: Decimal | None = None
    oddity: str | None = None


_NOTE = TypeAdapter(TakeNote)


class TakeStore:
    """A folder of clips and of notes about them.

    A note is written after its clip, so that a take that has one is whole. Nothing in the store is
    ever written over.
    """

    def __init__(self, root: Path) -> None:
        self._clips = root / "clips"
        self._notes = root / "takes"
        self._damaged = root / "damaged"
        self._incoming = root / "incoming"

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """Yield a folder for what is on its way in, on the same disk; it goes afterwards."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self._incoming) as folder:
            yield Path(folder)

    def keep(self, note: TakeNote, clip: Path) -> None:
        """Take a clip in. It is moved, and flushed to the disk before its note is written.

        Raises:
            OSError: the store cannot be written.
            ValueError: the clip is not what the note says.
        """
        if digest_of(clip) != note.sha256:
            raise ValueError(f"{clip.name} is not the clip of the note")
        place = self._clip(note.sha256)
        if self.clip(note.sha256) is None:
            place.parent.mkdir(parents=True, exist_ok=True)
            _flush(clip)
            clip.replace(place)
            _flush_folder(place.parent)
        path = self._note(note.content, note.number)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, _NOTE.dump_json(note, indent=1).decode() + "\n")
        _flush_folder(path.parent)

    def takes(self, content: str) -> tuple[TakeNote, ...]:
        """Return the takes of a request by number; a note that cannot be read is none."""
        folder = self._note(content, 1).parent
        found = (_read(path) for path in sorted(folder.glob("*.json")))
        kept = (note for note in found if note is not None and note.content == content)
        return tuple(sorted(kept, key=lambda it: it.number))

    def clip(self, sha256: str) -> Path | None:
        """Return the clip with a digest, `None` if it is not here.

        It is read through: one that is no longer what its name says is set aside.
        """
        path = self._clip(sha256)
        if not path.is_file():
            return None
        if digest_of(path) == sha256:
            return path
        self._damaged.mkdir(parents=True, exist_ok=True)
        path.replace(self._damaged / path.name)
        return None

    def holds(self, content: str, number: int) -> Path | None:
        """Return the clip of one take of a request, `None` if it is not here or damaged."""
        note = next((it for it in self.takes(content) if it.number == number), None)
        return None if note is None else self.clip(note.sha256)

    def collect(self, kept: Collection[str]) -> tuple[TakeNote, ...]:
        """Remove every take whose clip is not in `kept`, and return what was removed.

        Args:
            kept: digests of clips.
        """
        gone = []
        for path in sorted(self._notes.rglob("*.json")):
            note = _read(path)
            if note is not None and note.sha256 not in kept:
                path.unlink()
                gone.append(note)
        for digest in {it.sha256 for it in gone}:
            self._clip(digest).unlink(missing_ok=True)
        return tuple(gone)

    def all(self) -> tuple[TakeNote, ...]:
        """Return every take in the store."""
        found = (_read(path) for path in sorted(self._notes.rglob("*.json")))
        return tuple(note for note in found if note is not None)

    def _clip(self, sha256: str) -> Path:
        return self._clips / sha256[:2] / f"{sha256}.mp4"

    def _note(self, content: str, number: int) -> Path:
        return self._notes / content[:2] / content / f"{number}.json"


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> TakeNote | None:
    try:
        return _NOTE.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


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
