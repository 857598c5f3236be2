"""The pictures at the ends of segments, as the film shows them."""

from collections.abc import Mapping
from pathlib import Path

from storyc.assemble.ahead import ahead
from storyc.assemble.changes import NO_CHANGES, Changes
from storyc.assemble.edit import ClipRange, edits_of
from storyc.assemble.footage import footage_of
from storyc.assemble.join_measure import EndFrames
from storyc.assemble.probe import probe_all
from storyc.assemble.raster import Raster
from storyc.plan.plan import Plan, Segment


def end_frames(
    plan: Plan, takes: Mapping[str, Path], changes: Changes = NO_CHANGES
) -> tuple[EndFrames, ...]:
    """Return the first and last picture of every segment, in film order.

    Raises:
        AssembleError: a take is missing or cannot be decoded, or an effect fails.
    """
    raster = Raster(plan.width, plan.height, plan.fps)
    footage = footage_of(edits_of(plan), probe_all(takes, raster), raster, changes)

    def ends(segment: Segment) -> EndFrames:
        places = (segment.head_handle, segment.head_handle + segment.frames - 1)
        first, last = (
            next(footage.pictures(ClipRange(segment.slate, place, 1))).copy() for place in places
        )
        return EndFrames(segment.slate, first, last)

    return tuple(ahead(ends, plan.segments))
