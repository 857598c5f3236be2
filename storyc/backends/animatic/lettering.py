"""Letters: measuring, breaking and drawing text that never leaves its box.

Knows about the one typeface that ships with Pillow. Does not know what the text says.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PIL import ImageDraw, ImageFont

from storyc.backends.animatic.colour import Colour

LEADING = 1.25
"""Line distance in letter sizes."""

_IDEOGRAPHS = "\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf"\s+|[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]+")
_JOINERS = {"\u200c", "\u200d"}


@dataclass(frozen=True, slots=True)
class Block:
    """Text broken into lines at one size, in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        """From one line to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        """Of all lines."""
        return len(self.lines) * self.leading


class Lettering:
    """The typeface in the sizes that one clip needs. Not for use from two threads at once."""

    def __init__(self) -> None:
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the typeface at `size` pixels."""
        if size not in self._fonts:
            font = ImageFont.load_default(size)
            if not isinstance(font, ImageFont.FreeTypeFont):
                raise TypeError("Pillow was built without FreeType, which its wheels always have")
            self._fonts[size] = font
        return self._fonts[size]

    def width(self, text: str, size: int) -> float:
        """Return how many pixels wide a line of text is."""
        return self.font(size).getlength(text)

    def wrap(self, text: str, size: int, width: int) -> tuple[str, ...]:
        """Break text into lines at most `width` pixels wide.

        Breaks between words and ideographs, and inside a word only where it is wider than a line.
        """
        lines: list[str] = []
        for paragraph in printable(text).split("\n"):
            lines.extend(self._wrap_paragraph(paragraph, size, width))
        return tuple(lines)

    def _wrap_paragraph(self, text: str, size: int, width: int) -> Iterator[str]:
        line = ""
        for piece in self._pieces(text, size, width):
            grown = line + piece
            if self.width(grown.rstrip(), size) <= width:
                line = grown
                continue
            if line.strip():
                yield line.strip()
            line = piece.lstrip()
        if line.strip():
            yield line.strip()

    def _pieces(self, text: str, size: int, width: int) -> Iterator[str]:
        for piece in _PIECES.findall(text):
            if self.width(piece, size) <= width:
                yield piece
            else:
                yield from self._broken(piece, size, width)

    def _broken(self, word: str, size: int, width: int) -> Iterator[str]:
        part = ""
        for letter in clusters(word):
            if part and self.width(part + letter, size) > width:
                yield part
                part = ""
            part += letter
        yield part

    def fit(self, text: str, width: int, height: int, sizes: Sequence[int]) -> Block:
        """Set text in the largest of `sizes` (falling) that fits the box.

        What does not fit at the smallest size is shortened after a whole word and ends in an
        ellipsis.
        """
        for size in sizes:
            block = Block(self.wrap(text, size, width), size)
            if block.height <= height:
                return block
        return self._shortened(block, width, height)

    def _shortened(self, block: Block, width: int, height: int) -> Block:
        kept = block.lines[: max(1, height // block.leading)]
        if len(kept) == len(block.lines):
            return block
        last = kept[-1]
        while last and self.width(f"{last}…", block.size) > width:
            last = last.rpartition(" ")[0] if " " in last else last[:-1]
        return Block((*kept[:-1], f"{last}…"), block.size)

    def draw(
        self,
        draw: ImageDraw.ImageDraw,
        at: tuple[float, float],
        block: Block,
        colour: Colour,
        *,
        centred: bool = False,
    ) -> None:
        """Draw a block with its left upper corner (or its upper middle) at a place."""
        x, y = at
        font = self.font(block.size)
        for number, line in enumerate(block.lines):
            baseline = y + number * block.leading + round(block.size * 0.98)
            draw.text((x, baseline), line, colour, font, anchor="ms" if centred else "ls")

    @cached_property
    def _missing(self) -> bytes:
        return bytes(self.font(24).getmask("\uffff"))

    def unknown_letters(self, text: str) -> str:
        """Return the letters of `text` that the typeface lacks, each once, in order."""
        font = self.font(24)
        return "".join(
            letter
            for letter in dict.fromkeys(printable(text))
            if letter.isprintable()
            and not letter.isspace()
            and bytes(font.getmask(letter)) == self._missing
        )


def printable(text: str) -> str:
    """Return text without what cannot be drawn: control characters go, blanks become spaces."""
    kept = (_drawn(each) for each in text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(kept)


def _drawn(letter: str) -> str:
    if letter == "\n" or letter in _JOINERS:
        return letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"} else letter


def clusters(text: str) -> Iterator[str]:
    """Yield the letters of `text`, each with the marks that sit on it."""
    cluster = ""
    for letter in text:
        joins = (
            unicodedata.category(letter).startswith("M")
            or letter in _JOINERS
            or cluster.endswith("\u200d")
        )
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster
