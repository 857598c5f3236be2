"""Somebody takes a prop that another has carried off.

What it does: reports `+ … takes` of a prop whose holder left the same scene with it.

Why it matters: the prop is where its holder is. It cannot be taken from somebody who is gone.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.correction import insert_above
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Fix, Label
from storyc.ir import StateBeat, StateVerb
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    for beat in context.state_lines():
        if beat.verb is not StateVerb.TAKES or beat.what is None:
            continue
        state = context.log.before[beat.id]
        prop = state.prop(beat.what)
        if not prop.certain or prop.holder in {None, beat.subject}:
            continue
        holder = state.character(str(prop.holder))
        if holder.presence_is_explicit and not holder.present:
            left = holder.changed["present"]
            fix = insert_above(context, left, f"+ {prop.holder} drops {beat.what}")
            yield _gone(beat, str(prop.holder), left, fix)


def _gone(beat: StateBeat, holder: str, left: Span, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.CARRIED_OFF,
        f"{beat.subject} takes {beat.what}, but {holder} has left the scene with it",
        beat.span,
        here="taken here",
        labels=(Label(left, f"{holder} left here and held {beat.what}"),),
        help=f"add `+ {holder} drops {beat.what}` or `+ {holder} gives {beat.what} to"
        f" {beat.subject}` before {holder} leaves",
        fixes=(fix,),
    )


RULE = Rule(Code.CARRIED_OFF, _check)
