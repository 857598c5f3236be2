"""The scripts that lie in the opened folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = (".story", ".fountain")


def scripts_in(roots: Sequence[Path]) -> list[Path]:
    """Return the scripts of the opened folders and all folders in them, each once, in order.

    Hidden folders and what lies in `node_modules` are no part of a film. Links are not followed out
    of a folder.
    """
    return sorted({path for root in roots for path in _scripts_below(root)})


def _scripts_below(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = [it for it in folders if not it.startswith(".") and it != "node_modules"]
        for name in files:
            path = Path(folder, name)
            if name.endswith(SUFFIXES) and path.resolve().is_relative_to(root):
                yield path
