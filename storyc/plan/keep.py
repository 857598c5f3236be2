"""Segments of an earlier plan that stay as they are."""

from collections.abc import Iterator, Mapping

from storyc.plan.run import Gauge, Run

Keeps = Mapping[str, str]
"""The first beat of each segment to keep, and its last."""


def kept_in(run: Run, keeps: Keeps, gauge: Gauge) -> Iterator[tuple[int, int]]:
    """Yield the atoms `[first, stop)` of each segment to keep in a run, in order.

    One that breaks a limit now is not kept, nor one whose borders now lie inside an atom.
    """
    stops = {run.beats[atom.stop - 1].beat.id: at for at, atom in enumerate(run.atoms, start=1)}
    at = 0
    for first, atom in enumerate(run.atoms):
        stop = stops.get(keeps.get(run.beats[atom.first].beat.id, ""), 0)
        if at <= first < stop and not gauge.violation(run, first, stop):
            yield first, stop
            at = stop
