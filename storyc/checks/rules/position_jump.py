"""Somebody jumps across the frame at a cut.

What it does: reports a shot that puts somebody on the other side of the frame than an earlier shot
of the same people did, where nothing between the two explains it. Two people who change places are
a crossed line, and reported as that.

Why it matters: the eye waits where it last saw them. A person who is somewhere else after the cut
seems to have jumped.
"""

from collections.abc import Iterator

from storyc.checks.blocking import Placed, looked_at, mirror, reversals
from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import Staging
from storyc.diagnostics import Code, Diagnostic, Label


def _check(context: Context) -> Iterator[Diagnostic]:
    for found in context.once(reversals):
        people = looked_at(found.shot)
        if len(found.now) > 1 or not people:
            continue
        for name, now in found.now.items():
            if looked_at(found.before[name].shot) == people:
                yield _jump(context, now, found.before[name])


def _jump(context: Context, now: Staging, before: Placed) -> Diagnostic:
    side = before.staging.side
    return Diagnostic(
        Code.POSITION_JUMP,
        f"{now.who} jumps from the {side} of the frame to the {now.side}",
        now.place,
        here=f"on the {now.side} now",
        labels=(Label(before.staging.place, f"on the {side} here"),),
        help=f"keep {now.who} on the {side}, or show how {now.who} gets across: in the action, by a"
        " camera that travels, or behind a wide shot or an insert",
        fixes=mirror(context, now),
    )


RULE = Rule(Code.POSITION_JUMP, _check)
