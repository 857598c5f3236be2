"""What is there of a film, and what a run would have to send: before it sends anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storyc.backends.order import Order
from storyc.render.buying import Buying
from storyc.render.continuing import beginning
from storyc.render.step import Step, chains_of
from storyc.render.take_store import TakeStore


@dataclass(frozen=True, slots=True)
class Survey:
    """The digests of the clips that are in the store, by slate, and the orders of the others."""

    kept: Mapping[str, str]
    missing: tuple[Order, ...]


def survey(steps: Sequence[Step], buying: Buying, store: TakeStore) -> Survey:
    """Look for the clips of steps, one step a segment.

    What continues a clip that is missing is missing too: nobody knows yet how it begins.
    """
    kept: dict[str, str] = {}
    for chain in chains_of(steps):
        before: tuple[Step, str] | None = None
        for step in chain:
            clip = _kept(step, before, buying, store)
            if clip is None:
                break
            kept[step.order.slate] = clip
            before = step, clip
    return Survey(kept, tuple(it.order for it in steps if it.order.slate not in kept))


def _kept(
    step: Step, before: tuple[Step, str] | None, buying: Buying, store: TakeStore
) -> str | None:
    if step.chosen is not None and store.clip(step.chosen) is not None:
        return step.chosen
    order: Order | None = step.order
    continues = None
    if before is not None and step.link == "extend":
        continues = before[1]
    elif before is not None:
        order = beginning(step, *before, store)
    if order is None:
        return None
    return store.found(buying.content(order, continues), order.take)
