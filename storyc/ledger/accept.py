"""Writes down that a job is ours: the one commit that must not be lost."""

from storyc.ledger.desk import Desk
from storyc.ledger.errors import LedgerUnwritableError
from storyc.ledger.intent import Intent
from storyc.ledger.outcome import NeedsReview


async def accept(desk: Desk, intent: Intent, job: str, note: str) -> NeedsReview | None:
    """Let an intent have a job; a person decides if another intent has it already.

    Raises:
        LedgerUnwritableError: the disk refused for long. The job's id is in the message, since it
            is nowhere else.
    """
    tries = desk.backoff()
    while True:
        try:
            if desk.ledger.accept(intent.id, job, note):
                return None
            break
        except LedgerUnwritableError as error:
            if tries.is_over():
                raise LedgerUnwritableError(
                    f"{error} The service has taken {intent.slate} as its job {job}."
                ) from error
            await desk.clock.sleep(tries.next())
    why = f"The service answered with job {job}, which belongs to another clip."
    desk.ledger.hold(intent.id, why)
    return NeedsReview(intent.id, why)
