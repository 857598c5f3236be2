"""What has to be made one after the other."""

from collections.abc import Sequence

from storyc.plan.plan import Plan, Segment


def chains(plan: Plan) -> tuple[tuple[Segment, ...], ...]:
    """Return the segments in runs of which each but the first needs the clip before it.

    Shape: all segments, in order, each once. The runs can be made side by side.
    """
    found: list[list[Segment]] = []
    for segment in plan.segments:
        if segment.link == "cut" or not found:
            found.append([segment])
        else:
            found[-1].append(segment)
    return tuple(tuple(it) for it in found)


def critical_path(plan: Plan) -> tuple[Segment, ...]:
    """Return the chain that keeps a film waiting longest: the one of most generated seconds.

    How long a service takes for a second is published by none, so that the seconds themselves are
    compared; of equal chains it is the first.
    """
    return max(chains(plan), key=_billed, default=())


def _billed(chain: Sequence[Segment]) -> int:
    return sum(it.billed_s for it in chain)
