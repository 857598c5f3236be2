"""Spanish: strong vowels are syllables, weak ones join them unless they carry the accent."""

import re

from storyc.timing.syllables.vowels import nuclei

_NUCLEUS = re.compile(r"[iuü]?[aeoáéó](?:[iuü](?![aeoáéó])|y\b)?|[íú]|[iuü]+y?|y\b")
_SILENT = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_CONSONANT = re.compile(r"y(?=[aeiouáéíóú])")


def spanish(word: str) -> int:
    """Count the syllables of one Spanish word in lower case."""
    return nuclei(_NUCLEUS, _CONSONANT.sub("j", _SILENT.sub("", word)))
