"""What a run would cost, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from storyc.config.backend_config import BackendConfig
from storyc.plan import Segment
from storyc.targets import load


@dataclass(frozen=True, slots=True)
class Quote:
    """The price of what a run would send.

    Units: `usd` US dollars, `None` where it is not known; `seconds` billed, all clips together.
    """

    clips: int
    seconds: int
    usd: Decimal | None

    @classmethod
    def of(cls, missing: Iterable[Segment], target: str, backend: BackendConfig) -> Self:
        """Price segments at a backend, each as often as it is listed.

        What the user says a second costs there goes before what the target's maker asks. A target
        that a project describes has no price of its own here: the project's author wrote it, and
        somebody else pays.
        """
        wanted = list(missing)
        prices = [price_of(it, target, backend) for it in wanted]
        known = [it for it in prices if it is not None]
        usd = sum(known, Decimal(0)) if len(known) == len(prices) else None
        return cls(len(wanted), sum(it.billed_s for it in wanted), usd)


def price_of(segment: Segment, target: str, backend: BackendConfig) -> Decimal | None:
    """Return what one clip costs in US dollars, `None` where that is not known."""
    if backend.usd_per_second is not None:
        return backend.usd_per_second * segment.billed_s
    if segment.usd is None or load(target) is None:
        return None
    return Decimal(segment.usd)
