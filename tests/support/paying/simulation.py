"""One seed: two processes pay for the same clips while everything goes wrong."""

import sqlite3
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from random import Random

from storyc.backends.order import Asset, Order
from storyc.backends.service import Fetched
from storyc.backends.wire import Proof, Terms
from storyc.ledger import (
    Cap,
    Delivered,
    Desk,
    Ledger,
    NeedsReview,
    OverBudget,
    Points,
    Policy,
    Purchase,
    content_key,
    pay_once,
)
from storyc.ledger.opening import create
from storyc.ledger.rows import Rows
from support.paying.service import SETTLE_S, FakeService, Faults, terms_of
from support.paying.world import KilledError, Process, StuckError, World

PART = Path("part")
CHUNK = 250


def memory_db() -> sqlite3.Connection:
    """Return an empty ledger in memory."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    create(db)
    return db


@dataclass
class Takes:
    """A take store in memory."""

    kept: dict[tuple[str, int], str] = field(default_factory=dict)

    async def find(self, content: str, take: int) -> str | None:
        return self.kept.get((content, take))

    async def make_ready(self) -> None:
        """There is always room."""

    async def recognise(
        self,
        content: str,  # noqa: ARG002  # the protocol's
        take: int,  # noqa: ARG002  # the same
        sha256: str,  # noqa: ARG002  # the same
    ) -> bool:
        return False

    def part(self, content: str, take: int) -> Path:  # noqa: ARG002  # the protocol's
        return PART

    async def keep(self, content: str, take: int, fetched: Fetched) -> None:
        self.kept[content, take] = fetched.sha256


@dataclass
class MortalClaimants:
    """Names that die with their process, as the system's locks do."""

    process: Process
    alive: list[Process]
    count: int = 0

    def join(self) -> str:
        self.count += 1
        name = f"{self.process.name}.{self.count}"
        self.process.names.add(name)
        return name

    def leave(self, name: str) -> None:
        self.process.names.discard(name)

    def is_alive(self, name: str) -> bool:
        return any(name in process.names for process in self.alive)


class MortalRows(Rows):
    """The dead write nothing."""

    def __init__(self, db: sqlite3.Connection, points: Points, process: Process) -> None:
        super().__init__(db, points)
        self._process = process

    def transaction(self, name: str) -> AbstractContextManager[None]:
        if self._process.is_dead:
            raise KilledError
        return super().transaction(name)


@dataclass(frozen=True)
class Result:
    """What the service charged, and what the ledger made of it."""

    double: int
    unclaimed: int
    unfinished: int
    crossed: int
    held: int
    charged: int
    kills: int
    is_stuck: bool


def order(prompt: str, take: int = 1, picture: str | None = None) -> Order:
    assets = () if picture is None else (Asset("image", "x", PART, "image/png", picture),)
    usd = Decimal(1)
    return Order("1A", take, "t", prompt, 8, 1280, 720, 24, 192, audio=True, usd=usd, assets=assets)


ORDERS = (
    order("a"),
    order("a", take=2),
    order("a", picture="other picture"),
    order("b"),
)
"""Two takes byte for byte the same, one that only its picture tells apart, and another clip."""

PURCHASES = tuple(Purchase(it, content_key(it, "fake"), "https://fake", ()) for it in ORDERS)


