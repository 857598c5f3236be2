"""Which clips of the store are circled by some film of the user's: those are never removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storyc.diagnostics import Diagnostic
from storyc.lock import Lock, read_lock
from storyc.source import SourceFile
from storyc.world.disk import read_text, write_text
from storyc.world.reader import UnreadableSource


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A lock and the digests of the clips that it had circled when it was written last."""

    lock: str
    clips: tuple[str, ...]


_REMEMBERED = TypeAdapter(_Remembered)


def remember(folder: Path, path: Path, lock: Lock) -> None:
    """Write down what a lock has circled.

    Args:
        folder: where it is written down, beside the takes.
        path: where the lock is.
        lock: what it says.
    """
    found = _Remembered(str(path.resolve()), _clips(lock))
    folder.mkdir(parents=True, exist_ok=True)
    name = sha256(found.lock.encode()).hexdigest()[:32]
    write_text(folder / f"{name}.json", _REMEMBERED.dump_json(found, indent=1).decode() + "\n")


def circled_anywhere(folder: Path) -> frozenset[str]:
    """Return the digests of all clips that a lock has circled.

    A lock that can be read is asked itself. One that is gone or cannot be read may come back with
    its disk or its branch: what it had circled stays circled.

    Raises:
        OSError: a note of a lock cannot be read, so that nobody knows what it has circled.
    """
    return frozenset(clip for path in sorted(folder.glob("*.json")) for clip in _circled(path))


def _circled(note: Path) -> Iterator[str]:
    try:
        found = _REMEMBERED.validate_json(note.read_bytes())
    except ValidationError as error:
        raise OSError(f"{note} cannot be read; move it away to go on without it") from error
    lock = _read(Path(found.lock))
    yield from found.clips if lock is None else _clips(lock)


def _read(path: Path) -> Lock | None:
    try:
        found = read_lock(SourceFile(path.name, read_text(path, str(path))))
    except UnreadableSource:
        return None
    return None if isinstance(found, Diagnostic) else found


def _clips(lock: Lock) -> tuple[str, ...]:
    return tuple(it.circled.sha256 for it in lock.segments if it.circled is not None)
