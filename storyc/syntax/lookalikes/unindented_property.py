"""A property that stands at the edge of the page: `character MARA` and, below it, `voice: low`.

Why it matters: what is not indented is no part of the declaration. It is read as action, so the
character loses it and the film shows it.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.source import Span
from storyc.syntax.forms import PROPERTY
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.lookalikes.property_words import is_telltale
from storyc.syntax.tokens import LineKind, LineToken
from storyc.syntax.vocabulary import DECLARATION_KEYWORDS

_INDENT = "    "
_IN_DECLARATION = frozenset({LineKind.DECLARATION, LineKind.PROPERTY, LineKind.PROPERTY_MORE})


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a paragraph right below a declaration, or that should be one.

    Diagnostics: UNINDENTED_PROPERTY.
    """
    if not "a" <= place.text[0] <= "z":
        return None
    before = next(place.before(), None)
    if before is not None and before.kind in _IN_DECLARATION:
        declaration = _opening(place)
        if PROPERTY.match(place.text) is None or declaration.kind is LineKind.BROKEN:
            return None
        return _finding([place.line, *_properties_below(place)], declaration)
    below = _properties_below(place)
    if place.text.split(maxsplit=1)[0] in DECLARATION_KEYWORDS and below:
        return _finding(below, place.line) if is_telltale(below[0].content.text) else None
    return None


def _properties_below(place: Place) -> list[LineToken]:
    found = []
    for line in place.after():
        if line.kind is not LineKind.ACTION_MORE or PROPERTY.match(line.content.text) is None:
            break
        found.append(line)
    return found


def _opening(place: Place) -> LineToken:
    """Return the line whose properties stand above; one that is broken has its own finding."""
    return next(it for it in place.before() if it.kind in {LineKind.DECLARATION, LineKind.BROKEN})


def _finding(properties: list[LineToken], declaration: LineToken) -> Diagnostic:
    first = properties[0].content
    key = first.text[: min(at for at in (first.text.find(it) for it in ":：") if at >= 0)]
    edits = tuple(_indent(line) for line in properties)
    return Diagnostic(
        Code.UNINDENTED_PROPERTY,
        f"the property `{key}` is not indented",
        first.span,
        here="read as action",
        labels=(Label(declaration.content.span, "it belongs to this declaration"),),
        help="put four blanks in front of each line of the declaration; if it is action, put an"
        " empty line above it",
        fixes=(Fix("indent it", edits, safe=True),),
    )


def _indent(line: LineToken) -> Edit:
    place = Span(line.content.span.source, line.start, line.start)
    return Edit(place, _INDENT)
