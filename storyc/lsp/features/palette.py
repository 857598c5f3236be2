"""The colours of style palettes, as an editor shows and picks them."""

import re
from collections.abc import Iterator

from lsprotocol.types import Color, ColorInformation, ColorPresentation, Range, TextEdit

from storyc.lower import blocks
from storyc.lsp.snapshot import Snapshot
from storyc.syntax import Declaration, parse

_COLOUR = re.compile(r"#(?P<digits>[0-9a-fA-F]{6})\b")
_FULL = 255


def colours(snapshot: Snapshot) -> list[ColorInformation]:
    """Return the colours in `palette:` that are written as a value: `#8a5a2b`."""
    document, _ = parse(snapshot.entry)
    return [
        ColorInformation(snapshot.text.range(start, end), colour)
        for block in blocks.of_document(document)
        if isinstance(block, Declaration) and block.keyword.text == "style"
        for each in block.properties
        if each.key.text == "palette"
        for start, end, colour in _in(snapshot.entry.text, each.value.span.start, each.span.end)
    ]


def presentations(colour: Color, where: Range) -> list[ColorPresentation]:
    """Return how a picked colour is written."""
    parts = (colour.red, colour.green, colour.blue)
    written = "#" + "".join(f"{round(it * _FULL):02x}" for it in parts)
    return [ColorPresentation(written, text_edit=TextEdit(where, written))]


def _in(text: str, start: int, end: int) -> Iterator[tuple[int, int, Color]]:
    for found in _COLOUR.finditer(text, start, end):
        yield (*found.span(), _colour(found["digits"]))


def _colour(digits: str) -> Color:
    red, green, blue = (int(digits[at : at + 2], 16) / _FULL for at in (0, 2, 4))
    return Color(red, green, blue, 1.0)
