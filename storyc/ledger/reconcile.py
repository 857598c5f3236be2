"""Step 10 of PAY-ONCE: holds the ledger against what the service lists."""

from dataclasses import dataclass
from decimal import Decimal

from storyc.backends.job import Failure, Listed
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import sighted
from storyc.ledger.intent import Intent
from storyc.ledger.state import State
from storyc.ledger.twin import Likeness, twin_in


@dataclass(frozen=True, slots=True)
class Orphan:
    """A job on the account that belongs to no intent: billed, and not ours as far as is known.

    `may_be` are the intents in doubt or under review that it could belong to, `usd` their price.
    `was_before` tells that it was there before the ledger knew the account.
    """

    job: Listed
    may_be: tuple[str, ...]
    usd: Decimal | None
    was_before: bool


async def reconcile(desk: Desk) -> tuple[Orphan, ...] | Failure:
    """Return the jobs on the account that no intent holds, oldest first.

    A service without a list gives the failure that `Service.sighted` gives.
    """
    seen = await sighted(desk, None)
    if isinstance(seen, Failure):
        return seen
    ledger, account = desk.ledger, desk.service.account
    unsure = [it for it in ledger.intents(State.SENDING, State.HELD) if it.account == account]
    before = {it.id for it in ledger.strangers(account)}
    free = [job for job in seen.jobs if not ledger.is_held(account, job.id)]
    return tuple(_orphan(desk, job, unsure, was_before=job.id in before) for job in reversed(free))


def left_in_doubt(desk: Desk) -> tuple[Intent, ...]:
    """Return the account's intents in doubt that nobody works on: for `settle_dead`, at a start."""
    return tuple(
        it
        for it in desk.ledger.intents(State.SENDING)
        if it.account == desk.service.account and not desk.claimants.is_alive(it.owner or "")
    )


def _orphan(desk: Desk, job: Listed, unsure: list[Intent], *, was_before: bool) -> Orphan:
    terms = desk.service.terms
    mine = [it for it in unsure if twin_in(it, terms).likeness(job) is not Likeness.OTHER]
    usd = mine[0].price_usd if mine else None
    return Orphan(job, tuple(it.id for it in mine), usd, was_before)
