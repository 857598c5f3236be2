"""A picture of the film in memory, and what transitions do to it.

A picture is 8-bit planar YUV 4:2:0 of limited range, as codecs have it: a `(height * 3 / 2, width)`
array with the luma plane on top and the two chroma planes below. Blending the coded values is what
editors call a video dissolve.
"""

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

_CODED = {
    "black": (16, 128, 128),
    "white": (235, 128, 128),
    "grey": (126, 128, 128),
    "red": (63, 102, 240),
    "orange": (157, 51, 179),
    "yellow": (219, 16, 138),
    "green": (97, 83, 75),
    "blue": (32, 240, 118),
}
"""The colours of fades as Y, Cb, Cr in limited range. Source: ITU-R BT.709, 3 and 4, from these
shares of red, green and blue: grey .5 each, orange 1 .6 0, green 0 .52 0, the others 0 or 1."""


_WHITEST = 255
"""The highest value of eight bits."""


def black_picture(width: int, height: int) -> Picture:
    """Return a black picture of an even size."""
    return plain_picture(width, height, "black")


def plain_picture(width: int, height: int, colour: str) -> Picture:
    """Return a picture of an even size and one colour."""
    plain = np.empty((height * 3 // 2, width), dtype=np.uint8)
    for plane, value in zip(planes(plain, width, height), _CODED[colour], strict=True):
        plane[:] = value
    return plain


def planes(picture: Picture, width: int, height: int) -> tuple[Picture, Picture, Picture]:
    """Return views of the luma and the two chroma planes."""
    flat = picture.reshape(-1)
    luma = width * height
    chroma = luma // 4
    half = (height // 2, width // 2)
    return (
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(half),
        flat[luma + chroma :].reshape(half),
    )


def dissolve(outgoing: Picture, incoming: Picture, share: int, of: int) -> Picture:
    """Return a mixture with `share / of` of the incoming picture, rounded to the nearest value."""
    fits = _WHITEST * of + of // 2 <= np.iinfo(np.uint16).max
    wide = np.dtype(np.uint16 if fits else np.uint32)
    # Python's numbers take the type of the array: nothing is wider than it must be.
    mixed = np.multiply(outgoing, of - share, dtype=wide)
    mixed += np.multiply(incoming, share, dtype=wide)
    mixed += of // 2
    mixed //= of
    return mixed.astype(np.uint8)


def wipe(
    outgoing: Picture, incoming: Picture, share: int, of: int, size: tuple[int, int]
) -> Picture:
    """Return the outgoing picture with the left `share / of` replaced by the incoming one."""
    edge = size[0] * share // of // 2 * 2
    wiped = outgoing.copy()
    for target, source in zip(planes(wiped, *size), planes(incoming, *size), strict=True):
        columns = edge * target.shape[1] // size[0]
        target[:, :columns] = source[:, :columns]
    return wiped


def veil(picture: Picture, share: int, of: int, colour: str) -> Picture:
    """Return a colour through which `share / of` of the picture is seen."""
    rows, width = picture.shape
    return dissolve(plain_picture(width, rows * 2 // 3, colour), picture, share, of)
