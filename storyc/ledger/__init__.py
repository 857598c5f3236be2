"""The ledger of paid jobs, and the protocol that pays for each clip once.

`open_ledger` opens the user's ledger; a `Desk` is one account at it; `pay_once` takes a `Purchase`
through to an `Outcome`, whatever breaks in between, and is simply called again after a crash:

    opened = open_ledger(state_folder, SystemClock())
    desk = Desk(ledger=opened.ledger, claimants=opened.claimants, service=service, takes=takes,
                clock=clock, random=SystemRandom())
    outcome = await pay_once(desk, Purchase(order, content_key(order, "ark", model), base_url))

A ledger belongs to a user, not to a project: projects that share an account see each other's
claims. It is used from one thread; many tasks of that thread, and many processes, share it.
"""

from storyc.ledger.claimants import Claimants, ProcessClaimants
from storyc.ledger.clock import Clock, SystemClock
from storyc.ledger.decision import Adopt, Decision, GiveUp, PayAgain
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import settle_dead
from storyc.ledger.errors import (
    BaseAddressChangedError,
    IllegalStepError,
    LedgerDamagedError,
    LedgerError,
    LedgerTooNewError,
    LedgerUnwritableError,
    ProjectBusyError,
)
from storyc.ledger.intent import Intent
from storyc.ledger.ledger import Ledger
from storyc.ledger.opening import Opened, open_ledger
from storyc.ledger.outcome import (
    Delivered,
    Failed,
    NeedsReview,
    Outcome,
    OverBudget,
    Rejected,
    Unconfirmed,
    Unfinished,
)
from storyc.ledger.pay_once import pay_once
from storyc.ledger.points import POINTS, Points, no_points
from storyc.ledger.policy import Policy
from storyc.ledger.project_lock import project_lock
from storyc.ledger.purchase import Cap, Purchase, content_key, intent_id
from storyc.ledger.purse import purse_of
from storyc.ledger.reconcile import Orphan, left_in_doubt, reconcile
from storyc.ledger.recover import attend, recover
from storyc.ledger.state import State
from storyc.ledger.take_store import TakeStore

__all__ = [
    "POINTS",
    "Adopt",
    "BaseAddressChangedError",
    "Cap",
    "Claimants",
    "Clock",
    "Decision",
    "Delivered",
    "Desk",
    "Failed",
    "GiveUp",
    "IllegalStepError",
    "Intent",
    "Ledger",
    "LedgerDamagedError",
    "LedgerError",
    "LedgerTooNewError",
    "LedgerUnwritableError",
    "NeedsReview",
    "Opened",
    "Orphan",
    "Outcome",
    "OverBudget",
    "PayAgain",
    "Points",
    "Policy",
    "ProcessClaimants",
    "ProjectBusyError",
    "Purchase",
    "Rejected",
    "State",
    "SystemClock",
    "TakeStore",
    "Unconfirmed",
    "Unfinished",
    "attend",
    "content_key",
    "intent_id",
    "left_in_doubt",
    "no_points",
    "open_ledger",
    "pay_once",
    "project_lock",
    "purse_of",
    "reconcile",
    "recover",
    "settle_dead",
]
