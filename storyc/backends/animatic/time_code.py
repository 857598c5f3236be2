"""The clip's time code: hours, minutes, seconds and frames from the first frame of its content."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from storyc.backends.animatic.colour import INK, PAGE
from storyc.backends.animatic.layout import Layout
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.plane import Plane, to_planes

_SIZE = 30
_SIGNS = "0123456789:-"


def time_code(frame: int, fps: int) -> str:
    """Return `HH:MM:SS:FF`; frames of the head handle come before zero and have a minus sign."""
    seconds, frames = divmod(abs(frame), fps)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if frame < 0 else ""
    return f"{sign}{hours:02}:{minutes:02}:{seconds:02}:{frames:02}"


class Clock:
    """Draws time codes by copying ready-made digits: one runs through every frame."""

    def __init__(self, layout: Layout, letters: Lettering) -> None:
        self._box = layout.clock
        size = max(8, min(round(_SIZE * layout.unit), self._box.width // 8))
        self._cell = max(round(letters.width(each, size)) for each in _SIGNS[:10])
        height = self._box.height
        self._cells = {each: _digit(each, size, self._cell, height) for each in _SIGNS}
        self._blank = _digit(" ", size, self._cell, height)[:1, :1]

    def draw(self, frame: int, fps: int) -> Plane:
        """Return the luma of the clock's box."""
        plane = np.empty((self._box.height, self._box.width), np.uint8)
        plane[:] = self._blank
        x = 0
        for sign in time_code(frame, fps):
            cell = self._cells[sign]
            room = plane[:, x : x + cell.shape[1]]
            room[:] = cell[:, : room.shape[1]]
            x += cell.shape[1]
        return plane


@lru_cache(maxsize=256)
def _digit(sign: str, size: int, cell: int, height: int) -> Plane:
    """Return the luma of one sign. All clips of a film have the same ones."""
    width = cell if sign.isdigit() else round(cell * 0.56)
    image = Image.new("RGB", (width + width % 2, height), PAGE)
    draw = ImageDraw.Draw(image)
    middle = (width / 2, height / 2 + size * 0.36)
    draw.text(middle, sign, INK, Lettering().font(size), anchor="ms")
    return to_planes(image).luma[:, :width]
