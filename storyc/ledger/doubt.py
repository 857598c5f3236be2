"""Step 6 of PAY-ONCE: what became of a request whose answer nobody has."""

from storyc.backends.job import Accepted, Doubtful, Failure, FailureKind, Listed, Refused
from storyc.backends.service import Sighted
from storyc.backends.wire import Proof
from storyc.ledger.accept import accept
from storyc.ledger.desk import Desk
from storyc.ledger.intent import Intent
from storyc.ledger.outcome import NeedsReview, Outcome, Rejected, Unfinished
from storyc.ledger.policy import is_passing
from storyc.ledger.request import call_of
from storyc.ledger.state import State
from storyc.ledger.twin import Likeness, oldest_first, twin_in

_LISTINGS = 2
"""The list is read after one settling time and again after two, before it is believed."""

_ABOUT_THE_REQUEST = frozenset(
    {FailureKind.INVALID_REQUEST, FailureKind.MODERATION_INPUT, FailureKind.MODERATION_OUTPUT}
)


async def settle(desk: Desk, intent: Intent) -> Outcome | None:
    """Find out about an intent in doubt; `None` if it has moved on to a next step.

    It is called with the doubt fresh, or after a crash; what was sent before then left this machine
    before now, so the waiting begins now, by a clock that nobody can set.
    """
    match desk.service.terms.proof:
        case Proof.KEY:
            return await _repeat(desk, intent)
        case Proof.REFERENCE | Proof.LIST:
            return await _list_back(desk, intent)
        case Proof.NONE:
            return hold(desk, intent, "The answer was lost, and the service has no list of jobs.")


async def settle_dead(desk: Desk, intent: Intent) -> Outcome | None:
    """Settle an intent in doubt for the task that has died with it.

    It needs no order, and takes as long as the service's list may lag: several are settled side by
    side. `None` if it has moved on, or while a task that lives is at work on it.
    """
    me = desk.claimants.join()
    try:
        if not desk.ledger.claim(intent.id, me, desk.claimants.is_alive):
            return None
        found = desk.ledger.intent(intent.id)
        return await settle(desk, found) if found.state is State.SENDING else None
    finally:
        desk.claimants.leave(me)
        desk.ledger.release(intent.id, me)


def hold(desk: Desk, intent: Intent, why: str, *, is_odd: bool = False) -> NeedsReview:
    """Leave an intent to a person. `is_odd`: its clip is here, and is not what was ordered."""
    desk.ledger.hold(intent.id, why, is_odd=is_odd)
    return NeedsReview(intent.id, why, intent.job, is_odd=is_odd)


async def _repeat(desk: Desk, intent: Intent) -> Outcome | None:
    """Class K: the identical bytes with the same key, as long as the service remembers it."""
    if intent.request is None or intent.body is None:
        return hold(desk, intent, "The answer was lost, and the request was not kept.")
    call = call_of(intent.request, intent.body)
    tries = desk.backoff()
    reason = Failure(FailureKind.TRANSIENT, "the answer was lost")
    while not tries.is_over():
        await desk.clock.sleep(tries.next(reason))
        if not _is_remembered(desk, intent):
            return hold(desk, intent, "The answer was lost too long ago to ask for it by its key.")
        desk.points("before resend")
        answer = await desk.service.send(call, intent.key)
        desk.points("after resend")
        match answer:
            case Accepted(job):
                return await accept(desk, intent, job.id, "accepted, asked again with its key")
            case Refused(failure) if failure.kind in _ABOUT_THE_REQUEST:
                desk.ledger.reject(intent.id, failure)
                return Rejected(intent.id, failure)
            case Refused(failure) if not is_passing(failure):
                return _unsettled(intent, failure)
            case Refused(failure):
                reason = failure
            case Doubtful(why):
                reason = Failure(FailureKind.TRANSIENT, why)
    return _unsettled(intent, reason)


def _is_remembered(desk: Desk, intent: Intent) -> bool:
    """Tell whether the key is certainly known to the service still.

    Only half its lifetime is used: this machine's clock may have been set.
    """
    age = desk.clock.wall() - (intent.began_at or 0.0)
    return abs(age) <= desk.service.terms.key_lifetime_s / 2


async def _list_back(desk: Desk, intent: Intent) -> Outcome | None:
    """Classes M and L: the job is in the list by now, or it never was."""
    if not twin_in(intent, desk.service.terms).fields:
        return hold(desk, intent, "The answer was lost, and the service's list tells too little.")
    for _ in range(_LISTINGS):
        await desk.clock.sleep(desk.service.terms.settle_s)
        seen = await sighted(desk, intent.watermark)
        if isinstance(seen, Failure):
            if is_passing(seen) or seen.kind in {FailureKind.AUTH, FailureKind.QUOTA}:
                return _unsettled(intent, seen)
            return hold(desk, intent, f"The answer was lost, and so is the list: {seen.said}")
        outcome = await _recognise(desk, intent, seen)
        if outcome is not None or desk.ledger.intent(intent.id).state is not intent.state:
            return outcome
    desk.ledger.absent(intent.id)
    return None


async def sighted(desk: Desk, watermark: str | None) -> Sighted | Failure:
    """List the account's jobs down to a watermark; what passes by waiting is waited for."""
    tries = desk.backoff()
    while True:
        desk.points("before list")
        seen = await desk.service.sighted(watermark)
        desk.points("after list")
        if isinstance(seen, Sighted) or not is_passing(seen) or tries.is_over():
            return seen
        await desk.clock.sleep(tries.next(seen))


async def _recognise(desk: Desk, intent: Intent, seen: Sighted) -> Outcome | None:
    """Adopt the oldest unclaimed job that is the same; leave it to a person if that is unsure."""
    same = _free(desk, intent, seen, Likeness.SAME)
    by_reference = desk.service.terms.proof is Proof.REFERENCE
    if not seen.reached and not (by_reference and same):
        return hold(desk, intent, "The answer was lost, and the list does not reach back to it.")
    if not same and not _free(desk, intent, seen, Likeness.UNCLEAR):
        return None
    if not same:
        return hold(
            desk, intent, "The answer was lost, and a job in the list may or may not be it."
        )
    rivals = desk.ledger.rivals_held(intent)
    if rivals:
        return hold(desk, intent, f"The job in the list may be {rivals[0].slate}'s as well.")
    return await accept(desk, intent, same[0].id, "found in the service's list")


def _free(desk: Desk, intent: Intent, seen: Sighted, wanted: Likeness) -> list[Listed]:
    twin = twin_in(intent, desk.service.terms)
    return [
        job
        for job in oldest_first(seen.jobs)
        if twin.likeness(job) is wanted and not desk.ledger.is_held(intent.account, job.id)
    ]


def _unsettled(intent: Intent, failure: Failure) -> Unfinished:
    return Unfinished(intent.id, "It is not known yet whether the service took it.", None, failure)
