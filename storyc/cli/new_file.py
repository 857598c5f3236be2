"""Writes a file that was not there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.terminal import complain
from storyc.diagnostics import Code
from storyc.world.disk import write_bytes, write_text

if TYPE_CHECKING:
    from pathlib import Path


def write_new_file(path: Path, content: str | bytes, source: Path, *, force: bool) -> bool:
    """Write a file whole or not at all, and say so if it cannot be done.

    Args:
        path: where to.
        content: what to write.
        source: the file that it was made from, which is never replaced.
        force: whether a file that is there is replaced.
    """
    if not force and path.exists():
        complain(
            f"{path} is there already; choose another name with -o, or replace it with --force",
            Code.UNWRITABLE_OUTPUT,
        )
        return False
    try:
        if path.exists() and path.samefile(source):
            complain(f"{path} is the file to read; choose another name with -o")
            return False
        if isinstance(content, bytes):
            write_bytes(path, content)
        else:
            write_text(path, content)
    except OSError as error:
        complain(f"{path} cannot be written: {error.strerror or error}", Code.UNWRITABLE_OUTPUT)
        return False
    return True
