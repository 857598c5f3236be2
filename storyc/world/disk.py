"""The real disk: reads scripts with suspicion, writes files whole or not at all."""

import errno
import glob
import os
import platform
import stat
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storyc.source import SourceFile
from storyc.world.reader import SETTINGS, UnreadableSource

MAX_SOURCE_BYTES = 4 * 1024 * 1024
"""The largest script: a three-hour screenplay is about 0.3 MiB."""

_HEAD = 1_000
"""Characters in which a file of another program says what it is."""

_OTHER_FORMATS = {
    "{\\rtf": "rich text",
    "%pdf-": "a PDF",
    "<?xml": "XML",
    "<!doctype html": "a web page",
    "<html": "a web page",
}
"""What texts of other programs begin with, and what they are."""

_AT_ONCE = 8
"""Files that are written side by side: one commit of the disk's journal serves them all."""

MAX_LINE_CHARACTERS = 100_000
"""The longest line: a novel's longest paragraph is well under a tenth of it."""


@dataclass(frozen=True)
class DiskReader:
    """Reads texts below one folder and nothing outside it, links resolved."""

    root: Path

    def read(self, name: str) -> SourceFile:
        """Return the text called `name`.

        Raises:
            UnreadableSource: see `read_source`; or the name leads out of the folder.
        """
        return SourceFile(name, read_text(self.inside(name), name))

    def exists(self, name: str) -> bool:
        """Tell whether a file called `name` is there, inside the folder."""
        try:
            return self.inside(name).is_file()
        except (UnreadableSource, OSError):
            return False

    def head(self, name: str, most: int) -> bytes | None:
        """Return the first `most` bytes of a file inside the folder, `None` if there is none.

        Raises:
            UnreadableSource: it is there, and may not or cannot be read.
        """
        if not self.exists(name):
            return None
        try:
            with self.inside(name).open("rb") as file:
                return file.read(most)
        except OSError as error:
            raise UnreadableSource(f"{name} cannot be read: {error.strerror or error}") from error

    def settings(self) -> SourceFile | None:
        """Return the nearest `story.toml`: beside the script, or above it in its repository.

        Above the script it is looked for up to the first folder with a `.git` in it, and not at all
        if there is none: a file that lies about in a home or temporary folder settles nothing.

        Raises:
            UnreadableSource: it is there and cannot be read.
        """
        root = self.root.resolve()
        folder = next((it for it in _up_to_repository(root) if _is_there(it / SETTINGS)), None)
        if folder is None:
            return None
        name = "../" * (len(root.parts) - len(folder.parts)) + SETTINGS
        return SourceFile(name, read_text(DiskReader(folder).inside(SETTINGS), name))

    def inside(self, name: str) -> Path:
        """Return where the text called `name` is, links resolved.

        Raises:
            UnreadableSource: the name leads out of the folder.
        """
        root = self.root.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise UnreadableSource(
                f"{name} is outside the folder of the script; move the file into that folder"
            )
        return path


def _up_to_repository(folder: Path) -> tuple[Path, ...]:
    folders = (folder, *folder.parents)
    top = next((index for index, it in enumerate(folders) if _is_there(it / ".git")), 0)
    return folders[: top + 1]


def _is_there(path: Path) -> bool:
    """Tell whether something is there; what may not be looked at is not."""
    try:
        return path.exists()
    except OSError:
        return False


def read_text(path: Path, name: str) -> str:
    """Return the text of a script file.

    Args:
        path: where it is.
        name: what the message calls it.

    Raises:
        UnreadableSource: it is missing, no regular file, too large, not text or not UTF-8.
    """
    return decode_text(_read_bytes(path, name, MAX_SOURCE_BYTES), name)


def read_foreign_text(path: Path, name: str, most_bytes: int) -> str:
    """Return the text of another program's file, whose lines may be as long as the file.

    Raises:
        UnreadableSource: as for `read_text`.
    """
    return _decoded(_read_bytes(path, name, most_bytes), name)


def decode_text(data: bytes, name: str) -> str:
    """Return the text of a script that was read as bytes.

    Raises:
        UnreadableSource: it is too large, not text or not UTF-8, of another program, or has a line
            without end.
    """
    _refuse_too_large(len(data), name, MAX_SOURCE_BYTES)
    text = _decoded(data, name)
    _refuse_other_formats(text, name)
    _refuse_endless_lines(text, name)
    return text


