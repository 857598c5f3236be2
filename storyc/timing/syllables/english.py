"""English: vowels that are written and not said, and the few words that no rule gets right."""

import re

from storyc.timing.syllables.vowels import vowel_groups

_IRREGULAR = {
    "aren't": 1, "being": 2, "business": 2, "cafe": 2, "chocolate": 2, "doing": 2, "element": 3,
    "every": 2, "everyone": 3, "everything": 3, "evening": 2, "family": 3, "giant": 2, "going": 2,
    "interesting": 3, "maybe": 2, "people": 2, "quiet": 2, "react": 2, "rhythm": 2, "science": 2,
    "seeing": 2, "someone": 2, "theater": 3, "theatre": 3, "wednesday": 2, "weren't": 1,
}  # fmt: skip

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


def english(word: str) -> int:
    """Count the syllables of one English word in lower case."""
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    plain = _COMPOUND.sub(lambda found: found[1][:-1], word.replace("'", ""))
    heard = vowel_groups(plain) + len(_HIATUS.findall(plain)) + len(_OWN_CONSONANT.findall(word))
    silent = _SILENT.search(plain) is not None and _HEARD_LE.search(plain) is None
    return max(1, heard - silent)
