"""Files and folders that get another place, and the paths that lead to them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from storyc.lsp.folder_view import FolderView
from storyc.lsp.script_files import scripts_in
from storyc.lsp.written_paths import written_paths
from storyc.source import SourceFile, Span
from storyc.world.reader import UnreadableSource


@dataclass(frozen=True, slots=True)
class PathEdit:
    """Another path to be written at a place of the file `path`; `span` is in its `text`."""

    path: Path
    text: str
    span: Span
    new: str


@dataclass(frozen=True)
class Moves:
    """Where files and folders are, and where they will be."""

    pairs: tuple[tuple[Path, Path], ...]

    def after(self, path: Path) -> Path:
        """Return where a file will be."""
        for old, new in self.pairs:
            if path == old:
                return new
            if path.is_relative_to(old):
                return new / path.relative_to(old)
        return path

    def edits(self, view: FolderView) -> Iterator[PathEdit]:
        """Yield the paths to be written anew, in all scripts of the opened folders.

        A path is written anew when the file that it leads to moves away from the script, or the
        script from the file.
        """
        names = {old.name for old, _ in self.pairs}
        for script in sorted({*scripts_in(view.desk.roots), *view.open}):
            try:
                text = view.text(script)
            except UnreadableSource:
                continue  # it is no script, and says nothing of any file
            if self.after(script) != script or any(it in text for it in names):
                yield from self._of_script(view, script, text)

    def _of_script(self, view: FolderView, script: Path, text: str) -> Iterator[PathEdit]:
        root = view.desk.root_of(script) or script.parent
        file = SourceFile(script.relative_to(root).as_posix(), text)
        home = self.after(script).parent
        for it in written_paths(file):
            target = root / it.name
            after = self.after(target)
            new = posixpath.relpath(after.as_posix(), home.as_posix())
            moved = after != target or home != script.parent
            if moved and new != posixpath.normpath(it.said):
                yield PathEdit(script, text, it.span, new)
