"""Cuts one line into words with a kind each, the terminals of `grammar/inline.lark`."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_WORD = re.compile(r"\([^()]*\)|\S+")
_LONGEST_PHRASE = 4


class Word(NamedTuple):
    """A word or a known phrase: `kind` is a terminal, `value` what the phrase stands for."""

    kind: str
    value: str
    start: int
    end: int


class Term(NamedTuple):
    """What a known phrase is: a terminal of the grammar and the word it stands for."""

    kind: str
    value: str


def normal(phrase: str) -> str:
    """Return a phrase as the vocabularies write it: lower case, hyphens as blanks, no full stop."""
    folded = phrase.casefold().replace("’", "'").replace("-", " ")
    return " ".join(folded.split()).rstrip(".:;!")


def terms(kind: str, phrases: Mapping[str, str]) -> dict[str, Term]:
    """Return a table of phrases that are all of one kind."""
    return {phrase: Term(kind, value) for phrase, value in phrases.items()}


def plain_words(line: str) -> list[Word]:
    """Cut a line at its blanks, brackets kept whole; every word is a `WORD`."""
    return [Word("WORD", match[0], *match.span()) for match in _WORD.finditer(line)]


def known_words(line: str, vocabulary: Mapping[str, Term]) -> list[Word]:
    """Cut a line into known phrases, longest first, and words."""
    return list(_phrases(line, plain_words(line), vocabulary))


def _phrases(text: str, words: list[Word], vocabulary: Mapping[str, Term]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        phrase, length = longest_phrase(text, words, at, vocabulary)
        yield phrase
        at += length


def longest_phrase(
    text: str, words: list[Word], at: int, vocabulary: Mapping[str, Term]
) -> tuple[Word, int]:
    """Return the longest known phrase that begins at a word, and its length in words.

    Where none does, it is the word itself.
    """
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        start, end = words[at].start, words[at + length - 1].end
        term = vocabulary.get(normal(text[start:end]))
        if term is not None:
            return Word(term.kind, term.value, start, end), length
    return words[at], 1
