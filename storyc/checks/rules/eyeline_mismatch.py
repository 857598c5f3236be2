"""Two people who talk and look the same way.

What it does: reports two single shots, one after the other, of two people who look to the same side
of the frame and are meant to look at each other: one of the shot lines says so, or both speak and
nobody else is there.

Why it matters: whoever looks right is looked at from the right, so the answer looks left. Both to
the same side seem to look at a third, or past each other.
"""

from collections.abc import Iterator

from storyc.checks.blocking import looked_at, mirror, neighbours
from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import (
    Staging,
    StagingKind,
    is_neutral,
    is_plain_cut,
    other_side,
    read_shot_line,
)
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Shot, SpeechBeat

_A_PAIR = 2


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in neighbours(context):
        if is_neutral(one) or is_neutral(other) or not is_plain_cut(one, other):
            continue
        first, second = _look(context, one), _look(context, other)
        if first is None or second is None or first.who == second.who:
            continue
        if first.side == second.side and _at_each_other(context, one, other, first, second):
            yield _mismatch(context, first, second)


def _look(context: Context, shot: Shot) -> Staging | None:
    """Return where the one person of a shot looks, if its line says so once."""
    people = looked_at(shot)
    looks = [
        it
        for it in read_shot_line(shot, context.screenplay.character_by_name)
        if it.kind is StagingKind.LOOKS
    ]
    if len(people) != 1 or len(looks) != 1 or looks[0].who not in people:
        return None
    return looks[0]


def _at_each_other(
    context: Context, one: Shot, other: Shot, first: Staging, second: Staging
) -> bool:
    said = [_says_at(first, second.who), _says_at(second, first.who)]
    if False in said:
        return False
    if True in said:
        return True
    present = context.log.before[other.beats[0].id].present()
    return len(present) == _A_PAIR and _speaks(one, first.who) and _speaks(other, second.who)


def _says_at(look: Staging, name: str) -> bool | None:
    """Tell whether a look is said to go to somebody, `None` where nothing is said."""
    return None if look.at is None else look.at.casefold() == name.casefold()


def _speaks(shot: Shot, name: str) -> bool:
    speeches = (it for it in shot.beats if isinstance(it, SpeechBeat))
    return any(it.character == name and not it.is_off_screen for it in speeches)


def _mismatch(context: Context, first: Staging, second: Staging) -> Diagnostic:
    way_out = other_side(second.side)
    return Diagnostic(
        Code.EYELINE_MISMATCH,
        f"{first.who} and {second.who} both look {second.side}, and so not at each other",
        second.place,
        here=f"{second.who} looks {second.side} too",
        labels=(Label(first.place, f"{first.who} looks {first.side}"),),
        help=f"let {second.who} look {way_out}, or say at whom or what they look",
        fixes=mirror(context, second),
    )


RULE = Rule(Code.EYELINE_MISMATCH, _check)
