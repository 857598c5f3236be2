"""Where to cut a run: exact, by dynamic programming."""

from collections.abc import Iterator
from typing import NamedTuple

from storyc.plan.cost import Tariff
from storyc.plan.run import Gauge, Run


class _Prefix(NamedTuple):
    """The best way to cut the first atoms of a run: cost, segments, where the last begins."""

    cost: int
    segments: int
    start: int


def choose_cuts(run: Run, gauge: Gauge, tariff: Tariff) -> tuple[tuple[int, int], ...]:
    """Return the cheapest division of a run into segments that obey every limit.

    The best division of the first n atoms ends with some segment, and what is before it is the
    best division of the atoms before: so the best divisions are built up from the left, each out of
    all segments that could be its last. A segment is bounded by the limits, so the work is the
    number of atoms times the atoms of a longest segment.

    Of divisions that cost the same, the one with fewer segments is taken, and of those the one
    whose last cut is later, and so on backwards.

    Args:
        run: every atom of it must fit a segment of its own.
        gauge: the limits.
        tariff: the costs.

    Returns:
        Atoms `[first, stop)` of each segment, in order.
    """
    best = [_Prefix(0, 0, 0)]
    for stop in range(1, len(run.atoms) + 1):
        best.append(_best_prefix(run, stop, best, gauge, tariff))
    return _unwind(best)


def _best_prefix(run: Run, stop: int, best: list[_Prefix], gauge: Gauge, tariff: Tariff) -> _Prefix:
    found: _Prefix | None = None
    for first, clip_frames in _last_segments(run, stop, gauge):
        cut = tariff.cut(run.atoms[first].boundary) if first else 0
        cost = best[first].cost + cut + tariff.segment(clip_frames, run.shots_in(first, stop))
        candidate = _Prefix(cost, best[first].segments + 1, first)
        # Measuring a prompt is the dear part, so it is done only where it could matter.
        is_better = found is None or candidate[:2] < found[:2]
        if is_better and not gauge.prompt_violation(run, first, stop):
            found = candidate
    if found is None:
        raise ValueError(f"an atom of scene {run.scene.id} fits no segment")
    return found


def _last_segments(run: Run, stop: int, gauge: Gauge) -> Iterator[tuple[int, int]]:
    """Yield the first atom and the clip frames of all segments that end before `stop`.

    Shortest first. Every limit but the prompt's grows with the segment, so the first that is broken
    ends the search; a prompt may be shortened by its emitter, so it does not.
    """
    last = len(run.atoms)
    content, names = run.tail if stop == last else 0, frozenset[str]()
    for first in range(stop - 1, -1, -1):
        atom = run.atoms[first]
        content += atom.frames
        names |= atom.names
        clip_frames = content + (run.head if first == 0 else 0)
        material = gauge.references.material(run.scene, names)
        if gauge.limits.violation(clip_frames, run.shots_in(first, stop), material):
            return
        yield first, clip_frames


def _unwind(best: list[_Prefix]) -> tuple[tuple[int, int], ...]:
    segments, stop = [], len(best) - 1
    while stop > 0:
        segments.append((best[stop].start, stop))
        stop = best[stop].start
    return tuple(reversed(segments))
