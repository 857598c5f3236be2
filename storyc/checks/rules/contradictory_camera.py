"""A shot whose camera terms rule each other out.

What it does: warns about a `static` camera that also travels, and about angles from below, from eye
level and from above in a shot without a move.

Why it matters: a video model that is told both does either, another one in each take.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Angle, Move, MoveKind, Shot

_TRAVELS = frozenset(
    {
        MoveKind.PUSH_IN,
        MoveKind.PULL_OUT,
        MoveKind.TRACK,
        MoveKind.DOLLY,
        MoveKind.TRUCK,
        MoveKind.CRANE,
        MoveKind.ORBIT,
    }
)
"""The camera leaves its place. Pans and zooms are done by a static one too."""

_STAYS = frozenset({MoveKind.STATIC, MoveKind.HANDHELD})

_HEIGHTS = (
    frozenset({Angle.LOW, Angle.GROUND}),
    frozenset({Angle.EYE_LEVEL}),
    frozenset({Angle.HIGH, Angle.OVERHEAD, Angle.AERIAL}),
)
"""Where the camera stands: below, level, above. A Dutch angle goes with each."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, shot in context.shots():
        static = next((it for it in shot.moves if it.kind is MoveKind.STATIC), None)
        travel = next((it for it in shot.moves if it.kind in _TRAVELS), None)
        if static is not None and travel is not None:
            yield _moving_still(static, travel)
        heights = [height for height in _HEIGHTS if height & set(shot.angles)]
        if len(heights) > 1 and all(it.kind in _STAYS for it in shot.moves):
            yield _two_heights(shot)


def _moving_still(static: Move, travel: Move) -> Diagnostic:
    return Diagnostic(
        Code.CONTRADICTORY_CAMERA,
        f"a static camera cannot {travel.kind.value}",
        travel.span,
        here="the camera leaves its place",
        labels=(Label(static.span, "the camera stays where it is"),),
        help=f"remove one of the two: `{static.text}` or `{travel.text}`",
    )


def _two_heights(shot: Shot) -> Diagnostic:
    angles = ", ".join(angle.value for angle in shot.angles)
    return Diagnostic(
        Code.CONTRADICTORY_CAMERA,
        f"the camera cannot look from all of these at once: {angles}",
        shot.span,
        here="no move leads from one to the other",
        help="keep one of them, or add the move between them, such as `crane up`",
    )


RULE = Rule(Code.CONTRADICTORY_CAMERA, _check)
