"""The words of shot lines and what they are known as."""

import re

from storyc.syntax.inline.words import (
    Term,
    Word,
    known_words,
    longest_phrase,
    plain_words,
    terms,
)
from storyc.syntax.vocabulary import (
    ANGLES,
    CONTINUES_TERMS,
    DIRECTIONS,
    FOCUS_TERMS,
    MOVES,
    REACH_WORDS,
    SHOT_PREPOSITIONS,
    SHOT_SIZES,
    SIZELESS_HEADS,
    SPEEDS,
)


def _named(kind: str, phrases: frozenset[str]) -> dict[str, Term]:
    return terms(kind, {phrase: phrase for phrase in sorted(phrases)})


def _shots(kind: str, phrases: dict[str, str]) -> dict[str, Term]:
    """Return a table of phrases that may have `shot` behind them: `low angle shot`."""
    return {
        **terms(kind, {f"{it} shot": value for it, value in phrases.items()}),
        **terms(kind, phrases),
    }


_MANNERS = {
    **terms("DIRECTION", DIRECTIONS),
    **terms("SPEED", SPEEDS),
    **_shots("ANGLE", ANGLES),
    **_shots("MOVE", MOVES),
}
HEADS = {**_MANNERS, **_named("FRAMING", SIZELESS_HEADS), **terms("SIZE", SHOT_SIZES)}
# Later tables win: `in` after a move is a direction before it is the beginning of a phrase.
MODIFIERS = {
    **_named("REACH", REACH_WORDS),
    **_named("FOCUS", FOCUS_TERMS),
    **_named("CONTINUES", CONTINUES_TERMS),
    **_MANNERS,
}

_LENS = re.compile(r"(?P<mm>[1-9][0-9]{0,3})\s?mm(?:\s+lens)?", re.IGNORECASE)


def head_words(head: str) -> list[Word]:
    """Cut the first part of a shot line into words.

    A preposition in capitals counts only right behind the size, so that it may be part of a name
    (`KEEPER OF THE LIGHT`).
    """
    plain = plain_words(head)
    words: list[Word] = []
    at = 0
    while at < len(plain):
        word, length = longest_phrase(head, plain, at, HEADS)
        if word.kind == "WORD" or (word.kind == "DIRECTION" and not words):
            break
        words.append(word)
        at += length
    rest = [_head_word(word, is_first=at == 0) for at, word in enumerate(plain[at:])]
    return words + rest


def _head_word(word: Word, *, is_first: bool) -> Word:
    folded = word.value.casefold()
    if folded in {"and", "&"}:
        return word._replace(kind="AND")
    if folded in SHOT_PREPOSITIONS and (is_first or word.value.islower()):
        return word._replace(kind="PREPOSITION")
    is_name = not any(letter.islower() for letter in word.value)
    return word._replace(kind="NAME" if is_name else "WORD")


def modifier_words(modifier: str) -> list[Word]:
    """Cut another part of a shot line into words; one that begins unknown is left plain."""
    lens = _LENS.fullmatch(modifier)
    if lens is not None:
        return [Word("LENS", lens["mm"], 0, len(modifier))]
    plain = plain_words(modifier)
    if not plain or longest_phrase(modifier, plain, 0, MODIFIERS)[0].kind == "WORD":
        return plain
    return known_words(modifier, MODIFIERS)
