"""Counting the syllables of a text."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

from storyc.timing.language import code_of
from storyc.timing.syllables.english import english
from storyc.timing.syllables.french import french, without_mute_verb_ends
from storyc.timing.syllables.german import german
from storyc.timing.syllables.italian import italian
from storyc.timing.syllables.polish import polish
from storyc.timing.syllables.spanish import spanish
from storyc.timing.syllables.vowels import vowel_groups

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d")

_BY_LANGUAGE: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {
        "de": german,
        "en": english,
        "es": spanish,
        "fr": french,
        "it": italian,
        "pl": polish,
    }
)

RULED = frozenset(_BY_LANGUAGE)
"""Languages with rules of their own; others count groups of vowels."""

_DIGIT = 1.5
"""Syllables a digit: `26` is three, `7` is two or one."""

_KANJI = 1.7
"""Morae a Chinese character has in Japanese: most of the readings that came from China have two
(gaku, den, sei), some one; native stems have one to three."""

_ABJAD = 0.5
"""Syllables a letter of a script that leaves most vowels out."""


def count_syllables(text: str, language: str = "en") -> int:
    """Return the syllables of a text when it is spoken; morae where it is Japanese.

    Args:
        text: what is said; punctuation does not count.
        language: a tag such as `en` or `pt-BR`, of which only the first part matters, or a name.
    """
    base = code_of(language)
    if base == "fr":
        text = without_mute_verb_ends(text)
    total = sum([_syllables_of(word, base) for word in _WORD.findall(text)])
    return int(total + 0.5)


@lru_cache(maxsize=8192)
def _syllables_of(word: str, language: str) -> float:
    if word.isdigit():
        return _DIGIT
    runs = [(kind, list(run)) for kind, run in groupby(word, _script)]
    kinds = {kind for kind, _ in runs} - {"mark"}
    if kinds == {"alphabet"} or not kinds:
        folded = unicodedata.normalize("NFC", word.casefold().replace("’", "'"))
        return _BY_LANGUAGE.get(language, vowel_groups)(folded)
    return sum(_of_script(kind, run, language) for kind, run in runs)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Sort a letter by how its script writes syllables."""
    if letter.isascii():
        return "alphabet"
    name = unicodedata.name(letter, "")
    if name.startswith("CJK"):
        return "ideograph"
    if name.startswith(("HIRAGANA", "KATAKANA", "HANGUL")):
        return "small kana" if " SMALL " in name and not name.endswith("TU") else "syllable"
    if name.startswith(("ARABIC", "HEBREW", "SYRIAC")):
        return "consonants"
    if unicodedata.category(letter).startswith("M"):
        return "mark"
    return "syllable" if unicodedata.category(letter) == "Lo" else "alphabet"


def _of_script(kind: str, run: list[str], language: str) -> float:
    match kind:
        case "syllable":
            return len(run)
        case "ideograph":
            return len(run) * (_KANJI if language == "ja" else 1)
        case "consonants":
            return max(1.0, len(run) * _ABJAD)
        case "alphabet":
            return vowel_groups("".join(run).casefold())
        case _:
            return 0
