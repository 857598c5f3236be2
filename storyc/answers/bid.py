"""What one target would ask for a film, and what would be wrong with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from storyc.answers.cost import Cost, film_cost
from storyc.diagnostics import Code, Diagnostic, Severity
from storyc.plan import DEFAULT, Plan, Weights
from storyc.targets import Target, TargetStatus


@dataclass(frozen=True, slots=True)
class Bid:
    """A target's answer to a script.

    `picture` is the size and frame rate that is priced: not every target makes the same. `cost` is
    `None` where the target cannot take the script as it is; `obstacles` says why. `losses` are what
    the film would do without, or what else there is to know.
    """

    target: str
    status: TargetStatus
    picture: str
    cost: Cost | None
    obstacles: tuple[str, ...]
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bids:
    """The answers of all targets, cheapest first."""

    bids: tuple[Bid, ...]

    @property
    def is_hopeless(self) -> bool:
        """No target can take the script as it is."""
        return all(it.cost is None for it in self.bids)


def bid_of(
    target: Target,
    plan: Plan | None,
    findings: Sequence[Diagnostic],
    weights: Weights = DEFAULT,
) -> Bid:
    """Return what a target asks for a script.

    Args:
        target: who is asked.
        plan: the plan for it; `None` where there is none.
        findings: everything that was found on the way to that plan.
        weights: what the planner went by, which says how many retakes are to be expected.
    """
    cost = None if plan is None else film_cost(plan, {}, weights=weights).total
    errors = [it for it in findings if it.is_error()]
    return Bid(
        target=target.name,
        status=target.status,
        picture="" if plan is None else f"{plan.width}x{plan.height}, {plan.fps} fps",
        cost=cost,
        obstacles=_counted(it.message for it in errors) if cost is None else (),
        losses=_counted(it.message for it in findings if _is_loss(it)),
    )


def cheapest_first(bids: Iterable[Bid]) -> Bids:
    """Sort bids: by price, those of unknown price after them, those without a plan last."""
    return Bids(tuple(sorted(bids, key=_rank)))


def _rank(bid: Bid) -> tuple[int, Decimal, str]:
    if bid.cost is None:
        return 2, Decimal(0), bid.target
    if bid.cost.usd is None:
        return 1, Decimal(0), bid.target
    return 0, bid.cost.usd, bid.target


def _is_loss(it: Diagnostic) -> bool:
    """Tell whether a finding is about what a target cannot do, or would do without."""
    is_about_target = it.code is Code.FACT_DROPPED or it.code.value[1:3] == "08"
    return it.severity is not Severity.ERROR and is_about_target


def _counted(messages: Iterable[str]) -> tuple[str, ...]:
    """Say each message once, and how often it was said, in the order of the first."""
    counts = Counter(messages)
    return tuple(text if n == 1 else f"{text} ({n} times)" for text, n in counts.items())
