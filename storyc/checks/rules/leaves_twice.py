"""Somebody leaves who has left already.

What it does: reports a second `+ … exits` in one scene without a `+ … enters` between the two.

Why it matters: one of the two lines is wrong, and the film would show the same person go twice.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.correction import remove_line
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Fix, Label
from storyc.ir import StateBeat, StateVerb


def _check(context: Context) -> Iterator[Diagnostic]:
    for beat in context.state_lines():
        if beat.verb is not StateVerb.EXITS or beat.subject is None:
            continue
        who = context.log.before[beat.id].character(beat.subject)
        if who.presence_is_explicit and not who.present:
            fix = remove_line(context, beat.span)
            yield _twice(beat, beat.subject, Label(who.changed["present"], "left here"), fix)


def _twice(beat: StateBeat, name: str, left: Label, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.LEAVES_TWICE,
        f"{name} exits, but has left the scene already",
        beat.span,
        here="exits again",
        labels=(left,),
        help=f"remove one of the lines, or add `+ {name} enters` between them",
        fixes=(fix,),
    )


RULE = Rule(Code.LEAVES_TWICE, _check)
