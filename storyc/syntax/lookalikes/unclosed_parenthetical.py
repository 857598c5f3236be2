"""A parenthetical whose bracket is never closed: `(softly` on a line of a speech.

Why it matters: it is read as words, so that it is spoken aloud.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Span
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.tokens import LineKind, LineToken

_LONGEST = 60
"""Characters of the longest parenthetical that is one beyond doubt."""


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line of a speech.

    Diagnostics: UNCLOSED_PARENTHETICAL.
    """
    text = place.text
    if text[0] not in "(（" or any(it.content.text[-1:] in ")）" for it in _rest(place)):
        return None
    if ")" in text or "）" in text or len(text) > _LONGEST:
        return None
    end = place.content.span.end
    closing = Edit(Span(place.content.span.source, end, end), ")" if text[0] == "(" else "）")
    return Diagnostic(
        Code.UNCLOSED_PARENTHETICAL,
        "this bracket is never closed",
        place.content.span,
        here="spoken aloud as it stands",
        help="write `)` where the direction to the actor ends",
        fixes=(Fix("write `)` at the end of the line", (closing,)),),
    )


def _rest(place: Place) -> list[LineToken]:
    rest = []
    for line in place.after():
        if line.kind is LineKind.BLANK:
            break
        rest.append(line)
    return rest
