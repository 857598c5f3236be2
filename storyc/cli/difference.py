"""A change of a text, shown as a unified diff."""

from __future__ import annotations

import difflib
import posixpath
import re
import sys
from typing import TYPE_CHECKING

from storyc.diagnostics.width import printable

if TYPE_CHECKING:
    from storyc.source import SourceFile

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def difference(
    before: SourceFile, after: SourceFile, folder: str, *, done: str = "corrected"
) -> str:
    """Return what changes in a file that lies below `folder`, without a line feed at the end.

    `done` is what was done to it. To a terminal it is safe to print; to a file or another program
    it goes letter for letter.
    """
    path = posixpath.normpath(posixpath.join(folder, before.name))
    lines = difflib.unified_diff(
        _LINE.findall(before.text), _LINE.findall(after.text), path, f"{path} ({done})"
    )
    return "".join(map(_shown, lines)).removesuffix("\n")


def _shown(line: str) -> str:
    body = line.removesuffix("\n")
    if sys.stdout.isatty():
        body = printable(body.removesuffix("\r"))
    ending = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return body + ending
