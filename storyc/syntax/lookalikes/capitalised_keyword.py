"""A declaration whose first word is in capitals: `Character MARA`, `IMPORT TOM FROM …`.

Why it matters: the words that declare something are written in small letters, because in capitals
they are what a script is full of. The line and its properties are read as action.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Located
from storyc.syntax.forms import is_property, keyword_line
from storyc.syntax.lines import Line
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.lookalikes.property_words import is_telltale
from storyc.syntax.tokens import LineKind, LineToken
from storyc.syntax.vocabulary import DECLARATION_KEYWORDS

_KEYWORDS = frozenset({*DECLARATION_KEYWORDS, "let", "template", "import", "include", "use"})
_FOLDED_INITIALS = frozenset(word[0].upper() for word in _KEYWORDS)


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line that begins a paragraph or a speech.

    Diagnostics: CAPITALISED_KEYWORD.
    """
    text = place.text
    if text[0] not in _FOLDED_INITIALS:
        return None
    word = text.split(maxsplit=1)[0]
    keyword = word.casefold()
    if keyword not in _KEYWORDS or not _is_meant(place, keyword + text[len(word) :]):
        return None
    span = place.content.span.slice(0, len(word))
    return Diagnostic(
        Code.CAPITALISED_KEYWORD,
        f"`{keyword}` is written in small letters",
        span if place.is_literal else place.content.span,
        here="read as the words of the film",
        help=f"write `{keyword}`; if the line is action, put `!` in front of it",
        fixes=(Fix(f"write `{keyword}`", (Edit(span, keyword),), safe=True),)
        if place.is_literal
        else (),
    )


def _is_meant(place: Place, corrected: str) -> bool:
    """Tell whether the line would be one of ours, and nothing else, if its word were small."""
    following = next(place.after(), None)
    below = _line(following) if following is not None else None
    kind = keyword_line(_line(place.line, corrected), below)
    match kind:
        case LineKind.DECLARATION:
            if below is None or not is_property(below):
                return False
            return place.line.kind is not LineKind.CUE or is_telltale(below.content.text)
        case LineKind.USE | LineKind.TEMPLATE:
            return "(" in corrected and corrected.endswith(")")
        case LineKind.LET | LineKind.IMPORT | LineKind.INCLUDE:
            return True
        case _:
            return False


def _line(token: LineToken, text: str | None = None) -> Line:
    content = token.content if text is None else Located(text, token.content.span)
    indent = len(token.text) - len(token.text.lstrip())
    return Line(token.text, token.start, content, indent, hides=False)
