"""What the clips of a film cost where they are made, and what was charged for them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storyc.config import BackendConfig
    from storyc.plan import Plan


@dataclass(frozen=True)
class Bill:
    """The prices of a film's clips at a backend.

    `source` says where the prices stand, for people.

    Shape: `prices` has every slate, with `None` where the price is not known; `charged` those
    whose service says what it billed for the take in the film.
    Units: US dollars.
    """

    seller: str
    source: str
    prices: Mapping[str, Decimal | None]
    charged: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal | None:
        """The price of all clips; one that is not known makes the whole so."""
        known = [it for it in self.prices.values() if it is not None]
        return sum(known, Decimal(0)) if len(known) == len(self.prices) else None

    @property
    def total_charged(self) -> Decimal:
        """What was charged for the takes in the film, as far as it is known."""
        return sum(self.charged.values(), Decimal(0))


def bill_of(plan: Plan, backend: BackendConfig, clips: Mapping[str, str]) -> Bill:
    """Return the bill of a film.

    Args:
        plan: what it consists of.
        backend: who makes the clips.
        clips: the digests of the clips that there are, by slate.
    """
    from storyc.config import price_of, price_source

    prices = {
        it.slate: price_of(
            backend, plan.target, it.billed_s, None if it.usd is None else Decimal(it.usd)
        )
        for it in plan.segments
    }
    source = price_source(backend, plan.target)
    return Bill(backend.name, source, prices, _charged(clips) if clips else {})


def _charged(clips: Mapping[str, str]) -> Mapping[str, Decimal]:
    """Return what services have said that they billed, by the ledger."""
    from storyc.cli.opened_ledger import opened_ledger
    from storyc.ledger import State

    with opened_ledger() as opened:
        done = () if opened is None else opened.ledger.intents(State.DONE)
    billed = [it for it in done if it.billed_usd is not None]
    by_clip = {it.sha256: it.billed_usd for it in billed}
    # Two clips may be alike to the last byte: then each has its own bill.
    by_slate = {(it.sha256, it.slate): it.billed_usd for it in billed}
    found = {slate: by_slate.get((clip, slate), by_clip.get(clip)) for slate, clip in clips.items()}
    return {slate: usd for slate, usd in found.items() if usd is not None}
