"""A film of small clips at a conformance server, made in a hurry."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import anyio

from storyc.backends.http_service import HttpService
from storyc.backends.openai_dialect import DIALECTS, USUAL
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.patience import Patience
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, connected
from storyc.backends.wire import Proof, Terms
from storyc.diagnostics import Diagnostic
from storyc.ledger import Clock, Policy
from storyc.plan.plan import Link
from storyc.render.buying import Buying
from storyc.render.session import Session
from storyc.render.step import Result, Step, clip_of
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.studio import KEY, Studio
from support.services import HASTE, TARGET, base_of, order_of

SPEED = 40.0
"""How many seconds of the protocol go by in one of the test's."""

SETTLE_S = 12.0
"""Of the protocol's: longer than its fence and a request of the test."""

POLICY = Policy(fence_s=8.0, poll_s=0.5, poll_longest_s=2.0, backoff_s=0.5, longest_s=4.0)
PATIENCE = replace(HASTE, silence_s=0.3, answer_s=0.5, fetch_s=1.0)
CLIP = mp4(Film(1, 128, 72))


@dataclass
class Hurry:
    """A clock that runs fast, so that waiting takes no time of the test."""

    skew_s: float = 0.0

    def elapsed(self) -> float:
        return time.monotonic() * SPEED

    def wall(self) -> float:
        return time.time() + self.skew_s

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds / SPEED)


class Hasty(OpenAiVideosWire):
    """The codec of a service that wants to be asked often."""

    pause_s: ClassVar = 0.5


@dataclass
class Rush:
    """A film's folder, and what was found out about its ledger."""

    folder: Path
    studio: Studio
    proof: Proof = Proof.LIST
    clock: Clock = field(default_factory=Hurry)
    patience: Patience = PATIENCE
    settle_s: float = SETTLE_S
    dialect: str = USUAL
    told: list[Diagnostic] = field(default_factory=list)
    limits: Mapping[str, int] = field(default_factory=dict)

    @property
    def store(self) -> TakeStore:
        return TakeStore(self.folder / "takes")

    async def make(self, steps: Sequence[Step]) -> Mapping[str, Result]:
        """Have the film made as far as it goes."""
        wire = Hasty({TARGET: "sora-2"}, dialect=DIALECTS[self.dialect])
        terms = Terms(
            self.proof,
            settle_s=self.settle_s,
            key_lifetime_s=86_400.0 if self.proof is Proof.KEY else 0.0,
            echoes=wire.terms.echoes if self.proof is Proof.LIST else frozenset(),
            answers_when_ready=wire.terms.answers_when_ready,
            per_minute=self.limits.get("per_minute"),
            at_once=self.limits.get("at_once"),
        )
        base = base_of(self.studio)
        buying = Buying(("openai-videos", "sora-2"), base)
        async with connected(base, KeyHeader(key=Secret(KEY)), self.patience) as transport:
            service = HttpService(
                account=f"test {base}", wire=wire, transport=transport, own_terms=terms
            )
            session = Session(
                service,
                self.store,
                buying,
                self.folder / "ledger",
                Stop(),
                policy=POLICY,
                tell=self.told.append,
                clock=self.clock,
            )
            (results,) = await session.run([steps], lambda _step, _result: None)
        return results

    def run(self, steps: Sequence[Step]) -> Mapping[str, Result]:
        """Do so to its end.

        Raises:
            ExceptionGroup: what stops it.
        """
        return anyio.run(self.make, steps)

    def finish(self, steps: Sequence[Step], most_runs: int = 8) -> Mapping[str, Result]:
        """Run the same command until the film is there."""
        for _ in range(most_runs):
            results = self.run(steps)
            if all(clip_of(it) for it in results.values()):
                return results
        raise AssertionError(f"not finished: {results}")


def studio_of(plan: Plan | None = None, **changes: object) -> Studio:
    """Return a vendor whose clips are quickly made."""
    given: dict[str, object] = {"states": ("succeeded",), "film": lambda _: CLIP} | changes
    return Studio(OpenAi(), plan or Plan(), **given)  # type: ignore[arg-type]  # names of its fields


def film_of(count: int, links: Mapping[int, Link] | None = None) -> tuple[Step, ...]:
    """Return a film, each of its clips in words of its own."""
    links = links or {}
    return tuple(
        Step(
            order_of(slate=f"{it}A", prompt=f"Segment {it}: rain.", usd=Decimal("0.10")),
            links.get(it, "cut"),
            23,
        )
        for it in range(count)
    )
