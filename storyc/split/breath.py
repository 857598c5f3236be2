"""Where a sentence can be parted."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_CLAUSE = re.compile(r"(?:[,;:—–…]|--)[\"”’»)]*\s+|[、，；：][」』]*")
_WORD = re.compile(r"\s+")
_REACH = 0.35
"""How far from an even division a clause may end and still be taken before the end of a word, as a
share of the length of a part: further away, one part would be twice as long as another, or more."""


def part(text: str, count: int) -> tuple[str, ...]:
    """Return a text in `count` parts of about the same length: at clauses, else between words.

    Shape: fewer parts where the text has not enough places; never an empty one. Joined with the
    white space between them they are the text.
    """
    size = len(text) / count
    clauses, words = _ends(_CLAUSE, text), _ends(_WORD, text) or _between_wide_letters(text)
    cuts: list[int] = []
    for number in range(1, count):
        wished, last = size * number, cuts[-1] if cuts else 0
        near = [at for at in clauses if at > last and abs(at - wished) <= size * _REACH]
        places = near or [at for at in words if at > last]
        if places:
            cuts.append(min(places, key=lambda at: (abs(at - wished), at)))
    pieces = (text[start:stop].strip() for start, stop in pairwise((0, *cuts, len(text))))
    return tuple(piece for piece in pieces if piece)


def _ends(pause: re.Pattern[str], text: str) -> Sequence[int]:
    """Return the places after each pause."""
    return [found.end() for found in pause.finditer(text) if 0 < found.end() < len(text)]


def _between_wide_letters(text: str) -> Sequence[int]:
    """Return the places in a script that is written without spaces."""
    wide = [unicodedata.east_asian_width(letter) in {"W", "F"} for letter in text]
    return [at for at in range(1, len(text)) if wide[at - 1] and wide[at]]
