"""A scene heading behind other words: `FLASHBACK - INT. BAR - NIGHT`, `BACK TO: EXT. ROAD - DAY`.

Why it matters: a heading begins with where it plays. Behind other words it is action, so that no
new scene begins, and what follows plays in the place and light of the scene before.
"""

import re

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.syntax.inline.heading import heading_prefix, is_time_of_day
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.tokens import LineKind

_SHAPE = re.compile(
    r"(?P<words>[^.!?:]{2,40}?)[\s:.–—-]+(?P<heading>(?:INT|EXT|INTERIOR|EXTERIOR)[./ ].+)"
)
_LONGEST = 120
_RETURNS = ("BACK TO", "RETURN TO", "CUT TO", "END ")


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line of capitals that holds a heading behind other words.

    Diagnostics: UNREAD_HEADING.
    """
    text = place.text
    if len(text) > _LONGEST or not text.split("#", 1)[0].isupper():
        return None
    match = _SHAPE.fullmatch(text)
    if match is None or heading_prefix(match["heading"]) is None:
        return None
    if place.line.kind is LineKind.ACTION and not place.is_last_of_paragraph:
        return None
    words, heading = match["words"].strip(" -–—"), match["heading"]
    right = heading if words.startswith(_RETURNS) else _with_words(heading, words)
    span = place.content.span
    return Diagnostic(
        Code.UNREAD_HEADING,
        f"{text} begins no scene: a heading begins with its INT. or EXT.",
        span,
        here="read as action" if place.line.kind is LineKind.ACTION else "read as a speaker",
        help=f"write `{right}`; put `.` in front to make the whole line a heading as it is, or `!`"
        " if it is action",
        fixes=(Fix(f"write `{right}`", (Edit(span, right),)),),
    )


def _with_words(heading: str, words: str) -> str:
    """Put the words where a heading may have them: behind it, in brackets."""
    last = heading.rpartition(" - ")[2]
    if is_time_of_day(last) or is_time_of_day(words):
        return f"{heading} ({words})"
    return heading
