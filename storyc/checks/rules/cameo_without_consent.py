"""A cameo that nobody is said to have agreed to.

What it does: reports a character with a `cameo:` (a clip or a handle) and no `consent:`.

Why it matters: a cameo puts a likeness and a voice into a film. Services refuse one without the
person's consent, and a person has a right to be asked; the line keeps on record who was.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Asset, Character


def _check(context: Context) -> Iterator[Diagnostic]:
    for character in context.screenplay.characters:
        consent = character.consent
        if character.cameo is not None and (consent is None or not consent.text.strip()):
            yield _unasked(character, character.cameo)


def _unasked(character: Character, cameo: Asset) -> Diagnostic:
    return Diagnostic(
        Code.CAMEO_WITHOUT_CONSENT,
        f"{character.name} has a cameo, and no line says who consented to it",
        cameo.span,
        here="a likeness, and no `consent:` beside it",
        help="add a line to the declaration that says who agreed and when, such as"
        " `consent: given by R. Hale on 2026-03-01`, or, for something drawn,"
        " `consent: drawn for this film, no living likeness`",
    )


RULE = Rule(Code.CAMEO_WITHOUT_CONSENT, _check)
