"""Says what is wrong with a state line that cannot be read."""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, closest, is_slip
from storyc.source import Located
from storyc.syntax.inline.grammar import Misfit
from storyc.syntax.inline.state_words import LONGEST_NAME, VERBS
from storyc.syntax.inline.words import Word, normal
from storyc.syntax.pieces import piece
from storyc.syntax.vocabulary import STATE_SETTINGS, STATE_VERBS

_EXAMPLES = {
    "WEARS": "MARA wears COAT",
    "REMOVES": "MARA removes COAT",
    "HOLDS": "MARA holds LANTERN (lit)",
    "HAS": "MARA has LANTERN",
    "TAKES": "MARA takes LANTERN",
    "DROPS": "MARA drops LANTERN (out) at GALLERY",
    "GIVES": "MARA gives LANTERN to TOM",
    "LEAVES": "MARA leaves LANTERN at GALLERY",
    "ENTERS": "MARA enters left",
    "EXITS": "MARA exits right",
    "IS": "LANTERN is out",
    "SETTING": "light: one lamp, the corners dark",
    "STYLE": "style NOIR",
}
_EXPECTED = {
    "WORD": "a name",
    "BRACKET": "a state in brackets",
    "TO": "`to` and a name",
    "AT": "`at` and a place",
    "FROM": "`from` and a name",
}
_ALL_VERBS = ", ".join(dict.fromkeys(STATE_VERBS.values()))


def unreadable(line: Located, words: list[Word], misfit: Misfit) -> Diagnostic:
    """Return the finding for a state line that is no sentence of the grammar.

    Diagnostics: MALFORMED_STATE_LINE.
    """
    verb = next((word for word in words if word.kind in _EXAMPLES), None)
    if verb is None:
        return _without_verb(line, words)
    at = misfit.word
    place = line if at is None else piece(line, at.start, at.end)
    return Diagnostic(
        Code.MALFORMED_STATE_LINE,
        f"this change cannot be read: {_trouble(at, line)}",
        place.span,
        here=f"expected {_expected(verb, misfit)}",
        help=f"write it like `+ {_EXAMPLES[verb.kind]}`",
    )


def _expected(verb: Word, misfit: Misfit) -> str:
    if misfit.word is not None and misfit.word.kind == "AND":
        return "one name; write a line for each"
    if verb.kind in {"SETTING", "IS"}:
        return "words"
    fitting = misfit.expected()
    known = [text for kind, text in _EXPECTED.items() if kind in fitting]
    return " or ".join(known) or "the end of the line"


def _trouble(at: Word | None, line: Located) -> str:
    if at is None:
        return "something is missing at its end"
    return f"`{line.text[at.start : at.end]}` does not fit"


def _without_verb(line: Located, words: list[Word]) -> Diagnostic:
    misspelt = _misspelt_setting(line, words) or _misspelt_verb(line, words)
    if misspelt is None:
        return Diagnostic(
            Code.MALFORMED_STATE_LINE,
            "this change cannot be read: it has no verb",
            line.span,
            here="expected somebody, a verb and a thing",
            help=f"the verbs are {_ALL_VERBS}; a change of light is written `light: words`",
        )
    place, near = misspelt
    return Diagnostic(
        Code.MALFORMED_STATE_LINE,
        f"this change cannot be read: `{place.text}` is no verb of ours",
        place.span,
        here=f"did you mean `{near}`?",
        help=f"the verbs are {_ALL_VERBS}",
        fixes=(Fix(f"write `{near}`", (Edit(place.span, near),), safe=is_slip(place.text, near)),),
    )


def _misspelt_verb(line: Located, words: list[Word]) -> tuple[Located, str] | None:
    for word in words[1 : LONGEST_NAME + 1]:
        near = closest(normal(word.value), VERBS) if word.value.islower() else None
        if near is not None:
            return piece(line, word.start, word.end), near
    return None


def _misspelt_setting(line: Located, words: list[Word]) -> tuple[Located, str] | None:
    first = words[0] if words else None
    if first is None or not first.value.endswith((":", "：")):
        return None
    near = closest(normal(first.value), STATE_SETTINGS)
    return (piece(line, first.start, first.end), f"{near}:") if near is not None else None
