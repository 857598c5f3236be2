"""Clips that a service gave back whole where it went on with one of its own."""

from collections.abc import Mapping
from pathlib import Path

from storyc.backends.clip_lead import lead_frames
from storyc.plan import Plan, Segment


def with_leads(plan: Plan, clips: Mapping[str, Path]) -> Plan:
    """Return a plan whose segments know what stands before their content in the clips there are.

    What comes before an extension is a handle like any other: it is in the clip, and not shown.

    Args:
        plan: what the film consists of.
        clips: the generated clips, by slate.

    Raises:
        OSError: a clip cannot be read.
    """
    if all(it.link != "extend" for it in plan.segments):
        return plan
    segments = tuple(_with_lead(it, clips.get(it.slate), plan.fps) for it in plan.segments)
    return plan.model_copy(update={"segments": segments})


def _with_lead(segment: Segment, clip: Path | None, fps: int) -> Segment:
    if segment.link != "extend" or clip is None:
        return segment
    lead = lead_frames(clip, segment.billed_s, fps)
    return segment.model_copy(update={"head_handle": segment.head_handle + lead})
