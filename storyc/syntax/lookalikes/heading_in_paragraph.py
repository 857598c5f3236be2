"""A scene heading in the middle of a paragraph or speech, with no blank line above it.

Why it matters: a heading is known by the blank line before it. Without one its words are action,
or spoken, and what follows plays in the scene before.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Span
from storyc.syntax.inline.heading import heading_prefix, parse_heading
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.tokens import LineKind

_LONGEST = 120


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line that goes on with something.

    Diagnostics: HEADING_WITHOUT_BLANK_LINE.
    """
    text = place.text
    if text[0] not in "IEie" or len(text) > _LONGEST or not text.split("#", 1)[0].isupper():
        return None
    prefix = heading_prefix(text)
    if prefix is None:
        return None
    has_dot = text[: prefix[1]].endswith(".")
    if not has_dot and parse_heading(place.content)[0].time_of_day is None:
        return None
    start = place.line.start
    insertion = Edit(Span(place.content.span.source, start, start), "\n")
    read_as = "spoken words" if place.line.kind is LineKind.WORDS else "action"
    return Diagnostic(
        Code.HEADING_WITHOUT_BLANK_LINE,
        f"the scene heading {text} has no empty line above it",
        place.content.span,
        here=f"read as {read_as}",
        help="put an empty line above it, so that a new scene begins here",
        fixes=(Fix("put an empty line above it", (insertion,), safe=True),),
    )
