"""Where sentences end.

Made for the prose of scripts: titles, initials, numbers, ellipses, quotation marks, the French ones
with their blanks, and the stops of Chinese and Japanese, which no blank follows. When in doubt two
sentences stay together: a beat that is a little long does no harm, half a sentence does.
"""

import re
from collections.abc import Iterator

_STOP = re.compile(
    r"[。！？｡]++[」』”’）)\"']*+"
    r"|(?<![.!?…؟۔।])(?P<mark>[.!?…؟۔।]++)(?P<close>(?:[\"'”’“»«)\]]|\s»(?=\s|\Z))*+)(?=\s|\Z)"
)
_NEXT = re.compile(r"\s*+[\"'“‘«(\[]*+(.)", re.DOTALL)
_SHORTENED = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|prof|st|ste|sr|sra|srta|mme|mlle|mt|lt|sgt|cpl|pvt|capt|cmdr|col|maj|gen"
    r"|adm|rev|vs|approx|dept|cf|viz)\Z"
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
        if stop["mark"] is not None and not _ends(text, stop):
            continue
        yield _trimmed(text, start, stop.end())
        start = stop.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a stop that a blank follows ends a sentence."""
    following = _next_letter(text, stop.end())
    if following.islower():
        return False
    if stop["mark"] != "." or stop["close"]:
        return True
    before = text[max(0, stop.start() - _LOOK_BACK) : stop.start()]
    if _SHORTENED.search(before) is not None:
        return False
    return not (following.isdigit() and _BEFORE_NUMBER.search(before))


def _next_letter(text: str, at: int) -> str:
    found = _NEXT.match(text, at)
    return found[1] if found is not None else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    begin = end - len(text[start:end].lstrip())
    return begin, begin + len(text[begin:end].rstrip())
