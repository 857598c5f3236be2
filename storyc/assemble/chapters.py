"""The scenes of the film as chapters."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from storyc.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """A chapter from one film frame to the frame before another."""

    start: int
    stop: int
    title: str


def chapters_of(plan: Plan, scenes: Mapping[str, str]) -> tuple[ChapterMark, ...]:
    """Return a chapter for each stretch of segments of one scene."""
    opening = [
        segment
        for before, segment in pairwise((None, *plan.segments))
        if segment is not None and (before is None or before.scene != segment.scene)
    ]
    stops = [*(segment.start_frame for segment in opening[1:]), plan.frames]
    return tuple(
        ChapterMark(segment.start_frame, stop, scenes.get(segment.scene, segment.scene))
        for segment, stop in zip(opening, stops, strict=True)
    )
