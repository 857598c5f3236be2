"""Makes a film from cuts, with a clip drawn for each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from storyc.assemble import FilmReport, assemble
from storyc.plan.plan import Plan
from support.clips import Clip, Film, draw, watch
from support.cuts import Cut, plan_of


@dataclass(frozen=True)
class Words:
    """A caption."""

    start_frame: int
    frames: int
    text: str


@dataclass(frozen=True)
class Made:
    """A film with all that led to it."""

    path: Path
    plan: Plan
    report: FilmReport
    film: Film


def draw_takes(plan: Plan, folder: Path, clips: Mapping[str, Clip]) -> dict[str, Path]:
    """Draw a clip for each segment: the given one, or a plain one that is exactly what is asked."""
    takes = {}
    for number, segment in enumerate(plan.segments, start=1):
        plain = plain_clip(plan, number)
        clip = clips.get(segment.slate, plain)
        takes[segment.slate] = draw(folder / f"{segment.slate}.mp4", replace(clip, number=number))
    return takes


def plain_clip(plan: Plan, number: int) -> Clip:
    """Return the clip that fits segment `number`, counted from 1; half a second in, it flashes."""
    segment = plan.segments[number - 1]
    return Clip(
        number,
        frames=segment.clip_frames,
        flashes=(segment.head_handle + 12,),
        fps=Fraction(plan.fps),
        size=(plan.width, plan.height),
        luma=40 + 40 * number,
    )


def make(
    folder: Path,
    cuts: Sequence[Cut],
    clips: Mapping[str, Clip] | None = None,
    captions: Sequence[Words] = (),
    fps: int = 24,
) -> Made:
    """Draw the takes of some cuts, assemble them and watch the film."""
    plan = plan_of(cuts, fps=fps)
    takes = draw_takes(plan, folder, clips or {})
    path = folder / "film.mp4"
    scenes = {"1": "EXT. ROCK - DAY", "2": "INT. TOWER - NIGHT"}
    report = assemble(plan, takes, captions, scenes, path, on_progress=lambda _done, _of: None)
    return Made(path, plan, report, watch(path))
