"""What a run would cost, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from storyc.backends.order import Order
from storyc.config.backend_config import BackendConfig
from storyc.targets import load


def priced(order: Order, backend: BackendConfig) -> Order:
    """Return an order with the price that it has at a backend; `None` is not known.

    What the user says a second costs there goes before what the target's maker asks. A target that
    a project describes has no price of its own here: the project's author wrote it, and somebody
    else pays. Pricing an order twice changes nothing.
    """
    if backend.usd_per_second is not None:
        return replace(order, usd=backend.usd_per_second * order.seconds)
    return order if load(order.target) is not None else replace(order, usd=None)


def price_source(order: Order, backend: BackendConfig) -> str | None:
    """Return where the price of an order at a backend stands, for people; `None` if it has none."""
    if priced(order, backend).usd is None:
        return None
    if backend.usd_per_second is not None:
        return "your config.toml"
    return f"`storyc targets {order.target}`"


@dataclass(frozen=True, slots=True)
class Quote:
    """The price of what a run would send.

    Units: `usd` US dollars, `None` where it is not known; `seconds` billed, all clips together.
    """

    clips: int
    seconds: int
    usd: Decimal | None

    @classmethod
    def of(cls, orders: Iterable[Order], backend: BackendConfig) -> Self:
        """Add up orders at a backend. One price that is not known makes the whole so."""
        wanted = [priced(it, backend) for it in orders]
        known = [it.usd for it in wanted if it.usd is not None]
        usd = sum(known, Decimal(0)) if len(known) == len(wanted) else None
        return cls(len(wanted), sum(it.seconds for it in wanted), usd)
