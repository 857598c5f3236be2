"""A cut between two set-ups that look alike.

What it does: reports two written shots, one after the other in a scene, with the same size, people
and angle and nearly the same lens, where neither `continues` nor a dissolve joins them.

Why it matters: across such a cut people seem to jump. Editors want 30 degrees or a clear change
of size between two shots of the same thing; a take that goes on is one take.
"""

from collections.abc import Iterator
from itertools import pairwise

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Shot, ShotSize

_NOT_OF_SOMEBODY = frozenset({ShotSize.INSERT, ShotSize.CUTAWAY, ShotSize.POV})
_LENS_RATIO = 1.4
"""Nearer than this two focal lengths give the same picture: one step of a set of lenses."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for scene in context.screenplay.scenes:
        for one, other in pairwise(scene.shots):
            if _is_cut(one, other) and _look_alike(one, other):
                yield _jump(one, other)


def _is_cut(one: Shot, other: Shot) -> bool:
    joins = (one.transition_out, other.transition_in)
    is_plain = all(it is None or it.is_cut for it in joins)
    return is_plain and not other.continues and not (one.inferred or other.inferred)


def _look_alike(one: Shot, other: Shot) -> bool:
    names = [it.shown for it in one.subjects]
    return (
        one.size is not None
        and one.size is other.size
        and one.size not in _NOT_OF_SOMEBODY
        and bool(names)
        and names == [it.shown for it in other.subjects]
        and one.angles == other.angles
        and _is_near(one.lens_mm, other.lens_mm)
        and not _differs_in_prose(one, other)
    )


def _is_near(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return max(one, other) <= min(one, other) * _LENS_RATIO


def _differs_in_prose(one: Shot, other: Shot) -> bool:
    """What the writer says in their own words may well be another side: `from behind`."""
    return [it.text for it in one.prose] != [it.text for it in other.prose]


def _jump(one: Shot, other: Shot) -> Diagnostic:
    return Diagnostic(
        Code.JUMP_CUT,
        "this shot looks like the one before it: the cut would jump",
        other.span,
        here="the same size, people and angle",
        labels=(Label(one.span, "as here"),),
        help="change the size, the angle or the lens, or add `continues` if it is one take",
    )


RULE = Rule(Code.JUMP_CUT, _check)
