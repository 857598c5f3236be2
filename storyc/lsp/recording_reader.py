"""Remembers what was asked for, so that it is known what a result rests on."""

from dataclasses import dataclass, field
from pathlib import Path

from storyc.lsp.rooted_reader import FolderReader
from storyc.source import SourceFile
from storyc.world.reader import SETTINGS


@dataclass(frozen=True)
class RecordingReader:
    """A reader that gives what the one below gives.

    `asked` are the names of all that was asked for, whether or not it was there; `SETTINGS` alone
    stands for the settings file, wherever it was found or missed. Names are only ever added.
    """

    below: FolderReader
    asked: set[str] = field(default_factory=set)

    def places(self, folder: Path) -> set[Path]:
        """Return where what was asked for lies or would lie, seen from the folder of the script."""
        # Another thread may be asking for more.
        return {folder / it for it in tuple(self.asked) if it != SETTINGS}

    def read(self, name: str) -> SourceFile:
        """Return the text called `name`."""
        self.asked.add(name)
        return self.below.read(name)

    def exists(self, name: str) -> bool:
        """Tell whether `name` is there."""
        self.asked.add(name)
        return self.below.exists(name)

    def names_in(self, folder: str) -> tuple[str, ...]:
        """Return what is in a folder: for offers alone, no result rests on it."""
        return self.below.names_in(folder)

    def head(self, name: str, most: int) -> bytes | None:
        """Return what an asset begins with."""
        self.asked.add(name)
        return self.below.head(name, most)

    def settings(self) -> SourceFile | None:
        """Return the project's settings file."""
        self.asked.add(SETTINGS)
        return self.below.settings()
