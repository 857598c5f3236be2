"""Somebody takes a prop that they hold already.

What it does: reports `+ … takes` of a prop that another line has put into the same hands.

Why it matters: one of the two lines is wrong, or a line that puts the prop down is missing.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import StateBeat, StateVerb
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    for beat in context.state_lines():
        if beat.verb is not StateVerb.TAKES or beat.subject is None or beat.what is None:
            continue
        prop = context.log.before[beat.id].prop(beat.what)
        if prop.certain and prop.holder == beat.subject and prop.changed is not None:
            yield _already(beat, prop.changed)


def _already(beat: StateBeat, taken: Span) -> Diagnostic:
    return Diagnostic(
        Code.HELD_ALREADY,
        f"{beat.subject} takes {beat.what}, but holds it already",
        beat.span,
        here="taken again",
        labels=(Label(taken, "in these hands since here"),),
        help=f"remove one of the lines, or add `+ {beat.subject} drops {beat.what}` between them",
    )


RULE = Rule(Code.HELD_ALREADY, _check)
