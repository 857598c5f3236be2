"""The protocol on the machine's own clock and event loop."""

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import anyio
from support.paying.counter import OPEN, ScriptedService
from support.paying.service import terms_of
from support.paying.simulation import PURCHASES, Takes
from support.paying.world import World

from storyc.backends.job import Accepted, Answer, Failure, Job, Link, Status
from storyc.backends.order import Order
from storyc.backends.service import Fetched
from storyc.backends.wire import Call, Proof
from storyc.ledger import Delivered, Desk, State, SystemClock, open_ledger, pay_once

READY = Job("job-0", Status.SUCCEEDED, clip=Link("https://fake/job-0"))


@dataclass(slots=True)
class InstantService(ScriptedService):
    """Answers at once, or after a pause."""

    pause_s: float = 0.0

    async def send(self, call: Call, key: str) -> Answer:
        self.sent.append((call, key))
        await anyio.sleep(self.pause_s)
        return Accepted(READY)

    async def look(self, job: str) -> Job:
        return replace(READY, id=job)

    async def fetch(
        self,
        job: Job,  # noqa: ARG002  # the protocol's
        order: Order,  # noqa: ARG002  # the protocol's
        into: Path,
    ) -> Fetched | Failure:
        return Fetched(into, 1, "sha")


def opened_desk(folder: Path, pause_s: float = 0.0) -> tuple[Desk, InstantService]:
    random = Random(1)  # noqa: S311  # repeatable on purpose
    service = InstantService(World(random), random, terms_of(Proof.KEY), pause_s=pause_s)
    opened = open_ledger(folder, SystemClock())
    OPEN.append(opened)
    desk = Desk(
        ledger=opened.ledger,
        service=service,
        takes=Takes(),
        claimants=opened.claimants,
        clock=SystemClock(),
        random=random,
    )
    return desk, service


def test_tasks_that_want_the_same_clip_share_one_payment(tmp_path: Path) -> None:
    desk, service = opened_desk(tmp_path)
    outcomes = []

    async def buy() -> None:
        outcomes.append(await pay_once(desk, PURCHASES[0]))

    async def main() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(buy)

    anyio.run(main)
    assert [type(it) for it in outcomes] == [Delivered] * 3
    assert len(service.sent) == 1


def test_a_cancelled_request_is_in_doubt_and_goes_on_at_the_next_run(tmp_path: Path) -> None:
    desk, service = opened_desk(tmp_path, pause_s=30.0)

    async def interrupted() -> None:
        with anyio.move_on_after(0.05):
            await pay_once(desk, PURCHASES[0])

    anyio.run(interrupted)
    (intent,) = desk.ledger.intents()
    assert (intent.state, intent.owner) == (State.SENDING, None)
    service.pause_s = 0.0
    assert isinstance(anyio.run(pay_once, desk, PURCHASES[0]), Delivered)
    assert len({(call.body, key) for call, key in service.sent}) == 1


def test_the_clock_runs_forward() -> None:
    clock = SystemClock()
    before = clock.elapsed()
    anyio.run(clock.sleep, 0.01)
    assert clock.elapsed() - before >= 0.01
