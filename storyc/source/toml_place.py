"""Where a key of a TOML text stands. Python's reader of TOML gives values without places."""

import re
from collections.abc import Iterator, Sequence

from storyc.source.source_file import SourceFile
from storyc.source.span import Span

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?P<item>{_DOTTED})[ \t]*\]\]|\[[ \t]*(?P<table>{_DOTTED})[ \t]*\]"
    rf"|(?P<key>{_DOTTED})[ \t]*=)",
    re.MULTILINE,
)

Path = tuple[str | int, ...]
"""Keys from the outermost table inwards; a number counts the items of a list from 0."""


def toml_place(file: SourceFile, path: Sequence[str | int]) -> Span:
    """Return the key that a path leads to, or what holds it: its table, or the file's beginning.

    It looks for lines that look like keys. Where a text hides one in a form that this does not
    know, the place is further out, never in another table.
    """
    best, span = 0, Span(file.name, 0, 0)
    for found, place in _keys(file):
        if best < len(found) <= len(path) and found == tuple(path[: len(found)]):
            best, span = len(found), place
    return span


def _keys(file: SourceFile) -> Iterator[tuple[Path, Span]]:
    """Yield every table, item of a list of tables, and key, with its whole path."""
    table: Path = ()
    items: dict[Path, int] = {}
    for line in _LINE.finditer(file.text):
        kind = line.lastgroup or ""
        path = tuple(part.strip("\"'") for part in re.findall(_PART, line[kind]))
        place = Span(file.name, *line.span(kind))
        if kind == "key":
            yield (*table, *path), place
            continue
        table = path
        if kind == "item":
            items[path] = items.get(path, -1) + 1
            table = (*path, items[path])
        yield table, place
