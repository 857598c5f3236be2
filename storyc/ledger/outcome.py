"""How a purchase ended, for now."""

from dataclasses import dataclass
from decimal import Decimal

from storyc.backends.job import Failure


@dataclass(frozen=True, slots=True)
class Delivered:
    """The clip is in the take store.

    `job` and `billed_usd` are `None` for a clip that was there before and not paid for by this
    ledger, and where the service does not say what it billed.
    """

    intent: str
    sha256: str
    job: str | None = None
    billed_usd: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """The service did not take the request. Nothing was billed."""

    intent: str
    failure: Failure


@dataclass(frozen=True, slots=True)
class Failed:
    """The service took the job and gave it up. `billed_usd` is `None` where it does not say."""

    intent: str
    job: str
    failure: Failure
    billed_usd: Decimal | None


@dataclass(frozen=True, slots=True)
class NeedsReview:
    """A person decides: `Ledger.resolve`.

    `lost` tells that it was paid for and cannot be had, `is_odd` that its clip is here and is not
    what was ordered.
    """

    intent: str
    why: str
    job: str | None = None
    lost: bool = False
    is_odd: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Not over, and safe to run again: nothing will be paid twice.

    `job` is the service's id once it is known; `failure` what keeps it from going on.
    """

    intent: str
    why: str
    job: str | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class OverBudget:
    """Nothing was sent: it would pass the cap. Units: US dollars."""

    intent: str
    scope: str
    cap: Decimal
    committed: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Nothing was sent: a person must say yes first (`Purchase.accept_…`).

    `is_ledger_lost` tells that it is to paying although an earlier ledger was lost, and not to a
    price.
    """

    intent: str
    why: str
    is_ledger_lost: bool = False


Outcome = Delivered | Rejected | Failed | NeedsReview | Unfinished | OverBudget | Unconfirmed
