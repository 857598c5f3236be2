"""Somebody takes a prop that they hold already.

What it does: reports `+ … takes` of a prop that another line has put into the same hands.

Why it matters: one of the two lines is wrong, or a line that puts the prop down is missing.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.correction import remove_line
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import StateBeat, StateVerb
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    for beat in context.state_lines():
        if beat.verb is not StateVerb.TAKES or beat.subject is None or beat.what is None:
            continue
        prop = context.log.before[beat.id].prop(beat.what)
        if prop.certain and prop.holder == beat.subject and prop.changed is not None:
            yield _already(beat, prop.changed, _fix(context, beat))


def _fix(context: Context, beat: StateBeat) -> Fix:
    """Offer to take the line out; one that also says a state goes on saying that."""
    if beat.state is None:
        return remove_line(context, beat.span)
    line = f"{beat.subject} holds {beat.what} ({beat.state})"
    return Fix(f"write `+ {line}`", (Edit(beat.span, line),))


def _already(beat: StateBeat, taken: Span, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.HELD_ALREADY,
        f"{beat.subject} takes {beat.what}, but holds it already",
        beat.span,
        here="taken again",
        labels=(Label(taken, "in these hands since here"),),
        help=f"remove one of the lines, or add `+ {beat.subject} drops {beat.what}` between them",
        fixes=(fix,),
    )


RULE = Rule(Code.HELD_ALREADY, _check)
