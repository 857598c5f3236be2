"""Whether a run may spend what it would cost, and how much at most."""

from dataclasses import dataclass
from decimal import Decimal

from storyc.config.amount import shown
from storyc.config.backend_config import BackendConfig
from storyc.config.pick import Pick
from storyc.config.quote import Quote
from storyc.diagnostics import Code, Diagnostic


@dataclass(frozen=True, slots=True)
class Agreed:
    """The run may begin.

    Units: `cap` US dollars, the most that clips of a known price may cost together; `None` only
    where no price is known and nobody set a limit.
    """

    cap: Decimal | None


@dataclass(frozen=True, slots=True)
class Question:
    """A person has to say yes first; `agreed` is what that means."""

    text: str
    agreed: Agreed


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Nothing is sent. `is_money` tells that a limit is in the way, and not a missing word."""

    finding: Diagnostic
    is_money: bool


def agree(pick: Pick, backend: BackendConfig, quote: Quote) -> Agreed | Question | Disagreement:
    """Return whether a run may begin, what to ask first, or why it may not.

    - What costs nothing is agreed.
    - A price beyond the budget, or beyond the user's own ceiling, is refused as a whole: half a
      film is of no use.
    - An unknown price needs its own word, whatever else was said.

    Diagnostics: PRICE_NOT_AGREED.
    """
    limit = min((it for it in (pick.budget, pick.ceiling) if it is not None), default=None)
    if quote.usd is None:
        return _of_unknown(pick, backend, quote, limit)
    if quote.usd == 0:
        return Agreed(Decimal(0))
    if limit is not None and quote.usd > limit:
        return Disagreement(_too_much(pick, quote.usd, limit), is_money=True)
    # A yes is to the price that was shown; a budget is what was said, and leaves room for more.
    cap = limit if pick.budget is not None else quote.usd
    if pick.is_agreed:
        return Agreed(cap)
    return Question(f"Pay up to {shown(quote.usd)} for it?", Agreed(cap))


def unasked(quote: Quote) -> Disagreement:
    """Return what to say where a question is needed and nobody is there to answer it."""
    if quote.usd is None:
        message = "the price is not known, and nobody is here to be asked"
        way_out = _KNOW_IT
    else:
        message = f"this would cost {shown(quote.usd)}, and nobody is here to be asked"
        way_out = "say the most it may cost with --budget, or agree to the price with --yes"
    return Disagreement(_finding(message, way_out), is_money=False)


_KNOW_IT = (
    "write `usd_per_second` for the backend into your config.toml, or accept whatever the service"
    " asks with --accept-unknown-price"
)


def _of_unknown(
    pick: Pick, backend: BackendConfig, quote: Quote, limit: Decimal | None
) -> Agreed | Question | Disagreement:
    if pick.takes_unknown_price:
        return Agreed(limit)
    if limit is not None:
        message = f"nobody knows what {backend.name} asks, so {shown(limit)} cannot be kept to"
        return Disagreement(_finding(message, _KNOW_IT), is_money=True)
    if pick.is_agreed:
        message = "--yes is to a price, and here none is known"
        return Disagreement(_finding(message, _KNOW_IT), is_money=False)
    asked = f"Render {quote.clips} clips at a price that is not known?"
    return Question(asked, Agreed(None))


def _too_much(pick: Pick, price: Decimal, limit: Decimal) -> Diagnostic:
    if limit == pick.budget:
        whose, way_out = "the budget", "give a larger --budget"
    else:
        whose, way_out = "what your config.toml allows a run", "raise `budget` there"
    message = f"this would cost {shown(price)}, more than {whose}: {shown(limit)}"
    return _finding(message, f"{way_out}, render fewer takes, or choose a cheaper target")


def _finding(message: str, way_out: str) -> Diagnostic:
    return Diagnostic(
        Code.PRICE_NOT_AGREED, message, None, notes=("nothing was sent",), help=way_out
    )
