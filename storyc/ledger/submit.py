"""Steps 2 to 5 of PAY-ONCE: write it down, check the fence, send once, write down what was said."""

from storyc.backends.job import Accepted, Answer, Doubtful, Failure, Refused
from storyc.backends.wire import Proof
from storyc.ledger.accept import accept
from storyc.ledger.collect import collect
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import settle_dead
from storyc.ledger.intent import Intent
from storyc.ledger.outcome import Outcome, Rejected, Unfinished
from storyc.ledger.policy import Backoff, is_passing
from storyc.ledger.purchase import Purchase
from storyc.ledger.turn import Behind, Wait


async def submit(desk: Desk, purchase: Purchase, intent: Intent, tries: Backoff) -> Outcome | None:
    """Send a reserved intent's request, once; `None` if there is a next step to take."""
    if desk.is_stopping():
        return Unfinished(intent.id, "Stopped before it was sent.")
    rival = desk.ledger.rival(intent)
    if rival is not None:
        return await _settle_first(desk, intent, rival)
    await desk.takes.make_ready()
    watermark = await _watermark(desk)
    if isinstance(watermark, Failure):
        return await _put_off(desk, intent, watermark, tries)
    return await _send(desk, purchase, intent, watermark, tries)


async def _send(
    desk: Desk, purchase: Purchase, intent: Intent, watermark: str | None, tries: Backoff
) -> Outcome | None:
    call = desk.service.call(purchase.order, dict(purchase.held))
    turn = desk.ledger.begin(intent.id, call, watermark, desk.service.terms)
    committed = desk.clock.elapsed()
    if turn is not None:
        return await _wait(desk, intent, turn)
    desk.points("before send")
    if desk.clock.elapsed() - committed > desk.policy.fence_s:
        desk.ledger.unsent(intent.id)
        return None
    answer = await desk.service.send(call, intent.key)
    desk.points("after send")
    return await _answered(desk, purchase, intent, answer, tries)


async def _answered(
    desk: Desk, purchase: Purchase, intent: Intent, answer: Answer, tries: Backoff
) -> Outcome | None:
    match answer:
        case Accepted(job):
            held = await accept(desk, intent, job.id, "accepted")
            taken = desk.ledger.intent(intent.id)
            return held or await collect(desk, taken, purchase.order, job)
        case Refused(failure):
            return await _refused(desk, intent, failure, tries)
        case Doubtful():
            # The intent stays where a crash would have left it, and is settled in the same way.
            return None


async def _watermark(desk: Desk) -> str | Failure | None:
    """Return the newest listed job, where the list is what settles doubt."""
    if desk.service.terms.proof not in {Proof.REFERENCE, Proof.LIST}:
        return None
    desk.points("before watermark")
    newest = await desk.service.newest()
    desk.points("after watermark")
    return newest


async def _put_off(desk: Desk, intent: Intent, failure: Failure, tries: Backoff) -> Outcome | None:
    """Without a watermark nothing may be sent."""
    if not is_passing(failure) or tries.is_over():
        return Unfinished(intent.id, "The service's list cannot be read.", failure=failure)
    await desk.clock.sleep(tries.next(failure))
    return None


async def _refused(desk: Desk, intent: Intent, failure: Failure, tries: Backoff) -> Outcome | None:
    """A definite no: its reserve is free again, and it may be tried again if that can help."""
    desk.ledger.reject(intent.id, failure)
    pause = tries.next(failure)
    if not is_passing(failure) or tries.is_over():
        return Rejected(intent.id, failure)
    await desk.clock.sleep(pause)
    return None


async def _wait(desk: Desk, intent: Intent, turn: Wait | Behind) -> Outcome | None:
    if isinstance(turn, Behind):
        return await _settle_first(desk, intent, turn.intent)
    await desk.clock.sleep(turn.seconds)
    return None


async def _settle_first(desk: Desk, intent: Intent, rival: Intent) -> Outcome | None:
    """Wait behind a request that looks the same; settle its doubt if nobody is left to do it."""
    if desk.claimants.is_alive(rival.owner or ""):
        await desk.clock.sleep(desk.policy.join_s)
        return None
    outcome = await settle_dead(desk, rival)
    if isinstance(outcome, Unfinished):
        return Unfinished(
            intent.id, f"{rival.slate} comes first: {outcome.why}", None, outcome.failure
        )
    return None
