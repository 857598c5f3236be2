"""Nothing that a service says makes the protocol raise, hang, or pay more than once at a time."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from support.paying.counter import ScriptedService
from support.paying.service import terms_of
from support.paying.simulation import PURCHASES, Takes, memory_db
from support.paying.world import Process, World

from storyc.backends.job import (
    Accepted,
    Answer,
    Doubtful,
    Failure,
    FailureKind,
    Inline,
    Job,
    Link,
    Listed,
    Refused,
    Status,
)
from storyc.backends.order import Order
from storyc.backends.service import Fetched, Sighted
from storyc.backends.wire import Call, Proof
from storyc.ledger import Desk, Ledger, Outcome, State, pay_once
from storyc.ledger.rows import Rows

# Half characters and controls on purpose: a JSON text may hold them.
texts = st.text(st.characters(codec=None), max_size=12)
numbers = st.one_of(st.none(), st.floats())
bills = st.one_of(st.none(), st.decimals(allow_nan=True, allow_infinity=True))
failures = st.builds(Failure, st.sampled_from(FailureKind), texts, numbers)
clips = st.one_of(st.none(), st.builds(Link, texts), st.builds(Inline, st.binary(max_size=4)))
jobs = st.builds(
    Job,
    texts,
    st.sampled_from(Status),
    progress=numbers,
    failure=st.one_of(st.none(), failures),
    clip=clips,
    created_at=numbers,
    billed_usd=bills,
    poll_after_s=numbers,
)
prompts = st.sampled_from(["a", " a\n", "b", None, "\ud800"])
listed = st.builds(
    Listed,
    texts,
    numbers,
    st.one_of(st.none(), texts),
    st.none(),
    prompts,
    st.one_of(st.none(), st.integers()),
    st.sampled_from([None, "1280x720", "720p"]),
)
answers = st.one_of(
    st.builds(Accepted, jobs), st.builds(Refused, failures), st.builds(Doubtful, texts)
)
lists = st.one_of(
    failures, st.builds(Sighted, st.lists(listed, max_size=3).map(tuple), st.booleans())
)
watermarks = st.one_of(st.none(), texts, failures)
fetches = st.one_of(failures, st.just(Fetched(Path("part"), 1, "sha")))


@dataclass(slots=True, kw_only=True)
class HostileService(ScriptedService):
    """Says anything."""

    data: st.DataObject

    async def send(self, call: Call, key: str) -> Answer:
        self.sent.append((call, key))
        return self.data.draw(answers)

    async def look(self, job: str) -> Job:
        self.looked += 1
        # Only so long: a job that never ends is waited for until its deadline.
        return self.data.draw(jobs) if self.looked < 9 else Job(job, Status.FAILED)

    async def newest(self) -> str | Failure | None:
        return self.data.draw(watermarks)

    async def sighted(
        self,
        watermark: str | None,  # noqa: ARG002  # the protocol's
    ) -> Sighted | Failure:
        return self.data.draw(lists)

    async def fetch(
        self,
        job: Job,  # noqa: ARG002  # the protocol's
        order: Order,  # noqa: ARG002  # the protocol's
        into: Path,  # noqa: ARG002  # the protocol's
    ) -> Fetched | Failure:
        return self.data.draw(fetches)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(Proof), st.data())
def test_every_answer_leads_to_an_outcome(proof: Proof, data: st.DataObject) -> None:
    random = Random(1)  # noqa: S311  # repeatable on purpose
    world = World(random)
    service = HostileService(world, random, terms_of(proof), data=data)
    rows = Rows(memory_db())
    process = Process("test")
    desk = Desk(
        ledger=Ledger(rows, world),
        service=service,
        takes=Takes(),
        claimants=Names(),
        clock=world,
        random=random,
    )
    outcomes: list[Outcome] = []

    async def buy() -> None:
        for purchase in PURCHASES[:2]:
            outcome = await pay_once(desk, purchase)
            outcomes.append(outcome)

    world.start(process, buy())
    world.run(lambda _: None)
    assert len(outcomes) == 2
    rows.verify()
    for intent in desk.ledger.intents():
        assert intent.owner is None
        assert intent.state is not State.RESERVED
        assert 0 <= intent.committed <= Decimal(10) ** 12
    rows.close()


class Names:
    """One task at a time."""

    def join(self) -> str:
        return "me.1"

    def leave(self, name: str) -> None:
        """Names need no end here."""

    def is_alive(self, name: str) -> bool:
        return bool(name)
