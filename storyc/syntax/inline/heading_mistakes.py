"""Finds in a scene heading what was meant as a time of day and is read as a place."""

import re

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, is_slip
from storyc.source import Located

_TIMES = (
    *("day", "night", "morning", "evening", "afternoon", "noon", "midnight", "dawn", "dusk"),
    *("sunrise", "sunset", "twilight", "continuous", "continuously", "meanwhile"),
    *("simultaneous", "simultaneously"),
)
"""The times of day that nearly all headings use."""

_SHORT = len("night")
"""A shorter word with a letter more or less is easily another word: DAYS, DAN."""

_LONG = 10
"""A longer word with one wrong letter is hardly another word: SIMULTANIOUSLY."""

_GLUED = re.compile(r"(?P<place>[^\s-]{3,})(?P<dash>-| -|- )(?P<time>[^\W\d_]+)\Z")


def unread_time(line: Located, last: str) -> Diagnostic | None:
    """Return the finding for the last part of a heading in which no time of day was found.

    Args:
        line: the heading.
        last: its last part, without the scene number.

    Diagnostics: MISSPELT_TIME_OF_DAY.
    """
    at = line.text.rfind(last)
    if at < 0 or len(line.text) != line.span.end - line.span.start:
        return None
    glued = _GLUED.search(last)
    if glued is not None and glued["time"].casefold() in _TIMES:
        return _glued(line, at + glued.start("dash"), glued)
    near = next((it for it in _TIMES if _is_meant(last, it)), None)
    return _misspelt(Located(last, line.span.slice(at, at + len(last))), near) if near else None


def _is_meant(word: str, time: str) -> bool:
    is_swapped = len(word) == len(time)
    if (is_swapped or len(time) >= _SHORT) and is_slip(word, time):
        return True
    wrong = sum(1 for it in zip(word.casefold(), time, strict=False) if it[0] != it[1])
    return is_swapped and len(time) >= _LONG and wrong == 1


def _glued(line: Located, at: int, glued: re.Match[str]) -> Diagnostic:
    dash = line.span.slice(at, at + len(glued["dash"]))
    time = glued["time"]
    return Diagnostic(
        Code.MISSPELT_TIME_OF_DAY,
        f"{time} is read as a part of the place",
        line.span.slice(at, at + len(glued["dash"]) + len(time)),
        here="the dash has no blanks around it",
        help=f"write ` - {time}`, with a blank on either side of the dash",
        fixes=(Fix(f"write ` - {time}`", (Edit(dash, " - "),), safe=True),),
    )


def _misspelt(word: Located, near: str) -> Diagnostic:
    right = near.upper()
    return Diagnostic(
        Code.MISSPELT_TIME_OF_DAY,
        f"{word.text} is read as a part of the place",
        word.span,
        here=f"did you mean {right}?",
        notes=("the time of day sets the light",),
        help=f"write {right}",
        fixes=(Fix(f"write {right}", (Edit(word.span, right),), safe=True),),
    )
