"""The effects at the ends of segments, as long as the segments can bear them."""

from typing import Literal

from storyc.plan.plan import PlannedTransition
from storyc.plan.run import Run

CUT = PlannedTransition(kind="cut", frames=0)


def blend_between(one: Run | None, other: Run | None) -> PlannedTransition:
    """Return the dissolve or wipe between two runs that follow each other, else a cut.

    Both sides must bear their half of it: `Run.tail` and `Run.head` say how much that is.
    """
    if one is None or other is None or one.after.blend is None:
        return CUT
    frames = min(one.after.blend_frames, 2 * min(one.tail, other.head))
    return PlannedTransition(kind=one.after.blend, frames=frames) if frames else CUT


def fade(
    kind: Literal["fade in", "fade out"], wished: int, frames: int, *, shares: bool
) -> PlannedTransition | None:
    """Return a fade at one end of a segment, `None` where none is wished or it has no room.

    Args:
        kind: which end.
        wished: its length as the writer wants it, 0 for none.
        frames: the content of the segment.
        shares: there is an effect at the segment's other end too, so this one gets half.
    """
    length = min(wished, frames // 2 if shares else frames)
    return PlannedTransition(kind=kind, frames=length) if length else None
