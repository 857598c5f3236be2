"""Opens the script that a command is about."""

from pathlib import Path

from storyc.source import SourceFile
from storyc.world.disk import DiskReader, read_text


def open_script(path: Path) -> tuple[SourceFile, DiskReader]:
    """Return a script and a reader for what it imports.

    Raises:
        storyc.world.reader.UnreadableSource: the file cannot be taken as a script.
    """
    text = read_text(path, str(path))
    return SourceFile(path.name, text), DiskReader(path.parent)
