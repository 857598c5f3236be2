"""A cut to the other side of the line of action.

What it does: reports a shot in which two people have changed sides of the frame since an earlier
shot of the scene, and nothing between the two explains it: no wide shot, insert, cutaway or point
of view, no camera that travels, nobody who moves, no dissolve.

Why it matters: between two people runs a line, and the camera stays on one side of it (the rule of
180 degrees). A cut across it turns the room round: the audience no longer knows who looks at whom.
"""

from collections.abc import Iterator

from storyc.checks.blocking import Reversal, mirror, reversals
from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label

_A_PAIR = 2


def _check(context: Context) -> Iterator[Diagnostic]:
    for found in context.once(reversals):
        sides = {it.staging.side for it in found.before.values()}
        if len(sides) == _A_PAIR:
            yield _crossed(context, found)


def _crossed(context: Context, found: Reversal) -> Diagnostic:
    names = sorted(found.now)
    said = sorted(found.now.values(), key=lambda it: it.place)
    earlier = {it.staging.place: it.staging for it in found.before.values()}
    return Diagnostic(
        Code.CROSSED_AXIS,
        f"{' and '.join(names)} have changed sides of the frame: the cut crosses the line",
        said[0].place,
        here=f"{said[0].who} is on the {said[0].side} now",
        labels=tuple(
            Label(place, f"{staging.who} is on the {staging.side} here")
            for place, staging in sorted(earlier.items(), key=lambda it: it[0])
        ),
        help="keep everybody on their side, or show how the sides change: cut to a wide shot or an"
        " insert first, let the camera travel, or let somebody cross",
        fixes=mirror(context, *said),
    )


RULE = Rule(Code.CROSSED_AXIS, _check)
