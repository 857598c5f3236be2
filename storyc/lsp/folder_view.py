"""The files of the opened folders as they are now: what is open comes before the disk."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from storyc.lsp.desk import Desk, OpenDocument
from storyc.lsp.place import path_of, uri_of
from storyc.lsp.snapshot import Snapshot
from storyc.world.disk import MAX_SOURCE_BYTES, read_text

_MOMENT_NS = 2_000_000_000
"""What a disk's clock may not tell apart; on some memory cards it is two seconds."""


@dataclass(frozen=True)
class FolderView:
    """A desk that nobody changes any more, for another thread, and its documents by path."""

    desk: Desk
    open: Mapping[Path, OpenDocument]

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """Take the desk as it is. To be called from the main thread."""
        apart = desk.apart()
        placed = ((path_of(uri), it) for uri, it in apart.documents.items())
        return cls(apart, {path: it for path, it in placed if path is not None})

    def uri(self, path: Path) -> str:
        """Return what the editor calls a file: an open one may be written in another way."""
        return self.open[path].uri if path in self.open else uri_of(path)

    def text(self, path: Path) -> str:
        """Return the text of a script.

        Raises:
            UnreadableSource: it cannot be taken as a text.
        """
        document = self.open.get(path)
        return read_text(path, path.name) if document is None else document.text.content

    def snapshot(self, path: Path) -> Snapshot:
        """Return a script, open or not, with all that it reads.

        Raises:
            UnreadableSource: it cannot be taken as a text.
        """
        return self.desk.taken(self.uri(path), self.text(path))

    def stamp(self, path: Path) -> object:
        """Return what differs when the content of a file does, `None` where there is no file.

        It is taken of the text that is open, else of the file's time and size, as `make` does. A
        file that was written just now is looked into: it may be written again in the same moment.
        """
        document = self.open.get(path)
        if document is not None:
            return document.text.content
        try:
            about = path.stat()
            is_new = time.time_ns() - about.st_mtime_ns < _MOMENT_NS
            if is_new and about.st_size <= MAX_SOURCE_BYTES and path.is_file():
                return sha256(path.read_bytes()).digest()
        except OSError:
            return None
        return about.st_mtime_ns, about.st_size, about.st_ino
