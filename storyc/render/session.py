"""One run: a film's steps at one service, over the user's ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom

import anyio

from storyc.backends.job import Failure
from storyc.backends.service import Service
from storyc.diagnostics import Diagnostic
from storyc.ledger import (
    Clock,
    Desk,
    Opened,
    Outcome,
    Policy,
    SystemClock,
    attend,
    left_in_doubt,
    open_ledger,
    recover,
)
from storyc.render.buying import Buying
from storyc.render.engine import Engine
from storyc.render.ledger_news import tell_left, tell_set_aside, tell_shared
from storyc.render.step import Result, Step
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore
from storyc.render.telling import tell
from storyc.render.uploads import Uploads, stored
from storyc.world.shared_disk import shared_with

UPLOADS = "uploads.json"
"""The file of what services hold, beside the ledger."""


class NotStored(Exception):  # noqa: N818  # it names what a service did, not a fault of ours
    """The service does not store a file that goes with a prompt. The message is the service's."""


def _say_nothing(_finding: Diagnostic) -> None:
    """Keep a finding to oneself."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a run works with. `state` is the folder of the ledger.

    `tell` is given what is found out about the ledger and earlier runs. `purse` names what the
    service's account spends from, where it has a key (see `purse_of`). `clock` is the machine's,
    but for tests.
    """

    service: Service
    store: TakeStore
    buying: Buying
    state: Path
    stop: Stop
    policy: Policy = field(default_factory=Policy)
    tell: Callable[[Diagnostic], None] = _say_nothing
    purse: str | None = None
    clock: Clock = field(default_factory=SystemClock)

    async def run(
        self, takes: Sequence[Sequence[Step]], on_result: Callable[[Step, Result], None]
    ) -> Sequence[Mapping[str, Result]]:
        """Have every take of a film made, all side by side.

        What earlier runs have left in doubt on the account is settled first.

        Shape: a result for each segment by its slate, for each take.

        Raises:
            ExceptionGroup: see `Engine.run_all`.
            storyc.ledger.LedgerError: the ledger cannot be opened. Nothing was sent.
            NotStored: the service does not store a file that goes with a prompt. The same.
        """
        shared = shared_with(self.state)
        if shared is not None:
            self.tell(tell_shared(self.state, shared))
        opened = open_ledger(self.state, self.clock)
        try:
            if opened.set_aside is not None:
                self.tell(tell_set_aside(opened.set_aside))
            if self.purse is not None:
                opened.ledger.belong(self.service.account, self.purse)
            desk = self._desk(opened)
            left = await self._settled(desk)
            buying = replace(self.buying, held={**self.buying.held, **await self._held(takes)})
            engine = Engine(desk, self.store, buying, self.stop, on_result)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(attend, desk)
                results = await engine.run_all(takes)
                tasks.cancel_scope.cancel()
            self._tell_of_others(left, results, desk)
            return results
        finally:
            opened.close()

    def _desk(self, opened: Opened) -> Desk:
        return Desk(
            ledger=opened.ledger,
            service=self.service,
            takes=self.store,
            claimants=opened.claimants,
            clock=self.clock,
            random=SystemRandom(),
            policy=self.policy,
            is_stopping=lambda: self.stop.is_asked,
        )

    async def _settled(self, desk: Desk) -> Sequence[Outcome]:
        """Find out what became of the requests that a crash left without an answer."""
        left = left_in_doubt(desk)
        if not left:
            return ()
        self.tell(tell_left(left, self.service.terms))
        return await recover(desk)

    def _tell_of_others(
        self, left: Sequence[Outcome], results: Sequence[Mapping[str, Result]], desk: Desk
    ) -> None:
        """Tell how those ended that are no clips of this film: its own are told with it."""
        own = {getattr(it, "intent", None) for each in results for it in each.values()}
        for outcome in left:
            slate = f"{desk.ledger.intent(outcome.intent).slate} of an earlier run"
            finding = tell(slate, None, outcome)
            if outcome.intent not in own and finding is not None:
                self.tell(finding)

    async def _held(self, takes: Sequence[Sequence[Step]]) -> Mapping[str, str]:
        """Have the service store what it wants stored of the files that go with these steps."""
        steps = (step for each in takes for step in each if step.chosen is None)
        assets = {asset.sha256: asset for step in steps for asset in step.order.assets}
        held = await stored(self.service, assets.values(), Uploads(self.state / UPLOADS))
        if isinstance(held, Failure):
            raise NotStored(held.said or held.kind.value)
        return held
