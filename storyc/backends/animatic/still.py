"""A still of each board, small enough to be kept inside a page."""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from storyc.backends.animatic.board import draw_board
from storyc.backends.animatic.canvas import FINENESS
from storyc.backends.animatic.layout import REFERENCE_HEIGHT, Box
from storyc.backends.animatic.lettering import own_lettering
from storyc.backends.animatic.portrait import Portraits
from storyc.emit.sheet import BoardSheet

_LONG_EDGE, _SHORT_EDGE = 640, 360
"""A picture fits into this box, lying or standing: sharp at the size that a page shows it."""

_LEGIBLE = 0.72
"""Letters are this much of what they would be on a page of the film: a still shows no column."""

_QUALITY, _METHOD = 78, 2
"""Of the WebP encoder: no visible blocks in the gradients of a night sky, and half the time of its
usual method for a twentieth more bytes."""


def stills(sheets: tuple[BoardSheet, ...], references: Path) -> Iterator[bytes]:
    """Yield a WebP picture of each panel of each sheet, in order.

    Args:
        sheets: the segments of a film.
        references: the folder of the script, which holds the cameos' clips.
    """
    letters = own_lettering()
    figures = (it for sheet in sheets for panel in sheet.panels for it in panel.figures)
    names = tuple(sorted({it.portrait for it in figures if it.portrait is not None}))
    portraits = Portraits.load(references, names)
    for sheet in sheets:
        picture = _picture(sheet.width, sheet.height)
        unit = min(picture.width, picture.height) / (REFERENCE_HEIGHT * _LEGIBLE)
        for panel in sheet.panels:
            board = draw_board(panel, picture, letters, unit, portraits=portraits)
            yield _encode(_at_rest(board, picture))


def _picture(width: int, height: int) -> Box:
    """Return the largest picture of this shape in the box."""
    long, short = max(width, height), min(width, height)
    scale = min(_LONG_EDGE / long, _SHORT_EDGE / short)
    return Box(0, 0, *(max(2, round(edge * scale / 2) * 2) for edge in (width, height)))


def _at_rest(board: Image.Image, picture: Box) -> Image.Image:
    """Cut the picture out of its board, without the edges that are spare for the camera."""
    width, height = picture.width * FINENESS, picture.height * FINENESS
    left, top = (board.width - width) // 2, (board.height - height) // 2
    return board.crop((left, top, left + width, top + height)).reduce(FINENESS)


def _encode(picture: Image.Image) -> bytes:
    with io.BytesIO() as file:
        picture.save(file, "WEBP", quality=_QUALITY, method=_METHOD)
        return file.getvalue()
