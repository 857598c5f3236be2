"""Finds known names in prose, in time that grows with the prose and not with the names."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_MOST_WORDS = 6
"""Words of the longest name that is looked for."""


class NameFinder:
    """Finds names as words of their own, in any case."""

    def __init__(self, names: Iterable[str]) -> None:
        words = {tuple(_WORD.findall(name.casefold())): name for name in names}
        self._names = {key: name for key, name in words.items() if 0 < len(key) <= _MOST_WORDS}
        self._lengths = sorted({len(key) for key in self._names})

    def found(self, text: str) -> Iterator[str]:
        """Yield the names in a text, as often as they stand in it, in order."""
        words = _WORD.findall(text.casefold())
        for at in range(len(words)):
            for length in self._lengths:
                name = self._names.get(tuple(words[at : at + length]))
                if name is not None and at + length <= len(words):
                    yield name
