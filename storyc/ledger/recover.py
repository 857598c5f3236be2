"""What dead tasks have left behind: seen to at the next start, before anything is sent."""

import anyio

from storyc.backends.job import Status
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import settle_dead
from storyc.ledger.intent import Intent
from storyc.ledger.outcome import Outcome
from storyc.ledger.reconcile import left_in_doubt

_ENDED = frozenset({Status.SUCCEEDED, Status.FAILED, Status.CANCELLED, Status.EXPIRED})


async def recover(desk: Desk) -> tuple[Outcome, ...]:
    """Settle what is in doubt on the account and has nobody to do it.

    Side by side: each waits until the service's list must have it.

    Returns:
        How those ended that are not simply accepted, or free to be sent again.
    """
    outcomes: dict[str, Outcome] = {}

    async def settle(intent: Intent) -> None:
        outcome = await settle_dead(desk, intent)
        if outcome is not None:
            outcomes[intent.id] = outcome

    left = left_in_doubt(desk)
    async with anyio.create_task_group() as tasks:
        for each in left:
            tasks.start_soon(settle, each)
    return tuple(outcomes[it.id] for it in left if it.id in outcomes)


async def attend(desk: Desk) -> None:
    """Watch the jobs that dead tasks wait for, until this is cancelled.

    As long as they run, the service counts them against what the account may have unfinished. So
    does the ledger: without somebody who sees them end it would do so for ever. A job of the same
    account under another name is looked at in this one's way; if that finds nothing it no longer
    counts, and the service itself says when it has had enough.
    """
    while True:
        for intent in _abandoned(desk):
            job = await desk.service.look(intent.job or "")
            if job.status in _ENDED:
                desk.ledger.release(intent.id, intent.owner or "")
        await desk.clock.sleep(desk.policy.poll_longest_s)


def _abandoned(desk: Desk) -> list[Intent]:
    waited_for = desk.ledger.unfinished(desk.service.account)
    return [it for it in waited_for if not desk.claimants.is_alive(it.owner or "")]
