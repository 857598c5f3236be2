"""The paths that a script writes down: of other scripts, of pictures and sounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storyc.lower.blocks import of_document
from storyc.lower.paths import resolve
from storyc.source import SourceFile, Span
from storyc.syntax import Declaration, Import, Include, Property, parse

_ASSET_KEYS = frozenset({"refs", "cameo", "file"})
_QUOTES = "\"'“”„« »"
_PIECE = re.compile(r"[^,]+")


@dataclass(frozen=True, slots=True)
class WrittenPath:
    """One path. `said` is what is written, `name` what the compiler calls the file it leads to.

    `span` is the path alone, without quotes. `is_script` tells that the file is imported or
    included.
    """

    said: str
    name: str
    span: Span
    is_script: bool


def written_paths(file: SourceFile) -> Iterator[WrittenPath]:
    """Yield the paths of a file that lead somewhere inside the script's folder, in order."""
    document, _ = parse(file)
    for block in of_document(document):
        match block:
            case Import() | Include():
                yield from _path(file, block.path.span, is_script=True)
            case Declaration():
                for each in block.properties:
                    yield from _assets(file, each)
            case _:
                continue


def _assets(file: SourceFile, given: Property) -> Iterator[WrittenPath]:
    if given.key.text.strip().casefold() not in _ASSET_KEYS:
        return
    start = given.value.span.start
    for piece in _PIECE.finditer(file.text[start : given.value.span.end]):
        span = Span(file.name, start + piece.start(), start + piece.end())
        yield from _path(file, span, is_script=False)


def _path(file: SourceFile, span: Span, *, is_script: bool) -> Iterator[WrittenPath]:
    """Yield the path between quotes and blanks.

    A handle such as `@mara.hale` is none; where variables are filled in, it is written elsewhere.
    """
    said = file.text[span.start : span.end]
    path = said.strip(_QUOTES + "\r\n\t")
    is_path = not path.startswith("@") and "{{" not in path
    name = resolve(path, file.name) if is_path else None
    if name is not None:
        start = span.start + said.index(path)
        yield WrittenPath(path, name, Span(file.name, start, start + len(path)), is_script)
