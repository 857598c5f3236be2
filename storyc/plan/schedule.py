"""Which segments wait for others, and which may be generated side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from storyc.plan.plan import Plan, Segment


@dataclass(frozen=True, slots=True)
class Chain:
    """Segments of which each begins where the one before ends, so that it waits for its take.

    Shape: never empty, in film order. Units: `billed_s` seconds that are paid for.
    """

    segments: tuple[Segment, ...]

    @property
    def billed_s(self) -> int:
        """Seconds that are generated one after another."""
        return sum(it.billed_s for it in self.segments)


def chains(plan: Plan) -> tuple[Chain, ...]:
    """Return the chains of a plan; a segment that is linked to no other is one by itself."""
    return tuple(_chains(plan.segments))


def critical_path(plan: Plan) -> Chain | None:
    """Return the chain with the most billed seconds, the first of equals; none without segments."""
    return max(chains(plan), key=lambda it: it.billed_s, default=None)


def _chains(segments: tuple[Segment, ...]) -> Iterator[Chain]:
    chain: tuple[Segment, ...] = ()
    for segment in segments:
        if chain and segment.link == "cut":
            yield Chain(chain)
            chain = ()
        chain = (*chain, segment)
    if chain:
        yield Chain(chain)
