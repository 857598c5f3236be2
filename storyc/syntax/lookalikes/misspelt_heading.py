"""A scene heading with a slip in its first word: `ITN. KITCHEN - DAY`, `INT: KITCHEN`.

Why it matters: it is read as action, so that no new scene begins, and what follows plays in the
place and light of the scene before.
"""

import re

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, is_slip
from storyc.syntax.inline.heading import is_time_of_day
from storyc.syntax.lookalikes.place import Place

_SHAPE = re.compile(r"(?P<word>[A-Z]{2,9})(?P<mark>[.:,;-]?)\s*(?P<rest>[^\s.:,;-].*)")
_LONGEST = 120
_SHORT, _LONG = ("INT", "EXT"), ("INTERIOR", "EXTERIOR")
_WRONG_MARKS = frozenset(":,;-")


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a paragraph of one line.

    Diagnostics: MISSPELT_HEADING.
    """
    text = place.text
    # A heading is in capitals: nearly every line is told by its second letter.
    if text[1:2].islower() or len(text) > _LONGEST or not text.split("#", 1)[0].isupper():
        return None
    match = _SHAPE.fullmatch(text)
    near = _meant(match) if match is not None else None
    if match is None or near is None or not place.is_last_of_paragraph:
        return None
    word = place.content.span.slice(0, match.start("rest"))
    right = f"{near} "
    return Diagnostic(
        Code.MISSPELT_HEADING,
        f"{text} looks like a scene heading, and is read as action",
        word if place.is_literal else place.content.span,
        here=f"did you mean `{near}`?",
        help=f"write `{near} {match['rest']}`; if it is action, put `!` in front of it",
        fixes=(Fix(f"write `{near}`", (Edit(word, right),), safe=True),)
        if place.is_literal
        else (),
    )


def _meant(match: re.Match[str]) -> str | None:
    word, mark = match["word"], match["mark"]
    if word in _SHORT:
        return f"{word}." if mark in _WRONG_MARKS and mark else None
    for right in (*_SHORT, *_LONG):
        if word == right or not is_slip(word, right):
            continue
        # EXIT. PURSUED BY A BEAR. is no heading: a letter more or less needs a time of day too.
        swapped = len(word) == len(right)
        if (swapped and mark == ".") or _ends_with_time(match["rest"]):
            return f"{right}." if right in _SHORT else right
    return None


def _ends_with_time(rest: str) -> bool:
    _, dash, last = rest.rpartition(" - ")
    return bool(dash) and is_time_of_day(last.split("#", 1)[0])
