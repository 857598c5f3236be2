"""A ledger in a real file, a service that says what a test wants, and virtual time."""

from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from storyc.backends.job import Answer, Failure, Job
from storyc.backends.order import Order
from storyc.backends.service import Fetched, Sighted
from storyc.backends.wire import Call, Proof, Terms
from storyc.ledger import (
    Desk,
    Opened,
    Outcome,
    Points,
    Policy,
    Purchase,
    no_points,
    open_ledger,
    pay_once,
)
from support.paying.service import FakeService, terms_of
from support.paying.simulation import PURCHASES, Takes
from support.paying.world import Process, World

T = TypeVar("T")

OPEN: list[Opened] = []
"""What the test has opened: closed at its end."""


@dataclass(slots=True)
class ScriptedService(FakeService):
    """Gives the answers that a test wants first, and then works."""

    answers: list[Answer] = field(default_factory=list)
    looks: list[Job] = field(default_factory=list)
    clips: list[Failure] = field(default_factory=list)
    lists: list[Sighted | Failure] = field(default_factory=list)
    watermarks: list[str | Failure | None] = field(default_factory=list)
    sent: list[tuple[Call, str]] = field(default_factory=list)
    sent_at: list[float] = field(default_factory=list)
    looked: int = 0
    hidden: set[str] = field(default_factory=set)

    async def send(self, call: Call, key: str) -> Answer:
        self.sent.append((call, key))
        self.sent_at.append(self.world.now)
        if self.answers:
            return self.answers.pop(0)
        return await FakeService.send(self, call, key)

    async def look(self, job: str) -> Job:
        self.looked += 1
        return self.looks.pop(0) if self.looks else await FakeService.look(self, job)

    async def newest(self) -> str | Failure | None:
        return self.watermarks.pop(0) if self.watermarks else await FakeService.newest(self)

    async def sighted(self, watermark: str | None) -> Sighted | Failure:
        return self.lists.pop(0) if self.lists else await FakeService.sighted(self, watermark)

    async def fetch(self, job: Job, order: Order, into: Path) -> Fetched | Failure:
        return self.clips.pop(0) if self.clips else await FakeService.fetch(self, job, order, into)


@dataclass
class Counter:
    """What one test buys at."""

    desk: Desk
    service: ScriptedService
    takes: Takes
    world: World
    opened: Opened

    def buy(self, purchase: Purchase = PURCHASES[0]) -> Outcome:
        return self.until(pay_once(self.desk, purchase))

    def until(self, wanted: Coroutine[Any, Any, T]) -> T:
        """Run one task alone until it is over."""
        results: list[T] = []

        async def watched() -> None:
            results.append(await wanted)

        self.world.start(Process("test"), watched())
        self.world.run(lambda _: None)
        return results[0]


def counter(
    folder: Path,
    proof: Proof = Proof.LIST,
    *,
    service: ScriptedService | None = None,
    takes: Takes | None = None,
    terms: Terms | None = None,
    points: Points = no_points,
    policy: Policy | None = None,
) -> Counter:
    """Open a counter; with the service and takes of another one, as if it had been restarted."""
    random = Random(7)  # noqa: S311  # repeatable on purpose
    world = World(random) if service is None else service.world
    if service is None:
        service = ScriptedService(world, random, terms or terms_of(proof))
    takes = takes or Takes()
    opened = open_ledger(folder, world, points)
    OPEN.append(opened)
    desk = Desk(
        ledger=opened.ledger,
        service=service,
        takes=takes,
        claimants=opened.claimants,
        clock=world,
        random=random,
        policy=policy or Policy(),
        points=points,
    )
    return Counter(desk, service, takes, world, opened)
