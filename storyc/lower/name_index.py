"""Finds names in prose, in a time that does not grow with how many names there are."""

import re
from collections.abc import Iterable, Iterator, Mapping

from storyc.lower.namespace import fold

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that put no blank between words, or put endings right behind a name."""

_MOST_WORDS = 16
_MOST_CHARACTERS = 64
"""Longer names are not looked for in prose: nobody would write them out twice."""

Place = tuple[int, int]
"""Where a name stands in a text: half open, in characters."""


class NameIndex:
    """Names by how they begin, with the lengths that names of that beginning have.

    Most names are words, and are found by their first one. Those in writing without blanks, and
    those with a mark at an end (`J.R.`), are found by their first character.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._folded: set[str] = set()
        self._words: set[tuple[str, ...]] = set()
        by_word: dict[str, set[int]] = {}
        by_character: dict[str, set[int]] = {}
        for name in filter(None, map(str.strip, names)):
            self._folded.add(fold(name))
            words = tuple(map(str.casefold, _WORD.findall(name)))
            if _is_of_words(name) and len(words) <= _MOST_WORDS:
                self._words.add(words)
                by_word.setdefault(words[0], set()).add(len(words))
            elif len(name) <= _MOST_CHARACTERS:
                by_character.setdefault(name[0].casefold(), set()).add(len(name))
        self._by_word = _longest_first(by_word)
        self._by_character = _longest_first(by_character)

    def find(self, text: str) -> Iterator[Place]:
        """Yield where names stand, in order and not overlapping.

        A name in writing with blanks counts only where a word begins and ends. Of several names
        that begin at one place, the longest counts.
        """
        found = self._of_words(text)
        if self._by_character:
            both = (*found, *self._of_characters(text))
            found = iter(sorted(both, key=lambda it: (it[0], -it[1])))
        done = 0
        for start, end in found:
            if start >= done:
                yield start, end
                done = end

    def _of_words(self, text: str) -> Iterator[Place]:
        words = [*map(str.casefold, _WORD.findall(text))]
        # Most sentences name nobody: places are found when the bare words are a name's.
        if self._by_word.keys().isdisjoint(words):
            return
        places: list[Place] = []
        for at, word in enumerate(words):
            for count in self._by_word.get(word, ()):
                last = at + count - 1
                if last >= len(words) or tuple(words[at : last + 1]) not in self._words:
                    continue
                places = places or [match.span() for match in _WORD.finditer(text)]
                start, end = places[at][0], places[last][1]
                if fold(text[start:end]) in self._folded:
                    yield start, end
                    break

    def _of_characters(self, text: str) -> Iterator[Place]:
        for start, character in enumerate(text):
            for length in self._by_character.get(character.casefold(), ()):
                # What is shorter here, or loses a blank, is a name of another length.
                words = text[start : start + length].rstrip()
                end = start + len(words)
                if len(words) == length and self._is_name(text, start, end):
                    yield start, end
                    break

    def _is_name(self, text: str, start: int, end: int) -> bool:
        return fold(text[start:end]) in self._folded and _may_stand(text, start, end)


def _longest_first(lengths: Mapping[str, set[int]]) -> dict[str, list[int]]:
    return {beginning: sorted(found, reverse=True) for beginning, found in lengths.items()}


def _is_of_words(name: str) -> bool:
    return _is_letter(name[0]) and _is_letter(name[-1]) and _UNSPACED.search(name) is None


def _may_stand(text: str, start: int, end: int) -> bool:
    if _UNSPACED.search(text, start, end) is not None:
        return True
    return not _is_letter(text[max(start - 1, 0) : start]) and not _is_letter(text[end : end + 1])


def _is_letter(character: str) -> bool:
    return _WORD.match(character) is not None
