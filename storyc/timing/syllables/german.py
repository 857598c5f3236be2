"""German: two letters that make one vowel, and prefixes that keep theirs."""

import re

from storyc.timing.syllables.vowels import nuclei

_NUCLEUS = re.compile(r"aa|ee|oo|ie|eu|äu|au|[ae][iy]|[aeiouyäöüéàè]")
_PREFIX = re.compile(r"^(be|ge)(?=(?:end|ehr|ein|eil|eig|erb|ent|ebn|irr|inh|üb|ur[tlk]))")
_QU = re.compile(r"(?<=q)u")
_LOAN_IE = re.compile(r"(?<=[ln])ie(?=n?$)(?<!nie)(?<!die)|(?<=[aei]n)ien$")
"""Famili-e, Lini-e, Itali-en: not the long `i` of `nie`."""


def german(word: str) -> int:
    """Count the syllables of one German word in lower case."""
    plain = _PREFIX.sub(r"\1'", _QU.sub("", word))
    return nuclei(_NUCLEUS, _LOAN_IE.sub("i'e", plain))
