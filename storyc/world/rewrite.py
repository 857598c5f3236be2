"""Changes scripts in place: all of them whole, or none."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from storyc.source import SourceFile
from storyc.world.disk import read_text, replacing
from storyc.world.reader import UnreadableSource


def rewrite(changes: Iterable[tuple[Path, SourceFile, SourceFile]]) -> None:
    """Write files anew that are still as they were read. Line endings stay as the texts have them.

    Every new text is on the disk before the first one takes its place.

    Args:
        changes: where each file is (links resolved), how it was, and how it shall be.

    Raises:
        UnreadableSource: a file was changed meanwhile; nothing is written.
        OSError: a file cannot be written.
    """
    planned = list(changes)
    for path, before, _ in planned:
        if read_text(path, before.name) != before.text:
            raise UnreadableSource(
                f"{before.name} was changed by another program meanwhile; run the command again"
            )
    with ExitStack() as stack:
        for path, _, after in planned:
            temporary = stack.enter_context(replacing(path))
            temporary.write_text(after.text, encoding="utf-8", newline="\n")
