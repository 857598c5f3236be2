"""What waits for a person, what the person may decide, and what the account holds besides."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.paying.counter import Counter, counter
from support.paying.service import Charged
from support.paying.simulation import PURCHASES

from storyc.backends.job import Doubtful, Failure, FailureKind, Job, Refused, Status
from storyc.backends.wire import Proof
from storyc.ledger import (
    Adopt,
    Cap,
    Delivered,
    GiveUp,
    IllegalStepError,
    Intent,
    NeedsReview,
    OverBudget,
    PayAgain,
    Rejected,
    State,
    Unfinished,
    left_in_doubt,
    reconcile,
    settle_dead,
)

FILM = Cap("film", Decimal(1))
FIRST = replace(PURCHASES[0], caps=(FILM,))


def held(folder: Path) -> tuple[Counter, Intent]:
    """A clip whose answer was lost where nobody can know more."""
    shop = counter(folder, Proof.NONE)
    shop.service.answers = [Doubtful("timeout")]
    assert isinstance(shop.buy(FIRST), NeedsReview)
    (intent,) = shop.desk.ledger.intents(State.HELD)
    return shop, intent


def in_doubt(folder: Path) -> tuple[Counter, Intent]:
    """A clip in doubt, left by its task because the list could not be read."""
    shop = counter(folder)
    shop.service.watermarks = [None]
    shop.service.lists = [Failure(FailureKind.AUTH, "wrong key")]
    shop.service.faults = replace(shop.service.faults, lost_reply=1.0)
    outcome = shop.buy(replace(PURCHASES[0], accept_lost_ledger=True))
    shop.service.faults = replace(shop.service.faults, lost_reply=0.0)
    return shop, shop.desk.ledger.intent(outcome.intent)


def is_alive(shop: Counter, name: str) -> bool:
    return shop.opened.claimants.is_alive(name)


def test_its_history_tells_what_happened(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    told = [(state, note) for _, state, note in shop.desk.ledger.history(intent.id)]
    assert told[:3] == [
        (State.PLANNED, "planned"),
        (State.RESERVED, "reserved"),
        (State.SENDING, "sending, attempt 1"),
    ]
    assert told[3][0] is State.HELD


def test_an_adopted_job_is_fetched_and_paid_no_more(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    shop.service.charged.append(Charged("found", b"", "", 0, 0, 0))
    shop.desk.ledger.resolve(intent.id, Adopt("found"), lambda name: is_alive(shop, name))
    outcome = shop.buy(FIRST)
    assert isinstance(outcome, Delivered)
    assert outcome.job == "found"
    assert len(shop.service.sent) == 1


def test_what_is_given_up_stays_spent(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    shop.desk.ledger.resolve(intent.id, GiveUp(), lambda _: False)
    outcome = shop.buy(FIRST)
    assert isinstance(outcome, NeedsReview)
    assert outcome.lost
    assert shop.desk.ledger.committed_usd("film") == 1


def test_paying_again_takes_a_new_key_and_room_for_both_under_the_cap(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    shop.desk.ledger.resolve(intent.id, PayAgain(), lambda _: False)
    assert isinstance(shop.buy(FIRST), OverBudget)
    assert isinstance(shop.buy(replace(FIRST, caps=(Cap("film", Decimal(2)),))), Delivered)
    assert shop.desk.ledger.committed_usd("film") == 2
    first, second = (key for _, key in shop.service.sent)
    assert first != second


def test_another_run_is_not_charged_for_what_was_spent_before_it(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    shop.desk.ledger.resolve(intent.id, PayAgain(), lambda _: False)
    assert isinstance(shop.buy(replace(FIRST, caps=(Cap("run 2", Decimal(1)),))), Delivered)
    assert shop.desk.ledger.committed_usd("run 2") == 1


def test_a_refused_request_may_be_sent_again_by_hand(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.answers = [Refused(Failure(FailureKind.MODERATION_INPUT, "no"))]
    outcome = shop.buy()
    assert isinstance(outcome, Rejected)
    shop.desk.ledger.resolve(outcome.intent, PayAgain(), lambda _: False)
    assert isinstance(shop.buy(), Delivered)


def test_a_clip_that_is_kept_needs_no_decision(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    outcome = shop.buy()
    with pytest.raises(IllegalStepError, match="done"):
        shop.desk.ledger.resolve(outcome.intent, PayAgain(), lambda _: False)


def test_a_job_of_another_clip_is_not_adopted(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    other = shop.buy(PURCHASES[3])
    assert isinstance(other, Delivered)
    with pytest.raises(IllegalStepError, match="belongs to"):
        shop.desk.ledger.resolve(intent.id, Adopt(other.job or ""), lambda _: False)


def test_nothing_is_decided_about_what_storyc_is_working_on(tmp_path: Path) -> None:
    shop, intent = held(tmp_path)
    me = shop.opened.claimants.join()
    shop.desk.ledger.claim(intent.id, me, shop.opened.claimants.is_alive)
    with pytest.raises(IllegalStepError, match="at work"):
        shop.desk.ledger.resolve(intent.id, GiveUp(), shop.opened.claimants.is_alive)


def test_jobs_that_belong_to_nobody_are_reported(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.orders[b"web"] = PURCHASES[3].order
    shop.service.charged.append(Charged("before", b"web", "", 1, 1, 1))
    shop.buy()
    late = shop.world.now
    shop.service.charged.append(Charged("after", b"web", "", late, late, late))
    orphans = shop.until(reconcile(shop.desk))
    assert not isinstance(orphans, Failure)
    assert [(it.job.id, it.was_before, it.may_be) for it in orphans] == [
        ("before", True, ()),
        ("after", False, ()),
    ]


def test_an_orphan_is_told_with_the_clip_that_it_may_be(tmp_path: Path) -> None:
    shop, intent = in_doubt(tmp_path)
    orphans = shop.until(reconcile(shop.desk))
    assert not isinstance(orphans, Failure)
    assert [(it.may_be, it.usd) for it in orphans] == [((intent.id,), Decimal(1))]


def test_what_is_in_doubt_is_settled_without_its_order(tmp_path: Path) -> None:
    shop, intent = in_doubt(tmp_path)
    assert left_in_doubt(shop.desk) == (intent,)
    assert shop.until(settle_dead(shop.desk, intent)) is None
    assert left_in_doubt(shop.desk) == ()
    assert shop.desk.ledger.intent(intent.id).state is State.ACCEPTED
    assert len(shop.service.charged) == 1


def test_a_job_that_was_cancelled_at_the_service_is_failed(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.looks = [Job("job-0", Status.CANCELLED)]
    outcome = shop.buy()
    assert shop.desk.ledger.intent(outcome.intent).state is State.FAILED


def test_a_list_that_cannot_be_read_is_no_report(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.lists = [Failure(FailureKind.AUTH, "wrong key")]
    assert shop.until(reconcile(shop.desk)) == Failure(FailureKind.AUTH, "wrong key")


def test_the_doubt_of_a_living_task_is_left_to_it(tmp_path: Path) -> None:
    shop, intent = in_doubt(tmp_path)
    me = shop.opened.claimants.join()
    shop.desk.ledger.claim(intent.id, me, shop.opened.claimants.is_alive)
    assert left_in_doubt(shop.desk) == ()
    assert shop.until(settle_dead(shop.desk, intent)) is None
    assert shop.desk.ledger.intent(intent.id).state is State.SENDING


def test_a_clip_waits_for_the_doubt_that_a_dead_task_left(tmp_path: Path) -> None:
    shop, intent = in_doubt(tmp_path)
    alike = replace(PURCHASES[1], accept_lost_ledger=True)
    shop.service.lists = [Failure(FailureKind.AUTH, "wrong key")]
    outcome = shop.buy(alike)
    assert isinstance(outcome, Unfinished)
    assert "comes first" in outcome.why
    assert isinstance(shop.buy(alike), Delivered)
    assert shop.desk.ledger.intent(intent.id).state is State.ACCEPTED
    assert len(shop.service.charged) == 2
