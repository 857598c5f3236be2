"""What the protocol works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from storyc.backends.service import Service
from storyc.ledger.claimants import Claimants
from storyc.ledger.clock import Clock
from storyc.ledger.ledger import Ledger
from storyc.ledger.points import Points, no_points
from storyc.ledger.policy import Backoff, Policy
from storyc.ledger.take_store import TakeStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One account's service, the ledger, and where clips go. Safe for many tasks at once.

    `is_stopping` is asked before each request that costs money: from when it says yes, none is
    sent. `random` spreads retries; `points` is for tests (see `POINTS`).
    """

    ledger: Ledger
    service: Service
    takes: TakeStore
    claimants: Claimants
    clock: Clock
    random: Random
    policy: Policy = field(default_factory=Policy)
    is_stopping: Callable[[], bool] = lambda: False
    points: Points = no_points

    def backoff(self) -> Backoff:
        """Return a fresh count of tries."""
        return Backoff(self.policy, self.random)
