"""One segment on its way to a clip, and how that ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from storyc.backends.order import Order
from storyc.ledger import Delivered, Outcome
from storyc.plan.plan import Link


@dataclass(frozen=True, slots=True)
class Step:
    """One segment to generate.

    `last_frame` is the last frame of its clip that the film shows. `link` says how it follows the
    step before. `chosen` is the digest of the take that somebody has circled, if there is one.
    """

    order: Order
    link: Link
    last_frame: int
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The circled take is there."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """Nothing was sent: the clip that this one continues is not there."""

    waits_for: str


@dataclass(frozen=True, slots=True)
class Unstarted:
    """Nothing was sent: the run was stopped before."""


Result = Outcome | Chosen | Blocked | Unstarted


def clip_of(result: Result) -> str | None:
    """Return the digest of the clip that a step ended with, `None` if it ended without one."""
    return result.sha256 if isinstance(result, Delivered | Chosen) else None


def chains_of(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the steps in runs of which each step but the first needs the one before.

    Shape: all steps, in order, each once.
    """
    chains: list[list[Step]] = []
    for step in steps:
        if step.link == "cut" or not chains:
            chains.append([step])
        else:
            chains[-1].append(step)
    return chains
