"""What a run would cost, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from storyc.backends.order import Order
from storyc.config.backend_config import BackendConfig
from storyc.targets import load


def price_of(
    backend: BackendConfig, target: str, seconds: int, usual: Decimal | None
) -> Decimal | None:
    """Return the price of a clip at a backend; `None` is not known.

    What the user says a second costs there goes before what the target's maker asks. A target that
    a project describes has no price of its own here: the project's author wrote it, and somebody
    else pays.

    Args:
        backend: who is asked for it.
        target: what it is planned for.
        seconds: what is billed.
        usual: the target's price for it. Units: US dollars.
    """
    if backend.usd_per_second is not None:
        return backend.usd_per_second * seconds
    return usual if load(target) is not None else None


def price_source(backend: BackendConfig, target: str) -> str:
    """Return where the prices of a target at a backend stand, for people."""
    return (
        "your config.toml" if backend.usd_per_second is not None else f"`storyc targets {target}`"
    )


def priced(order: Order, backend: BackendConfig) -> Order:
    """Return an order with its price at a backend. Pricing it twice changes nothing."""
    return replace(order, usd=price_of(backend, order.target, order.seconds, order.usd))


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
