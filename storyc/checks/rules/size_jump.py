"""From very far to very near in one cut, for no reason.

What it does: reports an extreme close shot of somebody right behind an extreme wide shot of the
same person, where nothing asks for it: the camera does not go nearer, no smash cut announces it,
nobody speaks or is heard, and the close shot names nothing that one must be so near to see.

Why it matters: between the two the audience loses hold of who that is. Editors go there in steps,
or have a reason: a tear, a hand on a knife, a shock.
"""

import re
from collections.abc import Iterator

from storyc.checks.blocking import looked_at, neighbours
from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import is_plain_cut
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import ActionBeat, MoveKind, Shot, ShotSize, SoundBeat, SpeechBeat, TransitionKind

_NEARER = frozenset({MoveKind.PUSH_IN, MoveKind.ZOOM_IN, MoveKind.DOLLY, MoveKind.CRANE})
_DETAIL = re.compile(
    r"\b(?:eyes?|eyelids?|lids?|lash(?:es)?|pupils?|irise?s?|gaze|stares?|brows?|lips?|mouth|teeth"
    r"|tongue|jaw|cheeks?|nose|nostrils?|ears?|face|skin|scars?|tears?|sweat|blood|beads?|breath"
    r"|hands?|fingers?|fingertips?|thumbs?|nails?|knuckles?|fists?|wrists?|pulse|neck|throat|hair"
    r"|smiles?|blinks?|whispers?|swallows?|winces?|suddenly|shock)\b",
    re.IGNORECASE,
)


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in neighbours(context):
        if _leaps(one, other) and not _has_reason(one, other):
            yield _jump(one, other)


def _leaps(one: Shot, other: Shot) -> bool:
    return (
        one.size is ShotSize.EXTREME_WIDE
        and other.size is ShotSize.EXTREME_CLOSE
        and not (one.inferred or other.inferred)
        and len(looked_at(one)) == 1
        and looked_at(one) == looked_at(other)
        and len(other.subjects) == 1
    )


def _has_reason(one: Shot, other: Shot) -> bool:
    joins = (one.transition_out, other.transition_in)
    return (
        not is_plain_cut(one, other)
        or any(it is not None and it.kind is not TransitionKind.CUT for it in joins)
        or any(move.kind in _NEARER for shot in (one, other) for move in shot.moves)
        or bool(other.prose)
        or other.focus is not None
        or any(_is_near(beat) for beat in other.beats)
    )


def _is_near(beat: object) -> bool:
    """Tell whether a beat is heard, or speaks of what is seen from near only."""
    if isinstance(beat, ActionBeat):
        has_prop = any(it.kind == "prop" for it in beat.mentions)
        return has_prop or _DETAIL.search(beat.text) is not None
    return isinstance(beat, SpeechBeat | SoundBeat)


def _jump(one: Shot, other: Shot) -> Diagnostic:
    name = other.subjects[0].name
    return Diagnostic(
        Code.SIZE_JUMP,
        f"the cut leaps from a far view of {name} into the face, and nothing asks for it",
        other.span,
        here="extremely close",
        labels=(Label(one.span, "extremely wide"),),
        help="go there in a step or two (MEDIUM, CLOSE), say in the action what must be seen so"
        " near, or let the camera go: `push in`",
    )


RULE = Rule(Code.SIZE_JUMP, _check)
