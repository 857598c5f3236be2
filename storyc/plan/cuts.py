"""Where to cut a run: exact, by dynamic programming."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from storyc.plan.cost import Tariff
from storyc.plan.run import Gauge, Run


class _Prefix(NamedTuple):
    """The best way to cut the first atoms of a run: cost, segments, where the last begins."""

    cost: int
    segments: int
    start: int


Atoms = tuple[int, int]
"""Atoms `[first, stop)` of a run."""


def choose_cuts(
    run: Run, gauge: Gauge, tariff: Tariff, kept: Sequence[Atoms] = ()
) -> tuple[Atoms, ...]:
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
        kept: segments that stay, in order, each within the limits; the best division around them
            is found.

    Returns:
        The atoms of each segment, in order.
    """
    best = {0: _Prefix(0, 0, 0)}
    for stop, firsts in enumerate(_firsts(len(run.atoms), kept), start=1):
        if firsts:
            best[stop] = _best_prefix(
                run, stop, firsts=firsts, best=best, gauge=gauge, tariff=tariff
            )
    return _unwind(best, len(run.atoms))


def _firsts(count: int, kept: Sequence[Atoms]) -> Iterator[range]:
    """Yield, for a segment that ends before each place, the atoms that it may begin with.

    Inside a kept segment none ends; at its end there is only itself; after it none reaches back
    into it.
    """
    earliest = 0
    for first, stop in kept:
        yield from (range(earliest, at) for at in range(earliest + 1, first + 1))
        yield from (range(0) for _ in range(first + 1, stop))
        yield range(first, first + 1)
        earliest = stop
    yield from (range(earliest, at) for at in range(earliest + 1, count + 1))


def _best_prefix(
    run: Run,
    stop: int,
    *,
    firsts: range,
    best: Mapping[int, _Prefix],
    gauge: Gauge,
    tariff: Tariff,
) -> _Prefix:
    found: _Prefix | None = None
    for first, clip_frames in _last_segments(run, stop, firsts, gauge):
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


def _last_segments(run: Run, stop: int, firsts: range, gauge: Gauge) -> Iterator[tuple[int, int]]:
    """Yield the first atom and the clip frames of all segments that end before `stop`.

    Shortest first. Every limit but the prompt's grows with the segment, so the first that is broken
    ends the search; a prompt may be shortened by its emitter, so it does not.
    """
    last = len(run.atoms)
    content, names = run.tail if stop == last else 0, frozenset[str]()
    for first in range(stop - 1, firsts.start - 1, -1):
        atom = run.atoms[first]
        content += atom.frames
        names |= atom.names
        clip_frames = content + (run.head if first == 0 else 0)
        material = gauge.references.material(run.scene, names)
        if gauge.limits.violation(clip_frames, run.shots_in(first, stop), material):
            return
        if first in firsts:
            yield first, clip_frames


def _unwind(best: Mapping[int, _Prefix], stop: int) -> tuple[Atoms, ...]:
    segments: list[Atoms] = []
    while stop > 0:
        segments.append((best[stop].start, stop))
        stop = best[stop].start
    return tuple(reversed(segments))
