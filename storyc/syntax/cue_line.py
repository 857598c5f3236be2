"""Cues: which lines name the speaker of what follows.

Source: Fountain 1.1, Character (fountain.io/syntax, read 2026-11); lower-case extensions such as
`(cont'd)` are what writers write.
"""

import re

_SHAPE = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\([^()]*\)\s*)*\^?")
_LONGEST = 120


def is_cue(text: str) -> bool:
    """Tell whether a line has the shape of a cue: capitals, then extensions in brackets.

    The blank line before it and the words after it are the lexer's business.
    """
    if len(text) > _LONGEST:
        return False
    match = _SHAPE.fullmatch(text)
    return match is not None and match["name"].isupper()
