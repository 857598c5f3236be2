"""Services that charge, in memory: one for each class, with every fault of a network."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from storyc.backends.job import (
    Accepted,
    Answer,
    Doubtful,
    Failure,
    FailureKind,
    Job,
    Link,
    Listed,
    Refused,
    Status,
)
from storyc.backends.order import Asset, Order
from storyc.backends.service import Fetched, Sighted
from storyc.backends.wire import Call, Proof, Terms
from support.paying.world import Pause, World

TRANSIT_S = 2.0
ACCEPTANCE_S = 10.0
LIST_LAG_S = 5.0
SETTLE_S = 5.0 + TRANSIT_S + ACCEPTANCE_S + LIST_LAG_S + 1.0
"""Above the sum of all delays, the fence included."""

BUSY = Failure(FailureKind.TRANSIENT, "busy")


@dataclass(frozen=True, slots=True)
class Faults:
    """How often what goes wrong, 0 to 1."""

    lost_reply: float = 0.0
    lost_request: float = 0.0
    error_after: float = 0.0
    refused: float = 0.0
    unreadable: float = 0.0


@dataclass(frozen=True, slots=True)
class Charged:
    """A job that the service has charged for."""

    id: str
    body: bytes
    key: str
    created_at: float
    listed_at: float
    ready_at: float


@dataclass(slots=True)
class FakeService:
    """One account at a service. What it does is settled when a request leaves the client, so that
    killing the client changes nothing at the service."""

    world: World
    random: Random
    terms: Terms
    faults: Faults = Faults()
    honours_keys: bool = True
    charged: list[Charged] = field(default_factory=list)
    account: str = "fake/studio"
    orders: dict[bytes, Order] = field(default_factory=dict)

    def stores(self, asset: Asset) -> bool:  # noqa: ARG002  # the protocol's
        return False

    async def store(self, asset: Asset) -> str | Failure:
        return asset.sha256

    def call(self, order: Order, held: dict[str, str]) -> Call:  # noqa: ARG002  # the protocol's
        body = f"{order.prompt}|{[it.sha256 for it in order.assets]}".encode()
        self.orders[body] = order
        return Call("POST", "/jobs", {}, body)

    async def send(self, call: Call, key: str) -> Answer:
        chance = self.random.random
        there = self._transit()
        if chance() < self.faults.lost_request:
            await Pause(there)
            return Doubtful("connection reset")
        if chance() < self.faults.refused:
            await Pause(2 * there)
            return Refused(Failure(FailureKind.TRANSIENT, "too many requests", 3.0))
        job = self._create(call.body, key, self.world.now + there)
        if chance() < self.faults.lost_reply:
            await Pause(self.random.uniform(0, 12))
            return Doubtful("timeout")
        if chance() < self.faults.error_after:
            await Pause(2 * there)
            return Doubtful("503")
        await Pause(max(0.0, job.created_at - self.world.now) + self._transit())
        return Accepted(Job(job.id, Status.QUEUED, created_at=job.created_at))

    async def look(self, job: str) -> Job:
        await Pause(self._transit())
        if self._is_unreadable():
            return Job(job, Status.UNKNOWN, failure=BUSY)
        found = next(it for it in self.charged if it.id == job)
        if found.ready_at > self.world.now:
            return Job(job, Status.RUNNING)
        return Job(job, Status.SUCCEEDED, clip=Link(f"https://fake/{job}"))

    async def newest(self) -> str | Failure | None:
        await Pause(self._transit())
        if self._is_unreadable():
            return BUSY
        listed = self._listed()
        return listed[0].id if listed else None

    async def sighted(self, watermark: str | None) -> Sighted | Failure:
        await Pause(self._transit())
        if self._is_unreadable():
            return BUSY
        jobs = []
        for job in self._listed():
            if job.id == watermark:
                return Sighted(tuple(jobs), reached=True)
            jobs.append(self._told(job))
        return Sighted(tuple(jobs), reached=watermark is None)

    async def fetch(
        self,
        job: Job,
        order: Order,  # noqa: ARG002  # the protocol's
        into: Path,
    ) -> Fetched | Failure:
        await Pause(self._transit())
        if self._is_unreadable():
            return BUSY
        return Fetched(into, 1, sha256(job.id.encode()).hexdigest())

    async def cancel(self, job: str) -> Failure | None:  # noqa: ARG002  # the protocol's
        return None

    def _create(self, body: bytes, key: str, arrival: float) -> Charged:
        if self.terms.proof is Proof.KEY and self.honours_keys:
            known = next((it for it in self.charged if it.key == key), None)
            if known is not None:
                return known
        created = arrival + self.random.uniform(0, ACCEPTANCE_S)
        listed = created + self.random.uniform(0, LIST_LAG_S)
        ready = created + self.random.uniform(1, 15)
        job = Charged(f"job-{len(self.charged)}", body, key, created, listed, ready)
        self.charged.append(job)
        return job

    def _listed(self) -> list[Charged]:
        now = self.world.now
        return sorted(
            (it for it in self.charged if it.listed_at <= now), key=lambda it: -it.created_at
        )

    def _told(self, job: Charged) -> Listed:
        order = self.orders[job.body]
        if self.terms.proof is Proof.REFERENCE:
            return Listed(job.id, job.created_at, reference=job.key)
        size = f"{order.width}x{order.height}"
        return Listed(job.id, job.created_at, None, None, order.prompt, order.seconds, size)

    def _transit(self) -> float:
        return self.random.uniform(0, TRANSIT_S / 2)

    def _is_unreadable(self) -> bool:
        return self.random.random() < self.faults.unreadable


def terms_of(proof: Proof, settle_s: float = SETTLE_S) -> Terms:
    """Return what a service of a class promises."""
    return Terms(
        proof,
        settle_s=settle_s,
        key_lifetime_s=86_400.0 if proof is Proof.KEY else 0.0,
        echoes=frozenset({"prompt", "seconds", "size"}) if proof is Proof.LIST else frozenset(),
    )
