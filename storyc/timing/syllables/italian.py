"""Italian: as Spanish, but the stress of `mio` and `tua` is not written."""

import re

from storyc.timing.syllables.vowels import nuclei

_NUCLEUS = re.compile(r"[iu]{0,2}[aeoàèéòó](?:[iu](?![aeoàèéòó]))?|[iu]?[ìùíú]|[iu]+")
_SILENT = re.compile(r"(?<=q)u|(?<=[cg])i(?=[aeouàèéòóù])|(?<=gl)i(?=[aeou])")
_SHORT = re.compile(r"(?:[^aeiou]?h?[iu][aeo]|[bdlmnpstvz]r?(?:i[aeo]|u[aeoi]))")
"""Words of one written group that are said in two: io, mio, due, zia, suoi."""


def italian(word: str) -> int:
    """Count the syllables of one Italian word in lower case."""
    plain = _SILENT.sub("", word) or word
    return 2 if _SHORT.fullmatch(plain) else nuclei(_NUCLEUS, plain)
