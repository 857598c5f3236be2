"""The effects at the ends of segments, as long as the segments can bear them."""

from typing import Literal

from storyc.plan.joint import Joint
from storyc.plan.plan import PlannedTransition
from storyc.plan.run import Run

CUT = PlannedTransition(kind="cut", frames=0)


def blend_between(one: Run | None, other: Run | None) -> PlannedTransition:
    """Return the blend between two runs that follow each other, else a cut.

    Both sides must bear their half of a dissolve or wipe: `Run.tail` and `Run.head` say how much
    that is. An L-cut or J-cut hangs on the side whose sound reaches over the cut, and leaves the
    other one half of its own.
    """
    if one is None or other is None or one.after.blend is None:
        return CUT
    joint, blend = one.after, one.after.blend
    if blend == "L-cut":
        most = min(one.tail, other.atoms[0].frames // 2)
    elif blend == "J-cut":
        most = min(other.head, one.atoms[-1].frames // 2)
    else:
        most = 2 * min(one.tail, other.head)
    frames = min(joint.blend_frames, most)
    return PlannedTransition(kind=blend, frames=frames) if frames else CUT


def handles_of(transition: PlannedTransition) -> tuple[int, int]:
    """Return the spare frames that a transition needs of the clips before and behind it."""
    if transition.kind == "L-cut":
        return transition.frames, 0
    if transition.kind == "J-cut":
        return 0, transition.frames
    return (transition.frames + 1) // 2, transition.frames // 2


def fade_in(joint: Joint, frames: int, *, shares: bool) -> PlannedTransition | None:
    """Return the fade at the beginning of a segment, `None` where none is wished or has room.

    Args:
        joint: what is before the segment.
        frames: the content of the segment.
        shares: there is an effect at the segment's other end too, so this one gets half.
    """
    length = _bearable(joint.fade_in, frames, shares=shares)
    return PlannedTransition(kind="fade in", frames=length, colour=joint.out_of) if length else None


def fade_out(joint: Joint, frames: int, *, shares: bool) -> PlannedTransition | None:
    """Return the fade, or the cut to a colour, at the end of a segment; see `fade_in`."""
    length = _bearable(joint.fade_out, frames, shares=shares)
    kind: Literal["cut to colour", "fade out"] = "cut to colour" if joint.is_sudden else "fade out"
    return PlannedTransition(kind=kind, frames=length, colour=joint.into) if length else None


def _bearable(wished: int, frames: int, *, shares: bool) -> int:
    return min(wished, frames // 2 if shares else frames)
