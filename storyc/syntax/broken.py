"""Says what is wrong with a line that is meant as one of ours and cannot be read."""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, closest, is_slip
from storyc.syntax.tokens import LineToken
from storyc.syntax.vocabulary import DECLARATION_KEYWORDS

_FORMS = {
    "let": "let NAME = words",
    "template": "template NAME(parameter, parameter)",
    "import": 'import NAME, NAME from "cast.story"',
    "include": 'include "act2.story"',
    "use": "use NAME(value, value)",
}


def explain_broken(token: LineToken) -> Diagnostic:
    """Return the finding for a `BROKEN` line.

    Diagnostics: MALFORMED_SHOT, MALFORMED_DECLARATION.
    """
    text = token.content.text
    word = text.split(maxsplit=1)[0]
    if text.startswith(("!", "！")):
        return _empty_shot(token)
    if word in _FORMS:
        return _misshapen(token, word)
    if word in DECLARATION_KEYWORDS:
        return _nameless(token, word)
    near = closest(word, DECLARATION_KEYWORDS)
    return _misspelt(token, word, near) if near is not None else _no_property(token)


def _empty_shot(token: LineToken) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_SHOT,
        "this shot line says nothing",
        token.content.span,
        here="a size and a subject are expected",
        help="write what the camera sees: `!! WIDE on MARA, low angle`",
    )


def _misshapen(token: LineToken, word: str) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_DECLARATION,
        f"this `{word}` line cannot be read",
        token.content.span,
        here=f"expected `{_FORMS[word]}`",
        help="write it in that form, with all its marks; if it is action, put `!` in front of it",
    )


def _nameless(token: LineToken, word: str) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_DECLARATION,
        f"this {word} has no name",
        token.content.span,
        here="a name is expected after it",
        help=f"write `{word} NAME` above its properties",
    )


def _misspelt(token: LineToken, word: str, near: str) -> Diagnostic:
    place = token.content.span.slice(0, len(word))
    return Diagnostic(
        Code.MALFORMED_DECLARATION,
        f"nothing can be declared with the word `{word}`",
        place,
        here="indented lines follow, so this should be a declaration",
        help=f"did you mean `{near}`?",
        fixes=(Fix(f"write `{near}`", (Edit(place, near),), safe=is_slip(word, near)),),
    )


def _no_property(token: LineToken) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_DECLARATION,
        "this line belongs to a declaration and is no property",
        token.content.span,
        here="expected `key: value`",
        help="write a key and a colon before it, or put an empty line above it",
    )
