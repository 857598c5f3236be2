"""The figures of one run."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.bench import Bench, Goal


@dataclass(frozen=True)
class Result:
    """Medians of one bench; `peers` holds those that are installed."""

    name: str
    unit: str
    ours: float
    peers: dict[str, float]
    goal: Goal | None

    @property
    def ratio(self) -> float | None:
        """Our figure in the figures of the goal's peer, `None` without one."""
        peer = None if self.goal is None else self.peers.get(self.goal.peer or "")
        return None if peer is None else self.ours / peer

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; `None` if there is nothing to tell it by."""
        if self.goal is None:
            return None
        figure = self.ours if self.goal.peer is None else self.ratio
        if figure is None:
            return None
        return figure >= self.goal.bound if self.goal.at_least else figure <= self.goal.bound

    @property
    def goal_in_words(self) -> str:
        """Return the goal as the table shows it."""
        if self.goal is None:
            return "-"
        unit = self.unit if self.goal.peer is None else f"x {self.goal.peer}"
        return f"{'>=' if self.goal.at_least else '<='} {self.goal.bound:g} {unit}"

    def as_json(self) -> dict[str, Any]:
        """Return what `latest.json` keeps."""
        return {
            "ours": round(self.ours, 3),
            "peers": {name: round(figure, 3) for name, figure in self.peers.items()},
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "goal": self.goal_in_words,
        }


def measure(bench: Bench, rounds: int | None = None) -> Result:
    """Let all sides work in turn, so that what else the machine does falls on each alike.

    One round comes before those that count: it fills caches and loads what is loaded late.
    """
    sides = {"": bench.ours, **bench.peers}
    figures: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range((rounds or bench.rounds) + 1):
        for name, side in sides.items():
            figures[name].append(side())
    medians = {name: median(values[1:]) for name, values in figures.items()}
    ours = medians.pop("")
    return Result(bench.name, bench.unit, ours, medians, bench.goal)
