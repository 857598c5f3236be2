"""Somebody enters who is there already.

What it does: reports a second `+ … enters` in one scene without a `+ … exits` between the two.

Why it matters: one of the two lines is wrong, and the film would show the same person come in
twice.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.correction import remove_line
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Fix, Label
from storyc.ir import StateBeat, StateVerb


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, beat in context.beats():
        if not isinstance(beat, StateBeat) or beat.subject is None:
            continue
        if beat.verb is not StateVerb.ENTERS:
            continue
        who = context.log.before[beat.id].character(beat.subject)
        if who.present and who.presence_is_explicit:
            fix = remove_line(context, beat.span)
            yield _twice(beat, beat.subject, Label(who.changed["present"], "entered here"), fix)


def _twice(beat: StateBeat, name: str, entered: Label, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.ENTERS_TWICE,
        f"{name} enters, but is in the scene already",
        beat.span,
        here="enters again",
        labels=(entered,),
        help=f"remove one of the lines, or add `+ {name} exits` between them",
        fixes=(fix,),
    )


RULE = Rule(Code.ENTERS_TWICE, _check)
