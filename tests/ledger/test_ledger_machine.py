"""Whatever order the steps come in, the ledger stays what it promises to be."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support.paying.simulation import memory_db
from support.paying.world import World

from storyc.backends.job import Failure, FailureKind
from storyc.backends.wire import Call, Proof, Terms
from storyc.ledger import (
    Adopt,
    Cap,
    Decision,
    GiveUp,
    IllegalStepError,
    Intent,
    Ledger,
    PayAgain,
    State,
    intent_id,
)
from storyc.ledger.rows import Rows
from storyc.ledger.state import STEPS

names = st.sampled_from([intent_id("account", "content", take) for take in range(4)])
jobs = st.sampled_from(["j1", "j2", "j3"])
decisions = st.one_of(jobs.map(Adopt), st.just(GiveUp()), st.just(PayAgain()))
bills = st.one_of(st.none(), st.decimals(0, 1, places=2))
UNPAID = {State.PLANNED, State.REJECTED}
CAP = Cap("film", Decimal("2.50"))
CALL = Call("POST", "/jobs", {}, b"body")
FAILURE = Failure(FailureKind.UNKNOWN, "said")


def dead(_name: str) -> bool:
    return False


def planned(take: int) -> Intent:
    name = intent_id("account", "content", take)
    return Intent(
        id=name,
        account="account",
        content_key="content",
        take=take,
        slate="1A",
        state=State.PLANNED,
        base_url="https://fake",
        twin="[]",
        twin_key="the same for all",
        price=1_000_000,
    )


def by_hand(state: State) -> frozenset[State]:
    """What a person may decide where the protocol itself may not go."""
    return frozenset({State.PAID_LOST}) if state is State.SENDING else frozenset()


class LedgerMachine(RuleBasedStateMachine):
    """Takes steps at random; those that are not allowed must change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(Random(1))  # noqa: S311  # repeatable on purpose
        self.rows = Rows(memory_db())
        self.ledger = Ledger(self.rows, self.world)
        for take in range(4):
            self.ledger.plan(planned(take))

    def try_step(self, name: str, step: Callable[[], object]) -> None:
        held = self.ledger.intent(name)
        try:
            step()
        except IllegalStepError:
            assert self.ledger.intent(name) == held
        now = self.ledger.intent(name)
        if now.state is not held.state:
            assert now.state in STEPS[held.state] | by_hand(held.state)
            assert self.ledger.history(name)[-1][1] is now.state

    @rule(name=names)
    def reserve(self, name: str) -> None:
        self.try_step(name, lambda: self.ledger.reserve(name, [CAP], lambda _: True))

    @rule(name=names)
    def begin(self, name: str) -> None:
        self.try_step(name, lambda: self.ledger.begin(name, CALL, None, Terms(Proof.LIST)))

    @rule(name=names, job=jobs)
    def accept(self, name: str, job: str) -> None:
        # A job found from before the ledger was paid without asking any cap.
        if self.ledger.intent(name).state not in UNPAID:
            self.try_step(name, lambda: self.ledger.accept(name, job, "accepted"))

    @rule(name=names)
    def reject(self, name: str) -> None:
        self.try_step(name, lambda: self.ledger.reject(name, FAILURE))

    @rule(name=names)
    def absent(self, name: str) -> None:
        self.try_step(name, lambda: self.ledger.absent(name))

    @rule(name=names)
    def hold(self, name: str) -> None:
        if self.ledger.intent(name).state not in UNPAID:
            self.try_step(name, lambda: self.ledger.hold(name, "why"))

    @rule(name=names, billed=bills)
    def fail(self, name: str, billed: Decimal | None) -> None:
        self.try_step(name, lambda: self.ledger.fail(name, FAILURE, billed))

    @rule(name=names, billed=bills)
    def done(self, name: str, billed: Decimal | None) -> None:
        self.try_step(name, lambda: self.ledger.done(name, "sha", billed))

    @rule(name=names)
    def lose(self, name: str) -> None:
        self.try_step(name, lambda: self.ledger.lose(name, "why"))

    @rule(name=names, decision=decisions)
    def resolve(self, name: str, decision: Decision) -> None:
        self.try_step(name, lambda: self.ledger.resolve(name, decision, dead))

    @invariant()
    def never_more_than_the_cap_is_committed(self) -> None:
        assert self.ledger.committed_usd("film") <= CAP.usd

    @invariant()
    def no_two_intents_hold_one_job(self) -> None:
        held = [it.job for it in self.ledger.intents() if it.job is not None]
        assert len(held) == len(set(held))

    @invariant()
    def at_most_one_that_looks_the_same_is_in_doubt(self) -> None:
        assert len(self.ledger.intents(State.SENDING)) <= 1

    @invariant()
    def every_row_keeps_its_seal(self) -> None:
        self.rows.verify()

    def teardown(self) -> None:
        self.ledger.close()


LedgerMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestTheLedger = LedgerMachine.TestCase
