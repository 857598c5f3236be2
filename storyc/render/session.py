"""One run: a film's steps at one service, over the user's ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom

from storyc.backends.job import Failure
from storyc.backends.service import Service
from storyc.ledger import Desk, Policy, SystemClock, open_ledger
from storyc.render.buying import Buying
from storyc.render.engine import Engine
from storyc.render.step import Result, Step
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore
from storyc.render.uploads import Uploads, stored

UPLOADS = "uploads.json"
"""The file of what services hold, beside the ledger."""


class NotStored(Exception):  # noqa: N818  # it names what a service did, not a fault of ours
    """The service does not store a file that goes with a prompt. The message is the service's."""


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
            NotStored: the service does not store a file that goes with a prompt. The same.
        """
        held = await self._held(takes)
        buying = replace(self.buying, held={**self.buying.held, **held})
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
            engine = Engine(desk, self.store, buying, self.stop, on_result)
            return [await engine.run(steps) for steps in takes]
        finally:
            opened.close()

    async def _held(self, takes: Sequence[Sequence[Step]]) -> Mapping[str, str]:
        """Have the service store what it wants stored of the files that go with these steps."""
        steps = (step for each in takes for step in each if step.chosen is None)
        assets = {asset.sha256: asset for step in steps for asset in step.order.assets}
        held = await stored(self.service, assets.values(), Uploads(self.state / UPLOADS))
        if isinstance(held, Failure):
            raise NotStored(held.said or held.kind.value)
        return held
