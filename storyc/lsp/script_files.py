"""The scripts that lie in the opened folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = (".story", ".fountain")

_MOST_FOLDERS = 20_000
"""A film has some tens. Whoever opened a whole disk would wait for minutes, and for nothing."""


class FolderTooLarge(Exception):  # noqa: N818  # it names a state of the disk
    """An opened folder is no film's. The message says what to do."""


def scripts_in(roots: Sequence[Path]) -> list[Path]:
    """Return the scripts of the opened folders and all folders in them, each once, in order.

    Hidden folders and what lies in `node_modules` are no part of a film. Links are not followed out
    of a folder.

    Raises:
        FolderTooLarge: there are more folders than films have.
    """
    return sorted({path for root in roots for path in _scripts_below(root)})


def _scripts_below(root: Path) -> Iterator[Path]:
    for count, (folder, folders, files) in enumerate(os.walk(root)):
        if count == _MOST_FOLDERS:
            raise FolderTooLarge(
                f"{root} holds more than {_MOST_FOLDERS:,} folders; open the folder of the film"
            )
        folders[:] = [it for it in folders if not it.startswith(".") and it != "node_modules"]
        for name in files:
            path = Path(folder, name)
            if name.endswith(SUFFIXES) and path.resolve().is_relative_to(root):
                yield path
