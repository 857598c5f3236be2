"""PAY-ONCE: pays for each clip once, whatever breaks in between.

The steps are those of docs/rendering.md, "Paying once". Each one reads the intent's state from the
ledger and moves it on by one commit, so that running the whole again after any interruption goes on
where it stopped.
"""

from storyc.ledger.collect import collect
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import settle
from storyc.ledger.intent import Intent
from storyc.ledger.money import to_micros
from storyc.ledger.outcome import (
    Delivered,
    Failed,
    NeedsReview,
    Outcome,
    Rejected,
    Unconfirmed,
    Unfinished,
)
from storyc.ledger.policy import Backoff, is_about_us
from storyc.ledger.purchase import Purchase, intent_id
from storyc.ledger.state import State
from storyc.ledger.submit import submit
from storyc.ledger.survey import recall
from storyc.ledger.twin import twin_key, twin_of

_OPEN = frozenset({State.SENDING, State.ACCEPTED})
"""The states that are seen to even when the clip is there already."""


async def pay_once(desk: Desk, purchase: Purchase) -> Outcome:
    """Have a clip, paid for once. Run it again after any interruption: it goes on.

    Raises:
        LedgerError: the ledger cannot go on; nothing was sent after that.
        OSError: the take store cannot keep the clip, which stays at the service.
    """
    wanted = _wanted(desk, purchase)
    kept = await desk.takes.find(wanted.content_key, wanted.take)
    known = desk.ledger.find(wanted.id)
    if kept is not None and (known is None or known.state not in _OPEN):
        return _kept(known or wanted, kept)
    intent = desk.ledger.plan(wanted)
    me = desk.claimants.join()
    try:
        while not desk.ledger.claim(intent.id, me, desk.claimants.is_alive):
            await desk.clock.sleep(desk.policy.join_s)
        return await _carry_through(desk, purchase, intent.id)
    finally:
        desk.claimants.leave(me)
        desk.ledger.release(intent.id, me)


async def _carry_through(desk: Desk, purchase: Purchase, name: str) -> Outcome:
    """Take the steps from wherever the intent is."""
    tries = desk.backoff()
    while True:
        intent = desk.ledger.intent(name)
        outcome: Outcome | None
        match intent.state:
            case State.PLANNED:
                outcome = await _reserve(desk, purchase, intent, tries)
            case State.REJECTED:
                outcome = await _reserve_again(desk, purchase, intent, tries)
            case State.RESERVED:
                outcome = await submit(desk, purchase, intent, tries)
            case State.SENDING:
                outcome = await settle(desk, intent)
                tries.next()
            case State.ACCEPTED:
                outcome = await _finish(desk, purchase, intent)
            case State.DONE:
                outcome = await _delivered(desk, purchase, intent)
            case State.FAILED | State.HELD | State.PAID_LOST:
                outcome = _over(intent)
        if outcome is not None:
            return outcome


def _wanted(desk: Desk, purchase: Purchase) -> Intent:
    account, terms, order = desk.service.account, desk.service.terms, purchase.order
    name = intent_id(account, purchase.content_key, order.take)
    twin = twin_of(purchase, terms)
    return Intent(
        id=name,
        account=account,
        content_key=purchase.content_key,
        take=order.take,
        slate=order.slate,
        state=State.PLANNED,
        base_url=purchase.base_url,
        twin=twin.text,
        twin_key=twin_key(twin, terms, name),
        price=None if order.usd is None else to_micros(order.usd),
    )


async def _reserve_again(
    desk: Desk, purchase: Purchase, intent: Intent, tries: Backoff
) -> Outcome | None:
    """A request that the service will never take is not sent again."""
    failure = intent.failed()
    if not is_about_us(failure):
        return Rejected(intent.id, failure)
    return await _reserve(desk, purchase, intent, tries)


async def _reserve(
    desk: Desk, purchase: Purchase, intent: Intent, tries: Backoff
) -> Outcome | None:
    """Step 2, first half: set the price aside."""
    kept = await desk.takes.find(intent.content_key, intent.take)
    if kept is not None:
        return _kept(intent, kept)
    if intent.price is None and not purchase.accept_unknown_price:
        return Unconfirmed(intent.id, "Nobody knows what it costs.")
    if tries.is_over():
        return Unfinished(intent.id, "The service took no request in all tries.")
    outcome = await recall(desk, purchase, intent)
    if outcome is not None or desk.ledger.intent(intent.id).state is not intent.state:
        return outcome
    return desk.ledger.reserve(intent.id, purchase.caps, desk.claimants.is_alive)


async def _finish(desk: Desk, purchase: Purchase, intent: Intent) -> Outcome:
    """Steps 7 to 9, unless they were interrupted between keeping the clip and saying so."""
    kept = await desk.takes.find(intent.content_key, intent.take)
    if kept is None:
        return await collect(desk, intent, purchase.order)
    # Only the bill is still to be asked for; without an answer the expected price stands.
    job = await desk.service.look(intent.job or "")
    desk.ledger.done(intent.id, kept, job.billed_usd)
    return Delivered(intent.id, kept, intent.job, job.billed_usd)


async def _delivered(desk: Desk, purchase: Purchase, intent: Intent) -> Outcome | None:
    """Another task has just paid for it, or the store has lost what was paid for."""
    kept = await desk.takes.find(intent.content_key, intent.take)
    if kept is not None:
        return _kept(intent, kept)
    known = intent.sha256 or ""
    if await desk.takes.recognise(intent.content_key, intent.take, known):
        return _kept(intent, known)
    desk.ledger.refetch(intent.id, purchase.base_url)
    return None


def _kept(intent: Intent, sha256: str) -> Delivered:
    return Delivered(intent.id, sha256, intent.job, intent.billed_usd)


def _over(intent: Intent) -> Outcome:
    if intent.state is State.FAILED:
        return Failed(intent.id, intent.job or "", intent.failed(), intent.billed_usd)
    lost = intent.state is State.PAID_LOST
    return NeedsReview(intent.id, intent.said or "", intent.job, lost=lost, is_odd=intent.is_odd)
