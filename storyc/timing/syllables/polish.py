"""Polish: every vowel is a syllable, but an `i` that only softens the consonant before it."""

import re

from storyc.timing.syllables.vowels import nuclei

_NUCLEUS = re.compile(r"^au|eu|[aąeęoóuy]|i(?![aąeęoóuy])")
_NO_SYLLABLE = frozenset("wz")
"""Prepositions of one consonant lean on the next word."""


def polish(word: str) -> int:
    """Count the syllables of one Polish word in lower case."""
    return 0 if word in _NO_SYLLABLE else nuclei(_NUCLEUS, word)
