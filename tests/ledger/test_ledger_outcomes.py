"""What the protocol makes of each thing that a service may say."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.paying.counter import Counter, counter
from support.paying.service import Charged, Faults, terms_of
from support.paying.simulation import PURCHASES, order

from storyc.backends.job import (
    Accepted,
    Doubtful,
    Failure,
    FailureKind,
    Job,
    Link,
    Listed,
    Refused,
    Status,
)
from storyc.backends.service import Sighted
from storyc.backends.wire import Proof
from storyc.ledger import (
    BaseAddressChangedError,
    Cap,
    Delivered,
    Failed,
    NeedsReview,
    OverBudget,
    Purchase,
    Rejected,
    State,
    Unconfirmed,
    Unfinished,
    content_key,
)

LOST = Doubtful("timeout")
READY = Job("job-0", Status.SUCCEEDED, clip=Link("https://fake/job-0"))


def failure(kind: FailureKind, said: str = "said", retry: float | None = None) -> Failure:
    return Failure(kind, said, retry)


def bought(prompt: str, **changes: object) -> Purchase:
    wanted = replace(order(prompt), **changes)  # type: ignore[arg-type]  # fields by name
    return Purchase(wanted, content_key(wanted, "fake"), "https://fake")


def only_state(shop: Counter) -> State:
    (intent,) = shop.desk.ledger.intents()
    return intent.state


def test_a_clip_is_delivered_and_its_bill_recorded(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Accepted(replace(READY, billed_usd=Decimal("0.75")))]
    outcome = shop.buy()
    assert isinstance(outcome, Delivered)
    assert outcome.billed_usd == Decimal("0.75")
    (intent,) = shop.desk.ledger.intents()
    assert (intent.state, intent.billed_usd) == (State.DONE, Decimal("0.75"))


def test_what_is_kept_already_costs_no_request(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    purchase = PURCHASES[0]
    shop.takes.kept[purchase.content_key, 1] = "sha"
    assert isinstance(shop.buy(purchase), Delivered)
    assert shop.service.sent == []
    assert shop.desk.ledger.intents() == []


def test_a_lost_take_is_fetched_again_for_nothing(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy()
    shop.takes.kept.clear()
    assert isinstance(shop.buy(), Delivered)
    assert len(shop.service.sent) == 1


@pytest.mark.parametrize(
    "kind",
    [FailureKind.INVALID_REQUEST, FailureKind.MODERATION_INPUT, FailureKind.UNKNOWN],
)
def test_a_refused_request_is_never_sent_again_by_itself(tmp_path: Path, kind: FailureKind) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Refused(failure(kind, "no such thing"))]
    for _ in range(2):
        outcome = shop.buy()
        assert isinstance(outcome, Rejected)
        assert outcome.failure == Failure(kind, "no such thing")
    assert len(shop.service.sent) == 1


def test_a_wrong_key_is_said_at_once_and_the_next_run_tries_again(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Refused(failure(FailureKind.AUTH))]
    assert isinstance(shop.buy(), Rejected)
    assert isinstance(shop.buy(), Delivered)


@pytest.mark.parametrize(
    ("wish", "least", "most"), [(None, 1.0, 4.0), (7.0, 7.0, 10.0), (1e9, 600.0, 603.0)]
)
def test_a_busy_service_is_asked_again_when_it_wishes_but_not_in_a_year(
    tmp_path: Path, wish: float | None, least: float, most: float
) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Refused(failure(FailureKind.TRANSIENT, retry=wish))]
    assert isinstance(shop.buy(), Delivered)
    first, second = shop.service.sent_at
    assert least <= second - first <= most + 2


def test_a_service_that_is_always_busy_is_given_up_and_nothing_is_committed(
    tmp_path: Path,
) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Refused(failure(FailureKind.TRANSIENT))] * 99
    purchase = replace(PURCHASES[0], caps=(Cap("film", Decimal(10)),))
    assert isinstance(shop.buy(purchase), Rejected)
    assert len(shop.service.sent) == shop.desk.policy.tries
    assert shop.desk.ledger.committed_usd("film") == 0


def test_without_any_proof_a_lost_answer_is_left_to_a_person(tmp_path: Path) -> None:
    shop = counter(tmp_path, Proof.NONE)
    shop.service.answers = [LOST]
    for _ in range(3):
        assert isinstance(shop.buy(), NeedsReview)
    assert len(shop.service.sent) == 1
    assert only_state(shop) is State.HELD


def test_a_lost_answer_is_asked_for_with_the_same_bytes_and_key(tmp_path: Path) -> None:
    shop = counter(tmp_path, Proof.KEY)
    shop.service.answers = [LOST, LOST, Refused(failure(FailureKind.TRANSIENT)), LOST]
    assert isinstance(shop.buy(), Delivered)
    assert len({(call.body, key) for call, key in shop.service.sent}) == 1


def test_a_key_that_may_be_forgotten_is_not_used(tmp_path: Path) -> None:
    terms = replace(terms_of(Proof.KEY), key_lifetime_s=0.0)
    shop = counter(tmp_path, terms=terms)
    shop.service.answers = [LOST]
    shop.desk = replace(shop.desk, points=lambda name: _a_second_later(shop, name))
    assert isinstance(shop.buy(), NeedsReview)
    assert len(shop.service.sent) == 1


def _a_second_later(shop: Counter, name: str) -> None:
    if name == "after send":
        shop.world.now += 1


def test_a_list_that_does_not_reach_back_is_left_to_a_person(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy(bought("other"))
    shop.service.answers = [LOST]
    shop.service.lists = [Sighted((), reached=False)]
    outcome = shop.buy()
    assert isinstance(outcome, NeedsReview)
    assert "reach back" in outcome.why


def test_a_list_that_cannot_be_read_for_now_is_read_by_the_next_run(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy(bought("other"))
    shop.service.answers = [LOST]
    shop.service.lists = [failure(FailureKind.AUTH)]
    outcome = shop.buy()
    assert isinstance(outcome, Unfinished)
    assert only_state_of(shop, "a") is State.SENDING
    assert isinstance(shop.buy(), Delivered)
    assert len(shop.service.charged) == 2


def only_state_of(shop: Counter, prompt: str) -> State:
    key = bought(prompt).content_key
    return next(it.state for it in shop.desk.ledger.intents() if it.content_key == key)


@pytest.mark.parametrize(
    "echoed",
    [
        {"seconds": 9},
        {"seconds": None},
        {"size": "720p"},
        {"prompt": None},
    ],
)
def test_a_job_that_may_or_may_not_be_ours_is_left_to_a_person(
    tmp_path: Path, echoed: dict[str, int | str | None]
) -> None:
    shop = counter(tmp_path)
    shop.buy(bought("other"))
    shop.service.answers = [LOST]
    mine = Listed("strange", 5.0, prompt="a", seconds=8, size="1280x720")
    unsure = replace(mine, **echoed)  # type: ignore[arg-type]  # fields by name
    shop.service.lists = [Sighted((unsure,), reached=True)]
    outcome = shop.buy()
    assert isinstance(outcome, NeedsReview)
    assert len(shop.service.sent) == 2


def test_a_list_that_tells_nothing_is_no_proof(tmp_path: Path) -> None:
    shop = counter(tmp_path, terms=replace(terms_of(Proof.LIST), echoes=frozenset()))
    shop.service.answers = [LOST]
    outcome = shop.buy()
    assert isinstance(outcome, NeedsReview)
    assert "tells too little" in outcome.why
    assert len(shop.service.sent) == 1


def test_a_service_that_is_unreachable_for_hours_is_asked_again_and_again(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    waits = failure(FailureKind.TRANSIENT, retry=0.0)
    gone = failure(FailureKind.TRANSIENT)
    shop.service.looks = [Job("job-0", Status.UNKNOWN, failure=waits)] * 1100
    shop.service.looks += [Job("job-0", Status.UNKNOWN, failure=gone)] * 10
    assert isinstance(shop.buy(), Delivered)


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param([("y", 9.0), ("x", 8.0)], id="newest first"),
        pytest.param([("x", 8.0), ("y", 9.0)], id="out of order"),
        pytest.param([("y", 8.0), ("x", 8.0)], id="made in the same second"),
        pytest.param([("y", None), ("x", None)], id="without a time"),
    ],
)
def test_the_oldest_of_equal_jobs_is_adopted(
    tmp_path: Path, listed: list[tuple[str, float | None]]
) -> None:
    shop = counter(tmp_path)
    shop.buy(bought("other"))
    shop.service.answers = [LOST]
    alike = [Listed(it, at, None, None, "a", 8, "1280x720") for it, at in listed]
    shop.service.lists = [Sighted(tuple(alike), reached=True)]
    shop.service.looks = [replace(READY, id="x")]
    outcome = shop.buy()
    assert isinstance(outcome, Delivered)
    assert outcome.job == "x"


def test_a_job_may_not_be_two_clips(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Accepted(READY), Accepted(READY)]
    assert isinstance(shop.buy(), Delivered)
    outcome = shop.buy(bought("other"))
    assert isinstance(outcome, NeedsReview)
    assert "another clip" in outcome.why


@pytest.mark.parametrize("kind", [FailureKind.MODERATION_OUTPUT, FailureKind.UNKNOWN])
def test_a_failed_job_is_told_and_not_paid_again(tmp_path: Path, kind: FailureKind) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.FAILED, failure=failure(kind), billed_usd=Decimal(0))]
    for _ in range(2):
        outcome = shop.buy()
        assert isinstance(outcome, Failed)
        assert (outcome.failure.kind, outcome.billed_usd) == (kind, 0)
    assert len(shop.service.sent) == 1


def test_a_word_that_nobody_knows_is_asked_about_again(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.UNKNOWN)] * 5
    assert isinstance(shop.buy(), Delivered)


def test_a_job_that_never_ends_is_left_and_never_sent_again(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.RUNNING)] * 10_000
    outcome = shop.buy()
    assert isinstance(outcome, Unfinished)
    assert outcome.job == "job-0"
    waited = 8 * shop.desk.policy.deadline_per_second_s + shop.desk.policy.deadline_s
    assert shop.world.now - shop.service.sent_at[0] < waited + 120
    shop.service.looks.clear()
    assert isinstance(shop.buy(), Delivered)
    assert len(shop.service.sent) == 1


def test_a_job_that_the_service_forgot_is_left_to_a_person(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.EXPIRED)] * 99
    outcome = shop.buy()
    assert isinstance(outcome, NeedsReview)
    assert (outcome.job, outcome.lost) == ("job-0", False)
    assert shop.service.looked == shop.desk.policy.tries + 1


def test_a_service_that_forgets_its_job_for_a_moment_is_asked_again(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.EXPIRED)] * 2
    assert isinstance(shop.buy(), Delivered)


def test_an_expired_link_is_looked_up_again(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.clips = [failure(FailureKind.EXPIRED)] * 3
    assert isinstance(shop.buy(), Delivered)
    assert len(shop.service.sent) == 1


def test_a_clip_that_is_gone_for_good_is_paid_and_lost(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.clips = [failure(FailureKind.EXPIRED)] * 99
    outcome = shop.buy()
    assert isinstance(outcome, NeedsReview)
    assert outcome.lost
    assert only_state(shop) is State.PAID_LOST


def test_a_clip_that_is_not_what_was_ordered_is_left_to_a_person(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.clips = [failure(FailureKind.INVALID_REQUEST, "4 s instead of 8 s")] * 99
    outcome = shop.buy()
    assert isinstance(outcome, NeedsReview)
    assert "4 s instead of 8 s" in outcome.why


def test_a_clip_that_cannot_be_fetched_now_is_fetched_by_the_next_run(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.clips = [failure(FailureKind.TRANSIENT)] * (shop.desk.policy.tries + 1)
    assert isinstance(shop.buy(), Unfinished)
    assert isinstance(shop.buy(), Delivered)
    assert len(shop.service.sent) == 1


def test_the_cap_is_never_passed(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    caps = (Cap("film", Decimal("2.50")),)
    outcomes = [shop.buy(replace(bought(prompt), caps=caps)) for prompt in "abc"]
    assert [type(it) for it in outcomes] == [Delivered, Delivered, OverBudget]
    over = outcomes[2]
    assert isinstance(over, OverBudget)
    assert (over.committed, over.price, over.cap) == (2, 1, Decimal("2.50"))
    assert len(shop.service.sent) == 2


def test_what_is_in_doubt_counts_under_the_cap(tmp_path: Path) -> None:
    shop = counter(tmp_path, Proof.NONE)
    shop.service.answers = [LOST]
    caps = (Cap("film", Decimal(1)),)
    assert isinstance(shop.buy(replace(bought("a"), caps=caps)), NeedsReview)
    assert isinstance(shop.buy(replace(bought("b"), caps=caps)), OverBudget)


def test_an_unknown_price_needs_a_yes(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    unpriced = bought("a", usd=None)
    assert isinstance(shop.buy(unpriced), Unconfirmed)
    assert shop.service.sent == []
    assert isinstance(shop.buy(replace(unpriced, accept_unknown_price=True)), Delivered)


def test_a_job_begun_at_another_address_stops_loudly(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.UNKNOWN, failure=failure(FailureKind.AUTH))]
    assert isinstance(shop.buy(), Unfinished)
    with pytest.raises(BaseAddressChangedError, match="https://elsewhere"):
        shop.buy(replace(PURCHASES[0], base_url="https://elsewhere"))
    assert isinstance(shop.buy(), Delivered)


def test_a_lost_take_is_not_looked_for_at_another_address(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy()
    elsewhere = replace(PURCHASES[0], base_url="https://elsewhere")
    assert isinstance(shop.buy(elsewhere), Delivered)
    shop.takes.kept.clear()
    with pytest.raises(BaseAddressChangedError, match="https://elsewhere"):
        shop.buy(elsewhere)


def test_nothing_is_sent_once_it_is_told_to_stop(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.desk = replace(shop.desk, is_stopping=lambda: True)
    assert isinstance(shop.buy(), Unfinished)
    assert shop.service.sent == []


def test_a_job_that_comes_late_into_the_list_is_found_the_second_time(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy(bought("other"))
    shop.service.answers = [LOST]
    late = Listed("late", 5.0, None, None, "a", 8, "1280x720")
    shop.service.lists = [Sighted((), reached=True), Sighted((late,), reached=True)]
    shop.service.looks = [replace(READY, id="late")]
    outcome = shop.buy()
    assert isinstance(outcome, Delivered)
    assert outcome.job == "late"
    assert len(shop.service.sent) == 2


def test_a_job_from_before_the_request_is_not_taken_for_it(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    alike = PURCHASES[0].order
    call = shop.service.call(alike, {})
    shop.service.charged.append(Charged("old", call.body, "", 1.0, 1.0, 1.0))
    shop.service.answers = [LOST]
    outcome = shop.buy(replace(PURCHASES[0], accept_lost_ledger=True))
    assert isinstance(outcome, Delivered)
    assert outcome.job != "old"


def test_a_job_that_may_be_another_clips_under_review_is_not_taken(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy(bought("other"))
    plain, pictured = PURCHASES[0], PURCHASES[2]
    shop.service.answers = [LOST]
    shop.service.lists = [Sighted((), reached=False)]
    assert isinstance(shop.buy(pictured), NeedsReview)
    shop.service.answers = [LOST]
    found = Listed("whose", 5.0, None, None, "a", 8, "1280x720")
    shop.service.lists = [Sighted((found,), reached=True)]
    outcome = shop.buy(plain)
    assert isinstance(outcome, NeedsReview)
    assert "as well" in outcome.why


def test_what_a_dead_task_had_reserved_is_free_for_others(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.watermarks = [failure(FailureKind.AUTH)]
    cap = (Cap("film", Decimal(1)),)
    first = replace(bought("a"), caps=cap)
    outcome = shop.buy(first)
    ledger = shop.desk.ledger
    assert ledger.committed_usd("film") == 0
    ledger.claim(outcome.intent, "dead.1", lambda _: False)
    assert ledger.reserve(outcome.intent, cap, lambda _: True) is None
    assert isinstance(shop.buy(replace(bought("b"), caps=cap)), Delivered)


def test_a_request_that_was_held_up_is_not_sent_on_an_old_line(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    pauses = [60.0]

    def stop(name: str) -> None:
        if name == "before send" and pauses:
            shop.world.now += pauses.pop()

    shop.desk = replace(shop.desk, points=stop)
    outcome = shop.buy()
    told = [state for _, state, _ in shop.desk.ledger.history(outcome.intent)]
    assert told.count(State.SENDING) == 2
    assert len(shop.service.sent) == 1


@pytest.mark.parametrize("jump", [86_400.0, -86_400.0])
@pytest.mark.parametrize("proof", [Proof.KEY, Proof.LIST])
def test_a_clock_that_jumps_a_day_pays_nothing_twice(
    tmp_path: Path, proof: Proof, jump: float
) -> None:
    shop = counter(tmp_path, proof)
    shop.service.faults = Faults(lost_reply=1.0)

    def set_clock(name: str) -> None:
        if name == "after send":
            shop.world.skew += jump
            shop.service.faults = Faults()

    shop.desk = replace(shop.desk, points=set_clock)
    assert isinstance(shop.buy(), Delivered | NeedsReview)
    assert len(shop.service.charged) == 1
