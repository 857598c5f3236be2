"""Words of a prompt that know which facts they carry."""

import re
from collections.abc import Iterable

from storyc.source import value

_OPEN, _CLOSE, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Marks around a piece while a template is filled in.

They are noncharacters (Unicode 16, section 23.7), which no text may interchange; a script that
holds one shows a replacement character.
"""

_MARKED = re.compile(f"{_OPEN}(\\d+){_CLOSE}([^{_END}]*){_END}")
_MARKS = str.maketrans(dict.fromkeys((_OPEN, _CLOSE, _END), "�"))


@value
class Piece:
    """Words and the ids of the facts that they put into the prompt, if any."""

    text: str
    facts: tuple[str, ...] = ()


@value
class Place:
    """Where a fact stands in a text: characters `[start, end)`."""

    fact: str
    start: int
    end: int


class Marker:
    """Marks the pieces that a template prints, and finds them again in what it printed."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def mark(self, value: object) -> object:
        """Return a piece with marks around it, anything else unchanged (Jinja's `finalize`)."""
        if not isinstance(value, Piece):
            return value
        self._pieces.append(value)
        return f"{_OPEN}{len(self._pieces) - 1}{_CLOSE}{value.text.translate(_MARKS)}{_END}"

    def find(self, printed: str) -> tuple[str, tuple[Place, ...]]:
        """Return the text without marks, and where each fact stands in it."""
        parts: list[str] = []
        places: list[Place] = []
        length = at = 0
        for found in _MARKED.finditer(printed):
            before, words = printed[at : found.start()], found[2]
            start = length + len(before)
            length = start + len(words)
            parts += (before, words)
            places += _places(self._pieces[int(found[1])].facts, start, length)
            at = found.end()
        parts.append(printed[at:])
        return "".join(parts), tuple(places)


def _places(facts: Iterable[str], start: int, end: int) -> Iterable[Place]:
    return (Place(fact, start, end) for fact in facts)
