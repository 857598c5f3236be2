"""Pictures of the film, small, as files for people."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from storyc.assemble.picture import Picture, planes
from storyc.backends.animatic.typeface import Typeface

_COLUMNS = 4
_TILE = 400
_GAP, _LABEL = 16, 28
_PAPER, _INK = "#ffffff", "#1a1a1a"
_RED, _GREEN, _BLUE = (0.0, 1.5748), (-0.1873, -0.4681), (1.8556, 0.0)
"""Shares of the two chroma planes in each colour. Source: ITU-R BT.709, 3."""


def as_image(picture: Picture, size: tuple[int, int]) -> Image.Image:
    """Return a picture of the film in colours for a screen."""
    luma, blue, red = planes(picture, *size)
    light = (luma.astype(np.float32) - 16) * (255 / 219)
    pb, pr = (_doubled(it) for it in (blue, red))
    channels = [light + a * pb + b * pr for a, b in (_RED, _GREEN, _BLUE)]
    pixels = np.clip(np.rint(np.stack(channels, axis=-1)), 0, 255).astype(np.uint8)
    return Image.fromarray(pixels)


def webp(picture: Picture, size: tuple[int, int], width: int = 240) -> bytes:
    """Return a picture as a small WebP file."""
    image = as_image(picture, size)
    image.thumbnail((width, width))
    data = io.BytesIO()
    image.save(data, "WEBP", quality=80)
    return data.getvalue()


def contact_sheet(
    title: str, pictures: Sequence[tuple[str, Picture]], size: tuple[int, int]
) -> bytes:
    """Return a PNG with all pictures in rows, each with its words below it.

    Args:
        title: stands above them.
        pictures: words and picture, in order.
        size: of the pictures.
    """
    columns = min(_COLUMNS, max(len(pictures), 1))
    width = _TILE if size[0] >= size[1] else _TILE * 9 // 16
    height = round(width * size[1] / size[0])
    rows = -(-len(pictures) // columns)
    top = 3 * _GAP + _LABEL
    sheet = Image.new(
        "RGB",
        (
            columns * (width + _GAP) + _GAP,
            top + rows * (height + _LABEL + _GAP),
        ),
        _PAPER,
    )
    draw = ImageDraw.Draw(sheet)
    face = Typeface()
    draw.text((_GAP, _GAP), title, fill=_INK, font=face.font(_LABEL))
    for number, (words, picture) in enumerate(pictures):
        left = _GAP + number % columns * (width + _GAP)
        above = top + number // columns * (height + _LABEL + _GAP)
        sheet.paste(
            as_image(picture, size).resize((width, height), Image.Resampling.LANCZOS), (left, above)
        )
        draw.text((left, above + height + 5), words, fill=_INK, font=face.font(17))
    data = io.BytesIO()
    sheet.save(data, "PNG", optimize=False)
    return data.getvalue()


def _doubled(chroma: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return a chroma plane around zero, as large as the luma plane."""
    wide = chroma.repeat(2, axis=0).repeat(2, axis=1)
    return (wide.astype(np.float32) - 128) * np.float32(255 / 224)
