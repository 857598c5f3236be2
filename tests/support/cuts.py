"""Plans by hand: what the assembler needs of one, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from storyc.plan.plan import Plan, PlannedTransition, Segment

CUT = PlannedTransition(kind="cut", frames=0)


def dissolve(frames: int) -> PlannedTransition:
    """A dissolve of so many frames."""
    return PlannedTransition(kind="dissolve", frames=frames)


def wipe(frames: int) -> PlannedTransition:
    """A wipe of so many frames."""
    return PlannedTransition(kind="wipe", frames=frames)


def l_cut(frames: int) -> PlannedTransition:
    """A cut behind which the sound before it goes on for so many frames."""
    return PlannedTransition(kind="L-cut", frames=frames)


def j_cut(frames: int) -> PlannedTransition:
    """A cut before which the sound behind it is heard for so many frames."""
    return PlannedTransition(kind="J-cut", frames=frames)


def _handles(between: PlannedTransition) -> tuple[int, int]:
    """Return the spare frames of the clips before and behind a transition."""
    if between.kind in ("dissolve", "wipe"):
        return between.frames - between.frames // 2, between.frames // 2
    return {"L-cut": (between.frames, 0), "J-cut": (0, between.frames)}.get(between.kind, (0, 0))


@dataclass(frozen=True)
class Cut:
    """One segment, and how it comes about and ends. Units: frames."""

    slate: str
    frames: int
    scene: str = "1"
    begins: PlannedTransition = CUT
    ends: PlannedTransition = CUT


def plan_of(cuts: Sequence[Cut], size: tuple[int, int] = (320, 180), fps: int = 24) -> Plan:
    """Return the plan of a film: a blend is said at the start of the segment that it leads into."""
    segments, start = [], 0
    for number, cut in enumerate(cuts):
        following = cuts[number + 1].begins if number + 1 < len(cuts) else CUT
        blends_out = any(_handles(following))
        segments.append(
            Segment(
                slate=cut.slate,
                scene=cut.scene,
                start_frame=start,
                frames=cut.frames,
                head_handle=_handles(cut.begins)[1],
                tail_handle=_handles(following)[0],
                billed_s=4,
                usd=None,
                link="cut",
                why_cut="",
                transition_in=cut.begins,
                transition_out=following if blends_out else cut.ends,
                shots=(),
                lines=(),
            )
        )
        start += cut.frames
    return Plan(
        title="A Test",
        target="none",
        width=size[0],
        height=size[1],
        fps=fps,
        frames=start,
        segments=tuple(segments),
        usd=None,
    )
