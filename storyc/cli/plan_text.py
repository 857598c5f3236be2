"""The answer of `storyc plan`, for people."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from storyc.answers.cost import film_cost
from storyc.answers.figures import clock, dollars
from storyc.cli.counted import counted
from storyc.cli.terminal import width
from storyc.plan import chains, critical_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyc.answers.cost import Cost
    from storyc.driver import Finished
    from storyc.plan import Plan, PlannedShot, Segment, SourceLines

_LINKS = {
    "match": "starts from the last picture of the clip before it",
    "extend": "goes on with the clip before it",
}


def plan_text(finished: Finished, script: str) -> str:
    """Return the plan as a table: a row for each segment, and below it why it was cut there.

    `script` is the file that is planned; lines of other files are shown with their name.
    """
    return "\n".join(_lines(finished, script))


def _lines(finished: Finished, script: str) -> Iterator[str]:
    plan, emission, titles = finished.plan, finished.emission, finished.scene_titles
    limit = emission.limit
    sizes = {prompt.slate: prompt.size for prompt in emission.prompts}
    yield (
        f"{plan.title}: {clock(plan.frames / plan.fps)}, {plan.frames:,} frames at {plan.fps} fps,"
        f" {plan.width}x{plan.height}, {counted(len(plan.segments), 'segment')} for {plan.target}"
    )
    yield ""
    yield (
        f"{'slate':<7}{'from':>7}{'frame':>7}{'frames':>8}{'seconds':>9}{'billed':>8}"
        f"{limit.unit:>12}{'price':>9}"
    )
    for scene, segments in groupby(plan.segments, key=lambda it: it.scene):
        yield f"scene {scene}: {titles.get(scene, '')}".rstrip(": ")
        for segment in segments:
            yield _row(segment, plan.fps, sizes[segment.slate])
            for text in _about(segment, script):
                yield from _wrap(text)
    billed = sum(it.billed_s for it in plan.segments)
    yield (
        f"{'total':<7}{'':>7}{'':>7}{plan.frames:>8}{plan.frames / plan.fps:>9.1f}{billed:>8}"
        f"{sum(sizes.values()):>12,}{dollars(plan.usd):>9}"
    )
    largest = max(sizes.values(), default=0)
    yield f"largest prompt {largest:,} of the {limit.limit:,} {limit.unit} that one may have"
    yield from _wrap_plain(_price(film_cost(plan, titles, weights=finished.weights).total))
    yield from _wrap_plain(_path(plan))


def _price(total: Cost) -> str:
    if total.usd is None or total.usd_with_retakes is None:
        return "price: not known"
    if total.usd == 0:
        return "price: nothing"
    low, high = dollars(total.usd), dollars(total.usd_with_retakes)
    return f"price: {low} if every first take is kept, about {high} with the retakes to expect"


def _path(plan: Plan) -> str:
    """Say what has to wait for what. No service publishes how long it takes for a second."""
    path = critical_path(plan)
    seconds = sum(it.billed_s for it in path)
    slates = " > ".join(it.slate for it in path)
    every = chains(plan)
    others = len(every) - 1
    if len(every) == len(plan.segments):
        return f"critical path: {slates}, {seconds} s; no clip waits for another"
    if len(path) == 1:
        return f"critical path: {slates}, {seconds} s; longer than any clips that wait for others"
    aside = f"; {counted(others, 'chain')} of others can be made beside it" if others else ""
    return f"critical path: {slates}, {seconds} s generated one after the other{aside}"


def _wrap_plain(text: str) -> list[str]:
    return textwrap.wrap(text, width(), subsequent_indent="  ")


def _row(segment: Segment, fps: int, size: int) -> str:
    return (
        f"{segment.slate:<7}{clock(segment.start_frame / fps):>7}{segment.start_frame:>7}"
        f"{segment.frames:>8}{segment.frames / fps:>9.1f}{segment.billed_s:>8}{size:>12,}"
        f"{dollars(segment.usd):>9}"
    )


def _about(segment: Segment, script: str) -> Iterator[str]:
    shots = ", ".join(map(_shot, segment.shots))
    noun = "shot" if len(segment.shots) == 1 else "shots"
    yield f"{noun} {shots}; {_covered(segment.lines, script)}"
    handles = segment.head_handle + segment.tail_handle
    if handles:
        yield f"asked for with {counted(handles, 'frame')} more, for the transition"
    if segment.link in _LINKS:
        yield _LINKS[segment.link]
    yield f"why here: {segment.why_cut}"


def _shot(shot: PlannedShot) -> str:
    return shot.id if shot.parts == 1 else f"{shot.id} (part {shot.part} of {shot.parts})"


def _covered(lines: tuple[SourceLines, ...], script: str) -> str:
    """Say which lines a segment covers, file by file: `lines 58-66, 69; act2.story 4`."""
    files = groupby(lines, key=lambda it: it.source)
    return "lines " + "; ".join(
        ("" if name == script else f"{name} ") + ", ".join(_range(it) for it in of_file)
        for name, of_file in files
    )


def _range(it: SourceLines) -> str:
    return str(it.first) if it.first == it.last else f"{it.first}-{it.last}"


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        width(),
        initial_indent=" " * 9,
        subsequent_indent=" " * 11,
        break_on_hyphens=False,
        break_long_words=False,
    )
