"""The band of words below the picture: what happens, and who says what."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from storyc.backends.animatic.colour import FAINT_INK, INK, PAGE, SOFT_INK, Colour, tint
from storyc.backends.animatic.layout import Layout
from storyc.backends.animatic.lettering import Block, Lettering

_SCALES = (1.0, 0.9, 0.8, 0.72, 0.64, 0.56, 0.5)
_SPEECH, _SPEAKER, _WORDS = 29, 17, 22
_EDGE = 2
"""Pixels kept free, for letters that lean over their own width."""

MOST_VOICES = 3
"""Captions side by side; more than three people at once cannot be read."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A speech as it is shown: `note` says how the voice is heard."""

    speaker: str
    note: str
    text: str
    hue: int


@dataclass(frozen=True, slots=True)
class BandWords:
    """Everything the band shows at one moment. `quiet` stands there when nothing else does."""

    words: tuple[str, ...]
    captions: tuple[Caption, ...]
    quiet: str


class Band:
    """Sets the band, as large as its words leave room for."""

    def __init__(self, layout: Layout, letters: Lettering) -> None:
        self._box = layout.band
        self._width = layout.band.width - _EDGE
        self._unit = layout.unit
        self._letters = letters

    def draw(self, said: BandWords) -> Image.Image:
        """Return the band as an RGB image of its box."""
        image = Image.new("RGB", (self._box.width, self._box.height), PAGE)
        draw = ImageDraw.Draw(image)
        captions = said.captions[:MOST_VOICES]
        if captions or said.words:
            self._draw_spoken(draw, " ".join(said.words), captions)
        else:
            self._draw_text(draw, said.quiet, FAINT_INK)
        return image

    def pages(self, text: str, *, speech: bool) -> tuple[str, ...]:
        """Divide a text into pages that can be read at full size, one after another."""
        lines = self._letters.wrap(text, self._pixels(_SPEECH if speech else _WORDS), self._width)
        room = self._box.height - (self._leading(_SPEAKER) if speech else 0)
        count = max(1, room // self._leading(_SPEECH if speech else _WORDS))
        chunks = (lines[start : start + count] for start in range(0, len(lines), count))
        return tuple(" ".join(chunk) for chunk in chunks)

    def _draw_text(self, draw: ImageDraw.ImageDraw, text: str, ink: Colour) -> None:
        sizes = tuple(self._pixels(_WORDS * scale) for scale in _SCALES)
        block = self._letters.fit(text, self._width, self._box.height, sizes)
        self._letters.draw(draw, (0, 0), block, ink)

    def _draw_spoken(
        self, draw: ImageDraw.ImageDraw, words: str, captions: tuple[Caption, ...]
    ) -> None:
        if not captions:
            self._draw_text(draw, words, SOFT_INK)
            return
        for scale in _SCALES:
            action, room = self._action(words, scale)
            width = self._column_width(len(captions))
            speeches = [self._speech(each, scale, width, room) for each in captions]
            if action.height <= self._box.height and all(it <= room for *_, it in speeches):
                break
        self._letters.draw(draw, (0, 0), action, SOFT_INK)
        top = self._box.height - room
        for number, (caption, (name, text, _)) in enumerate(zip(captions, speeches, strict=True)):
            x = number * (width + self._pixels(24))
            self._letters.draw(draw, (x, top), name, tint(caption.hue, 0.68, 0.55))
            self._letters.draw(draw, (x, top + name.height), text, INK)

    def _action(self, words: str, scale: float) -> tuple[Block, int]:
        size = self._pixels(_WORDS * 0.82 * scale)
        block = Block(self._letters.wrap(words, size, self._width), size)
        if scale == _SCALES[-1]:
            block = self._letters.fit(words, self._width, self._box.height // 2, (size,))
        return block, self._box.height - block.height

    def _speech(
        self, caption: Caption, scale: float, width: int, room: int
    ) -> tuple[Block, Block, int]:
        name_size = self._pixels(_SPEAKER * max(scale, 0.72))
        title = " ".join(filter(None, (caption.speaker, caption.note)))
        name = self._letters.fit(title, width, round(name_size * 1.3), (name_size,))
        size = self._pixels(_SPEECH * scale)
        text = Block(self._letters.wrap(caption.text, size, width), size)
        if scale == _SCALES[-1]:
            text = self._letters.fit(caption.text, width, room - name.height, (size,))
        return name, text, name.height + text.height

    def _column_width(self, columns: int) -> int:
        return (self._width - (columns - 1) * self._pixels(24)) // columns

    def _pixels(self, size: float) -> int:
        return max(8, round(size * self._unit))

    def _leading(self, size: float) -> int:
        return Block(("",), self._pixels(size)).leading
