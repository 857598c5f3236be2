"""French: mute endings, glides, and two letters that make one vowel."""

import re

from storyc.timing.syllables.vowels import nuclei

_NUCLEUS = re.compile(
    r"(?:ou(?=[aeéèêi])|[iu](?=[aàâeéèêioôuy]))?"
    r"(?:eau|aoû|œu|oeu|o[uùûiîy]|[ae]u|eû|a[iîy]|e[iy]|[aàâeéèêëiîïoôuùûüyÿœæ])"
)
_SPLIT_GLIDE = re.compile(r"(?<=[bcdfgptv][lr])([iu])(?=[aeéèêo])")
"""After two consonants `i` and `u` keep their syllable: cri-er, ou-bli-er, cru-el."""

_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéèêy])|(?<=g)e(?=[aoâô])")
_MUTE_END = re.compile(r"(?<=[^aeiouyàâôûî])es?$")
_VERB_END = re.compile(
    r"\b(ils|elles)((?:\s+(?:ne|n'|se|s'|y|en|me|te|les|nous|vous))*\s+\w+?)ent\b"
)
_EXTRA = {"pays": 2, "paysan": 3, "abbaye": 3, "monsieur": 2, "messieurs": 2, "aujourd'hui": 3}


def french(word: str) -> int:
    """Count the syllables of one French word in lower case, its last `e` not said."""
    if word in _EXTRA:
        return _EXTRA[word]
    plain = _SPLIT_GLIDE.sub(r"\1'", _SILENT_U.sub("", word))
    spoken = _MUTE_END.sub("", plain)
    return nuclei(_NUCLEUS, spoken)


def without_mute_verb_ends(text: str) -> str:
    """Return a text without the `-ent` of the third person, which is written and not said.

    Only after `ils` and `elles`: elsewhere it is as likely heard (souvent, moment).
    """
    return _VERB_END.sub(r"\1\2e", text.casefold())
