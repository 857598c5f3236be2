"""What the protocol works with."""

from dataclasses import dataclass, field
from random import Random

from storyc.backends.service import Service
from storyc.ledger.claimants import Claimants
from storyc.ledger.clock import Clock
from storyc.ledger.ledger import Ledger
from storyc.ledger.points import Points, no_points
from storyc.ledger.policy import Backoff, Policy
from storyc.ledger.take_store import TakeStore


@dataclass(frozen=True, slots=True)
class Desk:
    """One account's service, the ledger, and where clips go. Safe for many tasks at once.

    `random` spreads retries; `points` is for tests (see `POINTS`).
    """

    ledger: Ledger
    service: Service
    takes: TakeStore
    claimants: Claimants
    clock: Clock
    random: Random
    policy: Policy = field(default_factory=Policy)
    points: Points = no_points

    def backoff(self) -> Backoff:
        """Return a fresh count of tries."""
        return Backoff(self.policy, self.random)
