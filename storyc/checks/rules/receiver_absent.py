"""A prop is given to somebody who has left.

What it does: reports `+ … gives … to NAME` after `+ NAME exits` in the same scene.

Why it matters: from here on NAME would hold the prop, in a scene that NAME is not in.
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
        if beat.verb is not StateVerb.GIVES or beat.to is None:
            continue
        who = context.log.before[beat.id].character(beat.to)
        if who.presence_is_explicit and not who.present:
            fix = insert_above(context, beat.span, f"+ {beat.to} enters")
            yield _absent(beat, beat.to, who.changed["present"], fix)


def _absent(beat: StateBeat, name: str, left: Span, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.RECEIVER_ABSENT,
        f"{beat.what} is given to {name}, who has left the scene",
        beat.span,
        here="given here",
        labels=(Label(left, f"{name} left here"),),
        help=f"give it before {name} leaves, or add `+ {name} enters`",
        fixes=(fix,),
    )


RULE = Rule(Code.RECEIVER_ABSENT, _check)
