"""What a file is that should be a picture, told by how it begins."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from storyc.world.reader import SourceReader, UnreadableSource

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
"""What is sent beside a prompt; services take the first three, and most of them the fourth."""

_HEAD_BYTES = 1 << 20
"""The size stands in the first bytes; only in a JPEG file up to some 600 KB of camera data and
colour profiles may come before it."""

_MOST_PIXELS = 100_000_000
"""Larger than any camera's or service's picture: such a file is a mistake, or meant to do harm."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. Units: pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NoPicture:
    """No picture. `why` says what it is instead, to be read behind the file's name."""

    why: str


def read_picture(reader: SourceReader, name: str) -> Picture | NoPicture | None:
    """Return what a file is, `None` where it is not there or its content is not known.

    No more is read than what tells the size, and no pixel is decoded.
    """
    try:
        head = reader.head(name, _HEAD_BYTES)
    except UnreadableSource as refusal:
        return NoPicture(str(refusal).removeprefix(f"{name} "))
    return None if head is None else picture_in(head)


def picture_in(head: bytes) -> Picture | NoPicture:
    """Return what begins with these bytes."""
    if not head:
        return NoPicture("is empty")
    size = _size(head)
    if size is None:
        return NoPicture("is no picture in a form that services take")
    width, height = size
    if width * height > _MOST_PIXELS:
        return NoPicture(f"is {width:,} by {height:,} pixels, more than any service takes")
    return Picture(width, height)


def _size(head: bytes) -> tuple[int, int] | None:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        # Pillow complains of large pictures itself; how large is too large is said above.
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(head), formats=FORMATS) as picture:
                return picture.size
        except Image.DecompressionBombError:
            return _MOST_PIXELS, 2
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return None
