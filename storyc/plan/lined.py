"""Which source lines a segment covers: our lined script."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from storyc.ir import Scene, Screenplay, Shot
from storyc.plan.meter import ShotBeat
from storyc.plan.plan import SourceLines
from storyc.source import SourceFile, Span


def lined(
    screenplay: Screenplay,
    scene: Scene,
    beats: Iterable[ShotBeat],
    *,
    begins_scene: bool,
    begins_shot: bool,
) -> tuple[SourceLines, ...]:
    """Return the lines of a segment: merged, the compiled script first, then by name of file.

    Args:
        screenplay: where the texts are.
        scene: where the segment is.
        beats: what it shows.
        begins_scene: the scene's heading belongs to it.
        begins_shot: the line of its first shot belongs to it, and not to the segment before.
    """
    spans = list(_spans(beats, begins_shot=begins_shot))
    if begins_scene and scene.slugline is not None:
        spans.append(scene.slugline.span)
    order = {source.name: place for place, source in enumerate(screenplay.sources)}
    ranges = sorted(
        (order[span.source], *_lines(screenplay.sources[order[span.source]], span))
        for span in spans
    )
    return tuple(
        SourceLines(source=screenplay.sources[place].name, first=first, last=last)
        for place, of_source in groupby(ranges, key=lambda it: it[0])
        for first, last in _merged((first, last) for _, first, last in of_source)
    )


def _spans(beats: Iterable[ShotBeat], *, begins_shot: bool) -> Iterator[Span]:
    shot_before: Shot | None = None
    for shot, beat in beats:
        is_new = shot is not shot_before
        if is_new and (shot_before is not None or begins_shot):
            yield from _shot_spans(shot)
        shot_before = shot
        yield beat.span
        if beat is shot.beats[-1] and shot.transition_out is not None:
            yield shot.transition_out.span


def _shot_spans(shot: Shot) -> Iterator[Span]:
    """A shot's own line, and the transition that leads to it. Inferred shots have no line."""
    if not shot.inferred:
        yield Span(shot.span.source, shot.span.start, shot.span.start)
    if shot.transition_in is not None:
        yield shot.transition_in.span


def _lines(source: SourceFile, span: Span) -> tuple[int, int]:
    """Return the first and last line of a span; a final line end belongs to the line it ends."""
    last = max(span.start, span.end - 1)
    return source.position(span.start).line, source.position(last).line


def _merged(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join ranges in ascending order that touch or overlap."""
    first, last = None, 0
    for start, stop in ranges:
        if first is not None and start > last + 1:
            yield first, last
            first = None
        first, last = (start, stop) if first is None else (first, max(last, stop))
    if first is not None:
        yield first, last
