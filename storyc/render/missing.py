"""What a run would have to send, before it sends anything."""

from collections.abc import Iterator, Sequence

from storyc.backends.order import Order
from storyc.render.buying import Buying
from storyc.render.continuing import beginning
from storyc.render.step import Step, chains_of
from storyc.render.take_store import TakeStore


def missing(steps: Sequence[Step], buying: Buying, store: TakeStore) -> tuple[Order, ...]:
    """Return the orders whose clips are not in the store, in order.

    What continues a clip that is missing is missing too: nobody knows yet how it begins.
    """
    return tuple(order for chain in chains_of(steps) for order in _missing(chain, buying, store))


def _missing(chain: Sequence[Step], buying: Buying, store: TakeStore) -> Iterator[Order]:
    before: tuple[Step, str] | None = None
    is_open = False
    for step in chain:
        clip = None if is_open else _kept(step, before, buying, store)
        if clip is None:
            is_open = True
            yield step.order
        else:
            before = step, clip


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
