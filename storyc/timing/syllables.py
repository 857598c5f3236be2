"""How many syllables a line of talk has.

English has its own rules; other alphabetic languages count groups of vowels; scripts without
written vowels and syllabic scripts count letters. Rules, not a dictionary: the estimate of a line
is off by a few per cent, far less than speakers differ.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d")

_VOWELS = frozenset("aeiouyœæøıаеёиоуыэюяіїєαεηιουω")

_IRREGULAR = {
    "aren't": 1, "being": 2, "business": 2, "cafe": 2, "chocolate": 2, "doing": 2, "element": 3,
    "every": 2, "everyone": 3, "everything": 3, "evening": 2, "family": 3, "giant": 2, "going": 2,
    "interesting": 3, "maybe": 2, "people": 2, "quiet": 2, "react": 2, "rhythm": 2, "science": 2,
    "seeing": 2, "someone": 2, "theater": 3, "theatre": 3, "wednesday": 2, "weren't": 1,
}  # fmt: skip

_DIGIT = 1.5
"""Syllables a digit: `26` is three, `7` is two or one."""

_COMPOUND = re.compile(r"^(home|some|life|fire|fore|there|where|house|name)(?=[bcdfghjkmnptw])")
_SILENT = re.compile(
    r"(?<=[^aeiouytd])ed$"
    r"|(?<![sxzcg])(?<![cs]h)(?<=[^aeiouy])es$"
    r"|(?<=[aeiouy])[^aeiouy]+e(?:ly|ful|less|ment)?$"
    r"|(?:[aeiou]|n)gue$|que$"
)
_HEARD_LE = re.compile(r"[^aeiouylr]les?$")
_HIATUS = re.compile(
    r"(?<![tcsgx])ia|(?<![tcsgx])io(?!n)|(?<![tcsgxln])ion|^lion|(?<![tcr])ie(?=n)|iet|yi|ya"
    r"|(?<!g)eo(?!us)|geo(?=[gm])|creat(?!u)|eum|[dlnst]ua|ue[lt]|uou|(?<![tcgx])[iu]ou?s$|idea|area|aos|oe[mt]"
)
_OWN_CONSONANT = re.compile(r"[dsz]n't$|sm$")


def count_syllables(text: str, language: str = "en") -> int:
    """Return the syllables of a text when it is spoken; morae where the script is Japanese.

    Args:
        text: what is said; punctuation does not count.
        language: a language tag such as `en` or `pt-BR`; only its first part matters.
    """
    english = language.partition("-")[0].casefold() == "en"
    total = sum(_syllables_of(word, english=english) for word in _WORD.findall(text))
    return int(total + 0.5)


@lru_cache(maxsize=8192)
def _syllables_of(word: str, *, english: bool) -> float:
    if word.isdigit():
        return _DIGIT
    if not word.isascii():
        return sum(_of_script(kind, list(run)) for kind, run in groupby(word, _script))
    folded = word.casefold().replace("’", "'")
    return _english(folded) if english else _vowel_groups(folded)


def _english(word: str) -> int:
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    plain = _COMPOUND.sub(lambda found: found[1][:-1], word.replace("'", ""))
    heard = _vowel_groups(plain) + len(_HIATUS.findall(plain)) + len(_OWN_CONSONANT.findall(word))
    silent = _SILENT.search(plain) is not None and _HEARD_LE.search(plain) is None
    return max(1, heard - silent)


def _vowel_groups(word: str) -> int:
    """Count runs of vowels; a word without any is one breath (`hmm`, `shh`)."""
    return max(1, sum(1 for is_vowel, _ in groupby(word, _VOWELS.__contains__) if is_vowel))


def _script(letter: str) -> str:
    """Sort a letter by how its script writes syllables."""
    name = unicodedata.name(letter, "")
    if name.startswith(("HIRAGANA", "KATAKANA", "HANGUL", "CJK")):
        return "small kana" if " SMALL " in name and not name.endswith("TU") else "syllable"
    if name.startswith(("ARABIC", "HEBREW", "SYRIAC")):
        return "consonants"
    if unicodedata.category(letter) == "Lo":
        return "syllable"
    return "mark" if unicodedata.category(letter).startswith("M") else "alphabet"


def _of_script(kind: str, run: list[str]) -> float:
    match kind:
        case "syllable":
            return len(run)
        case "consonants":
            return max(1.0, len(run) / 2)
        case "alphabet":
            bare = unicodedata.normalize("NFD", "".join(run).casefold())
            return _vowel_groups("".join(it for it in bare if not unicodedata.combining(it)))
        case _:
            return 0
