"""A row of the ledger: one intent to pay."""

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any

from storyc.backends.job import Failure, FailureKind
from storyc.ledger.money import to_usd
from storyc.ledger.purchase import idem_key
from storyc.ledger.seal import Cell
from storyc.ledger.state import COMMITTED, State


@dataclass(frozen=True, slots=True)
class Intent:
    """One intent to pay, as it stands in the ledger.

    `epoch` counts a person's "pay again", `attempt` the requests sent in it. `twin` is what its job
    looks like in the service's list, `twin_key` the part of it by which jobs can be mistaken for
    one another. `request` is the call without its body; `body` is kept only while the same bytes
    may have to be sent again.

    Units: `price`, `billed`, `sunk` in millionths of a dollar; `sunk` is what earlier epochs may
    have cost. `began_at` seconds since 1970, by this machine's clock.
    """

    id: str
    account: str
    content_key: str
    take: int
    slate: str
    state: State
    base_url: str
    twin: str
    twin_key: str
    epoch: int = 0
    attempt: int = 0
    price: int | None = None
    billed: int | None = None
    sunk: int = 0
    request: str | None = None
    body: bytes | None = None
    body_sha256: str | None = None
    watermark: str | None = None
    began_at: float | None = None
    job: str | None = None
    sha256: str | None = None
    failure: FailureKind | None = None
    said: str | None = None
    owner: str | None = None

    @property
    def key(self) -> str:
        """The idempotency key, or reference, of its requests."""
        return idem_key(self.id, self.epoch)

    @property
    def is_odd(self) -> bool:
        """Whether its clip came and is not what was ordered, so that a person decides."""
        return self.state is State.HELD and self.failure is FailureKind.ODD_CLIP

    @property
    def committed(self) -> int:
        """What it counts against a cap: billed or expected. Units: millionths of a dollar."""
        now = (self.price if self.billed is None else self.billed) or 0
        return self.sunk + (now if self.state in COMMITTED else 0)

    @property
    def price_usd(self) -> Decimal | None:
        """The expected price."""
        return None if self.price is None else to_usd(self.price)

    @property
    def billed_usd(self) -> Decimal | None:
        """What the service says that it billed, for the last job."""
        return None if self.billed is None else to_usd(self.billed)

    def failed(self) -> Failure:
        """Return why the service refused or failed it."""
        return Failure(self.failure or FailureKind.UNKNOWN, self.said or "")


COLUMNS = tuple(each.name for each in fields(Intent))
_STATE, _FAILURE = COLUMNS.index("state"), COLUMNS.index("failure")
_values = attrgetter(*COLUMNS)


def cells(intent: Intent) -> tuple[Cell, ...]:
    """Return the values of a row, in the order of `COLUMNS`."""
    return tuple(value.value if isinstance(value, StrEnum) else value for value in _values(intent))


def intent_of(row: tuple[Cell, ...]) -> Intent:
    """Return the intent that a row holds.

    Raises:
        ValueError: a word in it is none of ours.
        TypeError: it has the wrong number of cells.
    """
    values: list[Any] = list(row)
    values[_STATE] = State(values[_STATE])
    if values[_FAILURE] is not None:
        values[_FAILURE] = FailureKind(values[_FAILURE])
    return Intent(*values)