def _refuse_other_formats(text: str, name: str) -> None:
    """Refuse what is text and no script: its tags would be filmed as action."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n").casefold()
    if head.startswith(("<?xml", "<finaldraft")) and "<finaldraft" in head:
        fdx = str(Path(name).with_suffix(".fdx"))
        rename = "" if fdx == name else f"call it {fdx}, and "
        raise UnreadableSource(
            f"{name} is a Final Draft file; {rename}`storyc import {fdx}` makes a .story of it"
        )
    for begins, what in _OTHER_FORMATS.items():
        if head.startswith(begins):
            way_out = "save it as plain text in UTF-8 where it comes from"
            raise UnreadableSource(f"{name} is {what}, not a script; {way_out}")


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSource(f"{name} is saved as UTF-16; save it as UTF-8 and try again")
    if b"\0" in data:
        raise UnreadableSource(f"{name} is not a text file; give a .story or .fountain file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource(
            f"{name} is not valid UTF-8 (line {line}); save it as UTF-8 and try again"
        ) from error


def _read_bytes(path: Path, name: str, most_bytes: int) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableSource(f"{name} is a folder; give the script file inside it")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableSource(f"{name} is not a regular file; give a .story or .fountain file")
        _refuse_too_large(about.st_size, name, most_bytes)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(f"there is no file {name}; check the spelling and folder") from error
    except PermissionError as error:
        raise UnreadableSource(f"{name} may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{name} cannot be read: {_reason(error)}") from error


def _refuse_too_large(size: int, name: str, most: int) -> None:
    if size > most:
        raise UnreadableSource(
            f"{name} is {size / 2**20:.1f} MiB, more than the"
            f" {most // 2**20} MiB a script may have; split it and use `include`"
        )


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _refuse_endless_lines(text: str, name: str) -> None:
    lines = text.split("\n")
    if max(map(len, lines)) <= MAX_LINE_CHARACTERS:
        return
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE_CHARACTERS:
            raise UnreadableSource(
                f"line {number} of {name} has {len(line):,} characters, more than the"
                f" {MAX_LINE_CHARACTERS:,} a line may have; break it into paragraphs"
            )


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path` and put what was written there in its place.

    The file appears whole, or, if the block raises, not at all: what stood there before stays.
    A file that stood there keeps its permissions. The temporary name ends like the real one, since
    encoders choose the format by it.

    Raises:
        OSError: the folder cannot be written, or `path` is a folder, a device or the like.
    """
    mode = _mode_of(path)
    handle, temporary = _temporary_beside(path)
    os.close(handle)
    try:
        yield temporary
        with temporary.open("r+b") as written:
            os.fsync(written.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    """Return the permissions that a file has, or would get.

    Raises:
        OSError: something that is no file stands there, or nobody may look.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _DEFAULT_MODE
    if not stat.S_ISREG(mode):
        raise OSError(errno.EEXIST, "something that is no file stands there", str(path))
    return stat.S_IMODE(mode)


def _temporary_beside(path: Path) -> tuple[int, Path]:
    prefix = f"{_temporary_prefix()}{os.getpid()}-"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=path.suffix, dir=path.parent)
    return handle, Path(name)


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files that killed runs on this machine left in a folder.

    Those of a run that is still at work stay, and so do those of other machines.

    Raises:
        OSError: the folder cannot be read, or one of them cannot be removed.
    """
    prefix = _temporary_prefix()
    for path in sorted(folder.glob(f"{glob.escape(prefix)}*")):
        process = path.name.removeprefix(prefix).partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            path.unlink(missing_ok=True)


@cache
def _temporary_prefix() -> str:
    return f".storyc-{zlib.crc32(platform.node().encode()):08x}-"


def _is_running(process: int) -> bool:
    """Tell whether a process of this machine lives; where one cannot ask safely, it does."""
    if os.name == "nt":  # there, signal 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all; UTF-8, line feeds on every system.

    It does what `replacing` does, and opens the file once: a long film has a thousand prompts.

    Raises:
        OSError: the folder cannot be written, or `path` is a folder, a device or the like.
    """
    mode = _mode_of(path)
    handle, temporary = _temporary_beside(path)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
            written.write(text)
            written.flush()
            os.fsync(handle)
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_texts(texts: Mapping[Path, str]) -> None:
    """Write text files as `write_text` does, some side by side: each waits long for the disk.

    Raises:
        OSError: one of them cannot be written. The others are written, or not; each of them whole.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for written in [pool.submit(write_text, path, text) for path, text in texts.items()]:
            written.result()


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_bytes(data)


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


_DEFAULT_MODE = _default_mode()
