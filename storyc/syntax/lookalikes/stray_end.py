"""An `end` that closes nothing.

Why it matters: outside a template the word is action. Mostly the template above was closed by an
earlier `end`, so that a part of it stands in the film once and is missing where it is used.
"""

from storyc.diagnostics import Code, Diagnostic
from storyc.syntax.lookalikes.place import Place


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a paragraph that is the one word.

    Diagnostics: STRAY_END.
    """
    if place.text != "end" or not place.is_last_of_paragraph or place.line.text[0] in "!！":
        return None
    return Diagnostic(
        Code.STRAY_END,
        "this `end` closes no template",
        place.content.span,
        here="read as action",
        help="remove it, or look for an `end` too many above it; words on the screen are written"
        " `> THE END <`",
    )
