"""What an account holds from before the ledger knew it: a lost ledger costs nothing twice."""

from storyc.backends.job import Failure, Listed
from storyc.backends.service import Sighted
from storyc.backends.wire import Proof
from storyc.ledger.accept import accept
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import hold, sighted
from storyc.ledger.intent import Intent
from storyc.ledger.outcome import Outcome, Unconfirmed, Unfinished
from storyc.ledger.purchase import Purchase, is_key_of
from storyc.ledger.twin import Likeness, oldest_first, twin_in

_NO_LIST = (
    "The ledger of paid jobs was damaged and has been set aside, and this service has no list of "
    "jobs. It may have been paid for already."
)


async def recall(desk: Desk, purchase: Purchase, intent: Intent) -> Outcome | None:
    """Adopt a job that was paid for before this ledger began; `None` if there is none.

    Nothing is sent while the account has a job that may be the one.
    """
    if purchase.accept_lost_ledger or intent.attempt or intent.epoch:
        return None
    if desk.service.terms.proof not in {Proof.REFERENCE, Proof.LIST}:
        lost = Unconfirmed(intent.id, _NO_LIST, is_ledger_lost=True)
        return None if desk.ledger.replaces() is None else lost
    failure = await _survey(desk)
    if failure is not None:
        return Unfinished(intent.id, "The service's list cannot be read.", failure=failure)
    same = _strangers(desk, intent, Likeness.SAME)
    if not same and not _strangers(desk, intent, Likeness.UNCLEAR):
        return None
    by_list = desk.service.terms.proof is Proof.LIST
    if not same or (by_list and purchase.order.assets):
        why = "The account has a job with this prompt from before the ledger. It may be this clip."
        return hold(desk, intent, why)
    return await accept(desk, intent, same[0].id, "found on the account, from before the ledger")


async def _survey(desk: Desk) -> Failure | None:
    """Take down, once, what is on an account that the ledger does not know yet."""
    account = desk.service.account
    if desk.ledger.is_surveyed(account):
        return None
    if desk.ledger.is_rebuilt():
        # What the lost ledger had in flight comes into the list first.
        await desk.clock.sleep(desk.service.terms.settle_s)
    seen = await sighted(desk, None)
    if isinstance(seen, Sighted):
        desk.ledger.survey(account, seen.jobs)
        return None
    return seen


def _strangers(desk: Desk, intent: Intent, wanted: Likeness) -> list[Listed]:
    """Return the unclaimed jobs of before that are so much like an intent's, oldest first."""
    found = desk.ledger.strangers(intent.account)
    if desk.service.terms.proof is Proof.REFERENCE:
        # The lost ledger may have been in another epoch.
        alike = [it for it in found if is_key_of(intent.id, it.reference or "")]
        return oldest_first(alike) if wanted is Likeness.SAME else []
    twin = twin_in(intent, desk.service.terms)
    return oldest_first([it for it in found if twin.likeness(it) is wanted])
