"""Blanks around commas."""

import re

COMMAS = ",，、،"
"""The commas of all writings."""

_COMMA = re.compile(rf"\s*([{COMMAS}])\s*")
_IN_BRACES = re.compile(rf"\{{\{{[^{{}}]*[{COMMAS}][^{{}}]*\}}\}}")
_WITH_BLANK = {",": ", ", "،": "، "}
"""Commas that a blank follows; the full-width ones bring their own."""


def around_commas(text: str) -> str:
    """Return a list with no blank before its commas and one behind, empty parts left out.

    A variable whose name has a comma is not a list: such a text stays as it is.
    """
    if _IN_BRACES.search(text) is not None:
        return text
    first, *rest = _COMMA.split(text.strip())
    spaced = first
    for comma, part in zip(rest[::2], rest[1::2], strict=True):
        if part:
            spaced += (_WITH_BLANK.get(comma, comma) if spaced else "") + part
    return spaced
