"""One run: a film's steps at one service, over the user's ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

from storyc.backends.service import Service
from storyc.ledger import Desk, Policy, SystemClock, open_ledger
from storyc.render.buying import Buying
from storyc.render.engine import Engine
from storyc.render.step import Result, Step
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore


@dataclass(frozen=True, slots=True)
class Session:
    """What a run works with. `state` is the folder of the ledger."""

    service: Service
    store: TakeStore
    buying: Buying
    state: Path
    stop: Stop
    policy: Policy = field(default_factory=Policy)

    async def run(
        self, takes: Sequence[Sequence[Step]], on_result: Callable[[Step, Result], None]
    ) -> Sequence[Mapping[str, Result]]:
        """Have every take of a film made, one take of all segments after the other.

        Shape: a result for each segment by its slate, for each take.

        Raises:
            ExceptionGroup: see `Engine.run`.
            storyc.ledger.LedgerError: the ledger cannot be opened. Nothing was sent.
        """
        opened = open_ledger(self.state, SystemClock())
        try:
            desk = Desk(
                ledger=opened.ledger,
                service=self.service,
                takes=self.store,
                claimants=opened.claimants,
                clock=SystemClock(),
                random=SystemRandom(),
                policy=self.policy,
                is_stopping=lambda: self.stop.is_asked,
            )
            engine = Engine(desk, self.store, self.buying, self.stop, on_result)
            return [await engine.run(steps) for steps in takes]
        finally:
            opened.close()
