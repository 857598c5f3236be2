"""What is measured, against whom, and what it should come to."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Figure = Callable[[], float]
"""Does the work once and returns what came of it, in the unit of its bench."""


@dataclass(frozen=True)
class Goal:
    """A bound on our figure.

    With `peer` the bound counts in that peer's figures of the same run. `at_least` turns an upper
    bound into a lower one.
    """

    bound: float
    peer: str | None = None
    at_least: bool = False


@dataclass(frozen=True)
class Bench:
    """One line of the table. `rounds` is how often each side does its work, in turn."""

    name: str
    unit: str
    ours: Figure
    goal: Goal | None
    peers: Mapping[str, Figure] = field(default_factory=dict)
    rounds: int = 9


def milliseconds(work: Callable[[], object]) -> Figure:
    """Return a figure that is the time of some work."""

    def measured() -> float:
        gc.collect()
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1_000

    return measured
