"""A `^` behind the name of somebody who speaks at the same time as nobody.

Why it matters: the mark joins a speech with the one right above it. Without one, it says nothing,
and two voices that were meant together come one after the other.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Span
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.tokens import SILENT, LineKind

_OF_SPEECH = frozenset({LineKind.CUE, LineKind.WORDS, LineKind.PARENTHETICAL, LineKind.SUNG})


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a cue.

    Diagnostics: DUAL_WITHOUT_PARTNER.
    """
    if not place.text.endswith("^"):
        return None
    before = next((it for it in place.before() if it.kind not in SILENT), None)
    if before is not None and before.kind in _OF_SPEECH:
        return None
    span = place.content.span
    name = place.text[:-1].rstrip()
    mark = Span(span.source, span.end - 1, span.end)
    cut = Span(span.source, span.start + len(name), span.end) if place.is_literal else mark
    return Diagnostic(
        Code.DUAL_WITHOUT_PARTNER,
        f"{name} speaks at the same time as nobody",
        mark,
        here="joins this speech with the one right above it, and there is none",
        help="put the two speeches one below the other, or remove the `^`",
        fixes=(Fix("remove the `^`", (Edit(cut, ""),)),),
    )
