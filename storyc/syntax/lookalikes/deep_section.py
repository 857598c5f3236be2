"""A section of the outline with more than six marks: `####### The door`.

Why it matters: sections go six deep. One below that is read as action, and its title is filmed.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Span
from storyc.syntax.lookalikes.place import Place

DEEPEST = 6
"""Levels of an outline, as in Fountain 1.1 (fountain.io/syntax, read 2026-11)."""


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line of action.

    Diagnostics: SECTION_TOO_DEEP.
    """
    text = place.text
    title = text.lstrip("#＃")
    level = len(text) - len(title)
    if level <= DEEPEST or not title.strip() or place.line.text.lstrip()[0] in "!！":
        return None
    start = place.content.span.start
    source = place.content.span.source
    surplus = Edit(Span(source, start + DEEPEST, start + level), "")
    return Diagnostic(
        Code.SECTION_TOO_DEEP,
        f"this section is {level} deep",
        Span(source, start, start + level),
        here="read as action",
        help=f"sections go {DEEPEST} deep: write `{'#' * DEEPEST}` or fewer",
        fixes=(Fix(f"write `{'#' * DEEPEST}`", (surplus,), safe=True),),
    )
