"""A state line without the blank behind its plus: `+MARA enters`.

Why it matters: it is read as action, so that the change never happens.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Span
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.vocabulary import STATE_SETTINGS, STATE_VERBS

_MOST_NAME_WORDS = 3
"""Words of a name that may stand before the verb."""

_SHOWN = 40


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line of action.

    Diagnostics: UNREAD_STATE_LINE.
    """
    text = place.text
    if text[0] not in "+＋" or not text[1:2].isalpha() or not _says_change(text[1:]):
        return None
    span = place.content.span
    behind = Span(span.source, span.start + 1, span.start + 1)
    return Diagnostic(
        Code.UNREAD_STATE_LINE,
        f"`{text[:_SHOWN]}` looks like a change, and is read as action",
        span,
        here="a blank is missing behind the plus",
        help=f"write `+ {text[1:_SHOWN]}`; if it is action, put `!` in front of it",
        fixes=(Fix("put a blank behind the plus", (Edit(behind, " "),), safe=True),),
    )


def _says_change(text: str) -> bool:
    first, *others = text.casefold().split()[: _MOST_NAME_WORDS + 1]
    settings = {f"{word}:" for word in STATE_SETTINGS}
    return first in {*settings, "style"} or any(word in STATE_VERBS for word in others)
