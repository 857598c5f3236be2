"""A cut between two set-ups that look alike.

What it does: reports two written shots, one after the other in a scene, of the same people from the
same angle, with the same size and nearly the same lens, or with a size next to it and a stated lens
that is nearly the same. `continues`, a dissolve, a card and a jump cut that is meant join them; a
camera that ends elsewhere than it began, and people who go their way in a wide shot, part them.

Why it matters: across such a cut people seem to jump. Editors want 30 degrees or a clear change
of size between two shots of the same thing; a take that goes on is one take.
"""

from collections.abc import Iterator

from storyc.checks.blocking import neighbours
from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import is_plain_cut, stirs
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import ActionBeat, MoveKind, Shot, ShotSize

_NOT_OF_SOMEBODY = frozenset({ShotSize.INSERT, ShotSize.CUTAWAY, ShotSize.POV})
_LENS_RATIO = 1.4
"""Nearer than this two focal lengths give the same picture: one step of a set of lenses."""

_HALF_STEPS = frozenset(
    map(
        frozenset,
        (
            (ShotSize.FULL, ShotSize.MEDIUM_WIDE),
            (ShotSize.MEDIUM_WIDE, ShotSize.MEDIUM),
            (ShotSize.MEDIUM, ShotSize.MEDIUM_CLOSE),
            (ShotSize.MEDIUM_CLOSE, ShotSize.CLOSE),
        ),
    )
)
"""Sizes so near to each other that a cut between them looks like a mistake."""

_ENDS_AS_IT_BEGAN = frozenset({MoveKind.STATIC, MoveKind.HANDHELD, MoveKind.STEADICAM})
_HAS_ROOM = frozenset({ShotSize.EXTREME_WIDE, ShotSize.WIDE, ShotSize.FULL, ShotSize.MEDIUM_WIDE})
"""Whoever goes somewhere in such a shot is seen at another place in the next one."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in neighbours(context):
        if not _is_cut(one, other) or not _look_alike(one, other):
            continue
        if one.size is other.size and _is_near(one.lens_mm, other.lens_mm):
            yield _jump(one, other, "the same size, people and angle")
        elif _are_half_a_step_apart(one, other):
            yield _jump(one, other, "nearly the same size, with the same people and angle")


def _is_cut(one: Shot, other: Shot) -> bool:
    return is_plain_cut(one, other) and not (one.inferred or other.inferred)


def _look_alike(one: Shot, other: Shot) -> bool:
    """Tell whether all but the size and the lens of two shots is the same."""
    names = {it.shown for it in one.subjects}
    return (
        one.size is not None
        and one.size not in _NOT_OF_SOMEBODY
        and bool(names)
        and names == {it.shown for it in other.subjects}
        and one.angles == other.angles
        and not _differs_in_prose(one, other)
        and not _moves_on(one)
    )


def _moves_on(shot: Shot) -> bool:
    """Tell whether a shot ends with another picture than it began."""
    if any(move.kind not in _ENDS_AS_IT_BEGAN for move in shot.moves):
        return True
    goes = any(isinstance(beat, ActionBeat) and stirs(beat) for beat in shot.beats)
    return shot.size in _HAS_ROOM and goes


def _is_near(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return max(one, other) <= min(one, other) * _LENS_RATIO


def _are_half_a_step_apart(one: Shot, other: Shot) -> bool:
    """Tell whether the size is nearly the same; the lens must be stated, else it may differ."""
    sizes = frozenset({one.size, other.size})
    return sizes in _HALF_STEPS and one.lens_mm is not None and _is_near(one.lens_mm, other.lens_mm)


def _differs_in_prose(one: Shot, other: Shot) -> bool:
    """What the writer says in their own words may well be another side: `from behind`."""
    return [it.text for it in one.prose] != [it.text for it in other.prose]


def _jump(one: Shot, other: Shot, here: str) -> Diagnostic:
    return Diagnostic(
        Code.JUMP_CUT,
        "this shot looks like the one before it: the cut would jump",
        other.span,
        here=here,
        labels=(Label(one.span, "as here"),),
        help="change the size, the angle or the lens, cut to something else in between, or add"
        " `continues` if it is one take",
    )


RULE = Rule(Code.JUMP_CUT, _check)
