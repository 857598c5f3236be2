"""Letters: measuring, breaking and drawing text that never leaves its box.

Knows about typefaces. Does not know what the text says.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from threading import local

from PIL import Image, ImageDraw, ImageFont

from storyc.backends.animatic.colour import Colour
from storyc.backends.animatic.typeface import Typeface, system_fonts

LEADING = 1.25
"""Line distance in letter sizes."""

_SURE = 0.95
"""A line whose words together are this much of its width fits, whatever lies between them."""

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


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of one typeface in a line, drawn: `left` and `top` are where, from their start.

    `advance` is where the next letters start.
    """

    mask: Image.Image
    left: int
    top: int
    advance: float


class Lettering:
    """Sets text in the main typeface, and letters that it lacks in one of `others`.

    Pages repeat most of what they say, so what was measured and drawn is kept for a while. Not for
    use from two threads at once.
    """

    def __init__(self, others: Sequence[str] = ()) -> None:
        self._main = Typeface()
        self._faces = (self._main, *map(Typeface, others))
        self._measured = lru_cache(4096)(self._measure)
        self._drawn = lru_cache(256)(self._draw_run)

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the main typeface at `size` pixels."""
        return self._main.font(size)

    def width(self, text: str, size: int) -> float:
        """Return how many pixels wide a line of text is."""
        return self._measured(text, size)

    def _measure(self, text: str, size: int) -> float:
        return sum(face.font(size).getlength(run) for face, run in self._runs(text))

    def _draw_run(self, face: Typeface, run: str, size: int) -> _Run:
        font = face.font(size)
        left, top, right, low = map(round, font.getbbox(run, anchor="ls"))
        mask = Image.new("L", (max(right - left, 1), max(low - top, 1)))
        ImageDraw.Draw(mask).text((-left, -top), run, 255, font, anchor="ls")
        return _Run(mask, left, top, font.getlength(run))

    def _runs(self, text: str) -> Iterator[tuple[Typeface, str]]:
        """Divide a line among the typefaces that know its letters."""
        if text.isascii():
            yield self._main, text
            return
        for face, group in groupby(clusters(text), self._face_of):
            yield face, "".join(group)

    def lacks(self, texts: Iterable[str]) -> bool:
        """Tell whether some letter of the texts can only be drawn as a box."""
        letters = {each for text in texts if not text.isascii() for each in printable(text)}
        return not all(self._face_of(each).knows(each) for each in letters - _JOINERS)

    def _face_of(self, cluster: str) -> Typeface:
        knowing = (face for face in self._faces if all(map(face.knows, cluster)))
        return next(knowing, self._main)

    def wrap(self, text: str, size: int, width: int) -> tuple[str, ...]:
        """Break text into lines at most `width` pixels wide.

        Breaks between words and ideographs, and inside a word only where it is wider than a line.
        """
        lines: list[str] = []
        for paragraph in printable(text).split("\n"):
            lines.extend(self._wrap_paragraph(paragraph, size, width))
        return tuple(lines)

    def _wrap_paragraph(self, text: str, size: int, width: int) -> Iterator[str]:
        line, estimate = "", 0.0
        for piece in self._pieces(text, size, width):
            estimate += self.width(piece, size)
            grown = line + piece
            # Measuring the whole line anew for every word would take most of a page's time.
            if estimate < _SURE * width or self.width(grown.rstrip(), size) <= width:
                line = grown
                continue
            if line.strip():
                yield line.strip()
            line = piece.lstrip()
            estimate = self.width(line, size)
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
    ) -> None:
        """Draw a block with its left upper corner at a place."""
        for number, line in enumerate(block.lines):
            x, y = at[0], at[1] + number * block.leading + round(block.size * 0.98)
            for face, run in self._runs(line):
                drawn = self._drawn(face, run, block.size)
                draw.bitmap((round(x) + drawn.left, round(y) + drawn.top), drawn.mask, colour)
                x += drawn.advance


class _OfThread(local):
    def __init__(self) -> None:
        self.letters = Lettering(system_fonts())


_of_thread = _OfThread()


def own_lettering() -> Lettering:
    """Return the lettering of this thread, with the typefaces that this machine has."""
    return _of_thread.letters


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
