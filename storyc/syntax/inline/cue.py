"""Cues: which lines name the speaker of what follows, and what they say: `TOM (V.O.) ^`.

Source: Fountain 1.1, Character (fountain.io/syntax, read 2026-11); lower-case extensions such as
`(cont'd)` are what writers write.
"""

import re

from storyc.diagnostics import Diagnostic
from storyc.source import Located
from storyc.syntax.specs import CueSpec

_SHAPE = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\([^()]*\)\s*)*\^?")
_LONGEST = 120
_EXTENSION = re.compile(r"[(（]([^()（）]*)[)）]")
_SAME_SPEAKER = frozenset({"cont'd", "contd", "cont", "continued", "continuing", "more"})


def is_cue(text: str) -> bool:
    """Tell whether a line has the shape of a cue: capitals, then extensions in brackets.

    The blank line before it and the words after it are the lexer's business.
    """
    # A name is in capitals: nearly every line of prose is told by its second letter.
    if text[1:2].islower() or len(text) > _LONGEST:
        return False
    match = _SHAPE.fullmatch(text)
    return match is not None and match["name"].isupper()


def parse_cue(line: Located) -> tuple[CueSpec, tuple[Diagnostic, ...]]:
    """Take a cue apart. Every text is a cue: at worst it is all name.

    `(CONT'D)` says nothing that the name does not, so it is no extension.
    """
    text = line.text.rstrip()
    body = text.removesuffix("^").strip()
    bracket = min((at for at in (body.find("("), body.find("（")) if at > 0), default=len(body))
    name = " ".join(body[:bracket].split()).strip("*_ ")
    said = (" ".join(match[1].split()) for match in _EXTENSION.finditer(body, bracket))
    extensions = [it for it in said if it and not _is_same_speaker(it)]
    spec = CueSpec(name or body, ", ".join(extensions) or None, dual=text.endswith("^"))
    return spec, ()


def _is_same_speaker(extension: str) -> bool:
    return extension.casefold().replace("’", "'").strip(". ") in _SAME_SPEAKER
