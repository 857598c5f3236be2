"""Captions in the picture itself: white letters with a dark rim, at the bottom.

Only the frames that have words are encoded; all others are copied as ever.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from storyc.assemble.edit import ClipRange, Lettered, Piece, Straight
from storyc.assemble.picture import Picture, planes
from storyc.assemble.subtitles import Caption
from storyc.backends.animatic.typeface import Typeface, system_fonts

_WHITE, _BLACK, _NEUTRAL = 235, 16, 128
"""Luma of white and black, and chroma of both. Source: ITU-R BT.709, 3: limited range."""

_LINE_SHARE = 1 / 18
"""Height of a line of captions; see `caption_files`."""

_MARGIN_SHARE = 0.06


def lettered(pieces: Sequence[Piece], captions: Sequence[Caption]) -> Iterator[Piece]:
    """Yield the pieces of a film, parted at its captions, those with words carrying them.

    Shape: the pieces' frames add up to the same film.
    """
    edges = sorted({at for it in captions for at in (it.start_frame, it.start_frame + it.frames)})
    start = 0
    for piece in pieces:
        stop = start + piece.frames
        cuts = [start, *(at for at in edges if start < at < stop), stop]
        texts = [_text_at(captions, first) for first in cuts[:-1]]
        if isinstance(piece, Straight):
            for (first, last), text in zip(pairwise(cuts), texts, strict=True):
                clip = ClipRange(piece.clip.slate, piece.clip.first + first - start, last - first)
                yield Lettered(Straight(clip), ((0, text),)) if text else Straight(clip)
        elif any(texts):
            firsts = [at - start for at in cuts[:-1]]
            yield Lettered(piece, tuple(zip(firsts, texts, strict=True)))
        else:
            yield piece
        start = stop


def _text_at(captions: Sequence[Caption], frame: int) -> str:
    shown = [it.text for it in captions if it.start_frame <= frame < it.start_frame + it.frames]
    return "\n".join(shown)


def burnt(
    pictures: Iterator[Picture], texts: Sequence[tuple[int, str]], size: tuple[int, int]
) -> Iterator[Picture]:
    """Yield pictures with words in them.

    Args:
        pictures: of one piece.
        texts: from which picture on which words are shown; none where they are empty.
        size: of the pictures.
    """
    starts = dict(texts)
    text = ""
    for number, picture in enumerate(pictures):
        text = starts.get(number, text)
        yield _with_words(picture, text, size) if text else picture


def _with_words(picture: Picture, text: str, size: tuple[int, int]) -> Picture:
    letters, rim = _masks(text, size)
    written = picture.copy()
    luma, *chroma = planes(written, *size)
    under = luma.astype(np.float32)  # eight bits would wrap around
    light = under + (_BLACK - under) * rim
    luma[:] = np.rint(light + (_WHITE - light) * letters)
    covered = np.maximum(letters, rim)
    height, width = size[1], size[0]
    share = covered.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
    for plane in chroma:
        plane[:] = np.rint(plane + (_NEUTRAL - plane.astype(np.float32)) * share)
    return written


@lru_cache(maxsize=8)
def _masks(text: str, size: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return how much of each pixel the letters and their rim cover, from 0 to 1."""
    width, height = size
    font = _face_for(text).font(max(round(height * _LINE_SHARE), 8))
    rim_px = max(round(height / 240), 1)
    masks = []
    for stroke in (0, rim_px):
        image = Image.new("L", size, 0)
        draw = ImageDraw.Draw(image)
        draw.multiline_text(
            (width / 2, height * (1 - _MARGIN_SHARE)),
            text,
            fill=255,
            font=font,
            anchor="md",
            align="center",
            stroke_width=stroke,
            stroke_fill=255,
        )
        masks.append(np.asarray(image, dtype=np.float32) / np.float32(255))
    return masks[0], masks[1]


@lru_cache(maxsize=64)
def _face_for(text: str) -> Typeface:
    """Return the first typeface that has all letters of a text, ours if none has."""
    ours = Typeface()
    letters = "".join(text.split())
    faces = (ours, *map(Typeface, system_fonts()))
    return next((it for it in faces if all(map(it.knows, letters))), ours)
