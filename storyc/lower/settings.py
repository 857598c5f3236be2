"""Values that are numbers: picture sizes, aspects, rates, prompt limits."""

import re

from storyc.ir import PromptLimit
from storyc.lower.strand import Strand

_SIZE = re.compile(r"(\d{1,6})\s*[x×X*]\s*(\d{1,6})")
_ASPECT = re.compile(r"(\d{1,4})\s*[:x/]\s*(\d{1,4})")
_FPS = re.compile(r"(\d{1,4})(?:\s*fps)?", re.IGNORECASE)
_PROMPT = re.compile(r"(\d[\d,_ ]{0,11})\s*(tokens?|characters?|chars?)", re.IGNORECASE)

SMALLEST_PX, LARGEST_PX = 64, 8192
"""The picture sizes that make sense: below, nothing is seen; above, no video format goes."""

LONGEST_ASPECT = 8
"""How many times longer than wide a picture may be."""

LOWEST_FPS, HIGHEST_FPS = 1, 120

SIZE_RULE = f"two even numbers from {SMALLEST_PX} to {LARGEST_PX}, such as 1280x720"
FPS_RULE = f"a whole number from {LOWEST_FPS} to {HIGHEST_FPS}, such as 24"
ASPECT_RULE = "two numbers, such as 16:9"


def size(text: str) -> tuple[int, int] | None:
    """Return width and height in pixels, or `None` if they are no picture size.

    Both must be even: that is what video with halved colour resolution demands.
    """
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        return None
    width, height = int(found[1]), int(found[2])
    good = all(SMALLEST_PX <= it <= LARGEST_PX and it % 2 == 0 for it in (width, height))
    return (width, height) if good else None


def aspect(text: str) -> tuple[int, int] | None:
    """Return the two numbers of `16:9`, or `None` if it is no shape of a picture."""
    found = _ASPECT.fullmatch(text.strip())
    if found is None:
        return None
    wide, high = int(found[1]), int(found[2])
    if not wide or not high or max(wide, high) > LONGEST_ASPECT * min(wide, high):
        return None
    return wide, high


def fitting(shape: tuple[int, int], short_side: int) -> tuple[int, int]:
    """Return the even picture size of a shape whose shorter side has so many pixels."""
    wide, high = shape
    long_side = round(short_side * max(shape) / min(shape) / 2) * 2
    return (long_side, short_side) if wide >= high else (short_side, long_side)


def fps(text: str) -> int | None:
    """Return frames a second, or `None` if it is no frame rate."""
    found = _FPS.fullmatch(text.strip())
    if found is None or not LOWEST_FPS <= int(found[1]) <= HIGHEST_FPS:
        return None
    return int(found[1])


def prompt_limit(line: Strand) -> PromptLimit | None:
    """Return what `5000 tokens` says."""
    found = _PROMPT.fullmatch(line.text.strip())
    if found is None:
        return None
    return PromptLimit(
        amount=int(re.sub(r"\D", "", found[1])),
        unit="tokens" if found[2][0] in "tT" else "characters",
        span=line.span(),
    )
