"""Counting vowels."""

import re
import unicodedata
from itertools import groupby

_VOWELS = frozenset("aeiouyœæøıаеёиоуыэюяіїєαεηιουω")


def vowel_groups(word: str) -> int:
    """Count runs of vowels; a word without any is one breath (`hmm`, `shh`)."""
    bare = unicodedata.normalize("NFD", word)
    letters = (it for it in bare if not unicodedata.combining(it))
    return max(1, sum(1 for is_vowel, _ in groupby(letters, _VOWELS.__contains__) if is_vowel))


def nuclei(pattern: re.Pattern[str], word: str) -> int:
    """Count what a language's pattern takes for the middle of a syllable, at least one."""
    return max(1, sum(1 for _ in pattern.finditer(word)))
