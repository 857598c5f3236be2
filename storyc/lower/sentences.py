"""Where sentences end.

Made for the prose of scripts: titles, initials, numbers, ellipses, quotation marks, the French ones
with their blanks, and the stops of Chinese and Japanese, which no blank follows. When in doubt two
sentences stay together: a beat that is a little long does no harm, half a sentence does.
"""

import re
from collections.abc import Iterator

# Python jumps from mark to mark, and tries nothing in between, where a pattern begins with a set.
_STOP = re.compile(
    r"(?P<mark>[。！？｡.!?…؟۔।])"
    r"(?:(?<=[。！？｡])[。！？｡]*+[」』”’）)\"']*+"
    r"|(?<=[.!?…؟۔।])(?<![.!?…؟۔।]{2})(?P<more>[.!?…؟۔।]*+)"
    r"(?P<close>(?:[\"'”’“»«)\]]|\s»(?=\s|\Z))*+)(?=\s|\Z))"
)
_NEXT = re.compile(r"\s*+[\"'“‘«(\[]*+(.)", re.DOTALL)
_SHORT = frozenset(
    {
        *("mr", "mrs", "ms", "mx", "dr", "prof", "st", "ste", "sr", "sra", "srta", "mme", "mlle"),
        *("mt", "rev"),
        *("lt", "sgt", "cpl", "pvt", "capt", "cmdr", "col", "maj", "gen", "adm"),
        *("vs", "approx", "dept", "cf", "viz"),
    }
)
_SHORTENED = re.compile(
    rf"\b(?:{'|'.join(sorted(_SHORT))})\Z"
    r"|(?<![\w'’])(?!I\Z)[^\W\d_](?:\.[^\W\d_])*\Z",
    re.IGNORECASE,
)
"""What ends in a full stop in the middle of a sentence: titles, and initials such as J. or p.m."""

_BEFORE_NUMBER = re.compile(r"\b(?:nos?|vol|fig|ca|est|ch|pp?)\Z", re.IGNORECASE)
_LOOK_BACK = 16


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each sentence, blanks around it left out.

    Shape: in order, not overlapping; everything but white space is in exactly one.
    """
    start = 0
    for stop in _STOP.finditer(text):
        if stop["more"] is not None and not _ends(text, stop):
            continue
        yield _trimmed(text, start, stop.end())
        start = stop.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a stop that a blank or nothing follows ends a sentence."""
    if stop.end() == len(text):
        return True
    following = _next_letter(text, stop.end())
    if following.islower():
        return False
    if stop["mark"] != "." or stop["more"] or stop["close"]:
        return True
    before = text[max(0, stop.start() - _LOOK_BACK) : stop.start()]
    if _is_shortened(before):
        return False
    return not (following.isdigit() and _BEFORE_NUMBER.search(before))


def _is_shortened(before: str) -> bool:
    word = before.rpartition(" ")[2]
    # Letters alone are looked up: the pattern is only for initials and what stands in brackets.
    if len(word) > 1 and word.isalpha():
        return word.casefold() in _SHORT
    return _SHORTENED.search(before) is not None


def _next_letter(text: str, at: int) -> str:
    found = _NEXT.match(text, at)
    return found[1] if found is not None else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    begin = end - len(text[start:end].lstrip())
    return begin, begin + len(text[begin:end].rstrip())
