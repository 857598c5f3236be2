"""Reads for one script: what the editor has open first, then the disk inside the opened folders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from storyc.source import SourceFile
from storyc.world.disk import DiskReader
from storyc.world.reader import SETTINGS, UnreadableSource


@dataclass(frozen=True)
class RootedReader:
    """A reader for the scripts of one folder.

    `open` are the texts of the editor, by their names seen from the folder. `root` is the opened
    folder that holds it; outside of one, only what is open is read.

    `asked` are the names of all that was asked for, whether or not it was there: what a result
    rests on. `SETTINGS` alone stands for the settings file, wherever it was found or missed. Names
    are only ever added.
    """

    folder: Path
    root: Path | None
    open: Mapping[str, SourceFile]
    asked: set[str] = field(default_factory=set, compare=False)

    def places(self) -> set[Path]:
        """Return where what was asked for lies, or would lie; of settings, see `asked`."""
        # Another thread may be asking for more.
        return {self.folder / it for it in tuple(self.asked) if it != SETTINGS}

    def read(self, name: str) -> SourceFile:
        """Return the text called `name`.

        Raises:
            UnreadableSource: it is not there, or outside the opened folders.
        """
        self.asked.add(name)
        if name in self.open:
            return self.open[name]
        return self._disk(name).read(name)

    def exists(self, name: str) -> bool:
        """Tell whether `name` is there."""
        self.asked.add(name)
        return name in self.open or (self.root is not None and DiskReader(self.folder).exists(name))

    def names_in(self, folder: str) -> tuple[str, ...]:
        """Return what is in a folder that is named as seen from the script's, folders with a `/`.

        Nothing outside the opened folder, nothing hidden.
        """
        place = (self.folder / folder).resolve()
        if self.root is None or not place.is_relative_to(self.root.resolve()) or not place.is_dir():
            return ()
        shown = (it for it in place.iterdir() if not it.name.startswith("."))
        return tuple(sorted(f"{it.name}/" if it.is_dir() else it.name for it in shown))

    def head(self, name: str, most: int) -> bytes | None:
        """Return what an asset begins with."""
        self.asked.add(name)
        return None if self.root is None else DiskReader(self.folder).head(name, most)

    def settings(self) -> SourceFile | None:
        """Return the nearest `story.toml`, no higher than the opened folder."""
        self.asked.add(SETTINGS)
        if self.root is None:
            return self.open.get(SETTINGS)
        ups = 0
        folder = self.folder
        while True:
            name = "../" * ups + SETTINGS
            if name in self.open:
                return self.open[name]
            if (folder / SETTINGS).exists():
                return SourceFile(name, DiskReader(folder).read(SETTINGS).text)
            if folder == self.root or (folder / ".git").exists():
                return None
            folder, ups = folder.parent, ups + 1

    def _disk(self, name: str) -> DiskReader:
        if self.root is None:
            raise UnreadableSource(f"{name} is not in an opened folder; open the folder it is in")
        return DiskReader(self.folder)
