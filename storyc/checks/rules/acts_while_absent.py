"""Somebody who has left handles a prop or changes clothes.

What it does: reports a `+ NAME wears`, `removes`, `takes`, `drops` or `gives` line after
`+ NAME exits` in the same scene.

Why it matters: the film cannot show what happens to somebody who is not there, and the change would
be carried into the next scenes unseen.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.correction import insert_above
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Fix, Label
from storyc.ir import StateBeat, StateVerb
from storyc.source import Span

_DONE_IN_SIGHT = frozenset(
    {StateVerb.WEARS, StateVerb.REMOVES, StateVerb.TAKES, StateVerb.DROPS, StateVerb.GIVES}
)


def _check(context: Context) -> Iterator[Diagnostic]:
    for beat in context.state_lines():
        if beat.verb not in _DONE_IN_SIGHT or beat.subject is None:
            continue
        who = context.log.before[beat.id].character(beat.subject)
        if who.presence_is_explicit and not who.present:
            fix = insert_above(context, beat.span, f"+ {beat.subject} enters")
            yield _absent(beat, beat.subject, who.changed["present"], fix)


def _absent(beat: StateBeat, name: str, left: Span, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.ACTS_WHILE_ABSENT,
        f"{name} {beat.verb.value} {beat.what} here, but has left the scene",
        beat.span,
        here="nobody sees this",
        labels=(Label(left, f"{name} left here"),),
        help=f"put the line before {name} leaves, into the next scene, or add `+ {name} enters`",
        fixes=(fix,),
    )


RULE = Rule(Code.ACTS_WHILE_ABSENT, _check)