@dataclass
class Simulation:
    """Everything that one seed needs."""

    seed: int
    terms: Terms
    honours_keys: bool = True
    purchases: tuple[Purchase, ...] = PURCHASES
    cap: int | None = None
    most_kills: int = 3
    policy: Policy = field(default_factory=lambda: Policy(join_s=6.0))
    kill_at: str | None = None
    faults: Faults | None = None

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311  # repeatable on purpose
        if self.cap is not None:
            caps = (Cap("film", Decimal(self.cap)),)
            self.purchases = tuple(replace(it, caps=caps) for it in self.purchases)
        chance = self.random.random
        self.kill = 0.03 * chance()
        self.stop = 0.02 * chance()
        if self.faults is None:
            self.faults = Faults(
                chance() * 0.5, chance() * 0.3, chance() * 0.3, chance() * 0.2, chance() * 0.2
            )
        if self.kill_at is not None:
            self.kill = self.stop = 0.0
        self.world = World(self.random, self._disturb)
        self.service = FakeService(
            self.world, self.random, self.terms, self.faults, self.honours_keys
        )
        self.takes = Takes()
        self.processes: list[Process] = []
        self.kills = 0
        self.reached: set[str] = set()
        self.starts = 0
        self.outcomes: Counter[str] = Counter()
        self.db = memory_db()

    def run(self) -> Result:
        for _ in range(2):
            self._start()
        is_stuck = False
        try:
            self.world.run(self._on_death)
        except StuckError:
            is_stuck = True
        result = self._result(is_stuck=is_stuck)
        self.db.close()
        return result

    def _start(self, after: float = 0.0) -> None:
        self.starts += 1
        process = Process(str(self.starts))
        self.processes.append(process)
        rows = MortalRows(self.db, lambda name: self._point(process, name), process)
        desk = Desk(
            ledger=Ledger(rows, self.world),
            service=self.service,
            takes=self.takes,
            claimants=MortalClaimants(process, self.processes),
            clock=self.world,
            random=self.random,
            policy=self.policy,
            points=lambda name: self._point(process, name),
        )
        for purchase in self.purchases:
            self.world.start(process, self._buy(desk, purchase), after)

    async def _buy(self, desk: Desk, purchase: Purchase) -> None:
        """Run the same command until it is over, as a person does."""
        while not isinstance(await pay_once(desk, purchase), Delivered | NeedsReview | OverBudget):
            await self.world.sleep(10)

    def _on_death(self, process: Process) -> None:
        self.world.skew += self.random.choice((0, 0, 3600, -3600))
        self.processes.remove(process)
        self._start(self.random.uniform(0, 30))

    def _disturb(self, process: Process) -> None:
        chance = self.random.random
        if self.kills < self.most_kills and chance() < self.kill:
            self._die(process)
        if chance() < self.stop:
            process.stopped_until = self.world.now + self.random.uniform(0, 60)

    def _point(self, process: Process, name: str) -> None:
        self.reached.add(name)
        if process.is_dead:
            raise KilledError
        if name == self.kill_at and self.kills < self.most_kills:
            self._die(process)
        if self.kill and self.kills < self.most_kills and self.random.random() < self.kill:
            self._die(process)
        if name == "before send" and self.random.random() < self.stop:
            self.world.now += self.random.uniform(0, 60)

    def _die(self, process: Process) -> None:
        self.kills += 1
        # It is dead to everybody from here on, even while its stack unwinds.
        process.die()
        raise KilledError

    def _result(self, *, is_stuck: bool) -> Result:
        rows = Rows(self.db)
        ledger = Ledger(rows, self.world)
        wanted = Counter(self._body(it) for it in self.purchases)
        bought = Counter(it.body for it in self.service.charged)
        double = sum(max(0, count - wanted[body]) for body, count in bought.items())
        account = self.service.account
        unclaimed = sum(not ledger.is_held(account, it.id) for it in self.service.charged)
        bodies = {it.id: it.body for it in self.service.charged}
        done = [it for it in ledger.intents() if it.job is not None]
        contents = {it.content_key: self._body(it) for it in self.purchases}
        crossed = sum(bodies[it.job or ""] != contents[it.content_key] for it in done)
        states = Counter(it.state for it in ledger.intents())
        finished = states.pop("done", 0)  # type: ignore[call-overload]  # a State is its word
        held = states.pop("needs_review", 0)  # type: ignore[call-overload]  # the same
        unfinished = len(self.purchases) - finished - held
        charged = len(self.service.charged)
        return Result(double, unclaimed, unfinished, crossed, held, charged, self.kills, is_stuck)

    def _body(self, purchase: Purchase) -> bytes:
        return self.service.call(purchase.order, {}).body


@dataclass(frozen=True)
class Trial:
    """A kind of service, and how it keeps its promises."""

    proof: Proof
    settle_s: float = SETTLE_S
    honours_keys: bool = True
    cap: int | None = None

    def run(self, seed: int) -> Result:
        terms = terms_of(self.proof, self.settle_s)
        return Simulation(seed, terms, honours_keys=self.honours_keys, cap=self.cap).run()

    def run_all(self, seeds: range) -> list[Result]:
        return [self.run(seed) for seed in seeds]


def simulate(trial: Trial, seeds: int) -> list[Result]:
    """Run a trial under many seeds, on all cores. Shape: in the order of the seeds."""
    chunks = [range(it, min(it + CHUNK, seeds)) for it in range(0, seeds, CHUNK)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return [result for part in pool.map(trial.run_all, chunks) for result in part]
