"""Finds the words of a table in a text."""

import re
from collections.abc import Hashable, Iterator, Mapping
from functools import cache, cached_property
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)

_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Glossary(Generic[Meaning]):
    """One table of `lexicon`, ready to be searched."""

    def __init__(self, table: Mapping[Meaning, str]) -> None:
        self._table = table

    @cached_property
    def _searches(self) -> tuple[tuple[Meaning, re.Pattern[str]], ...]:
        return tuple((meaning, pattern_of(words)) for meaning, words in self._table.items())

    def first(self, text: str) -> Meaning | None:
        """Return the meaning whose words are in the text, the first in the table's order."""
        return next((it for it, known in self._searches if known.search(text)), None)

    def all(self, text: str) -> tuple[Meaning, ...]:
        """Return every meaning whose words are in the text, in the table's order."""
        return tuple(it for it, known in self._searches if known.search(text))

    def earliest(self, text: str) -> Meaning | None:
        """Return the meaning of the words that come first in the text."""
        return next((it for _, _, it in self.places(text)), None)

    def places(self, text: str) -> Iterator[tuple[int, int, Meaning]]:
        """Yield where words begin and end and what they mean; of nested ones, the longest."""
        found = sorted(
            (
                (at.start(), at.end(), it)
                for it, known in self._searches
                for at in known.finditer(text)
            ),
            key=lambda place: (place[0], -place[1]),
        )
        reached = 0
        for start, end, it in found:
            if start >= reached:
                yield start, end, it
                reached = end


@cache
def pattern_of(words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words; a hyphen stands for a space, too."""
    return re.compile("|".join(_alternative(word) for word in words.split()), re.IGNORECASE)


def _alternative(word: str) -> str:
    if _NO_SPACES.search(word):
        return re.escape(word.rstrip("*"))
    stem = re.escape(word.strip("*")).replace(r"\-", r"[\s-]")
    start = r"\b\w*" if word.startswith("*") else r"\b"
    return rf"{start}{stem}\w*" if word.endswith("*") else rf"{start}{stem}s?\b"
