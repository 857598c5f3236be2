"""From a planned film to the steps of having it generated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from storyc.backends.order import Asset, Order
from storyc.lock import Lock
from storyc.plan import Plan
from storyc.render.step import Step
from storyc.render.take_store import TakeStore
from storyc.targets import Target

_JOB = "job"
_FRAME = Asset("first frame", "", Path(), "image/png", "0" * 64)
"""Any will do to ask whether there is a field for one."""


def steps_of(
    plan: Plan,
    orders: Sequence[Order],
    target: Target,
    lock: Lock | None,
    is_met: Callable[[Order], bool],
) -> tuple[Step, ...]:
    """Return the steps of a plan, one a segment, in order.

    A segment that the service cannot go on to starts from the last picture of the clip before; one
    that it cannot start from a given picture waits for nothing.

    Args:
        plan: what the film consists of.
        orders: what is asked for, one a segment.
        target: what it was planned for.
        lock: holds the circled takes; `None` for a plan that has no lock.
        is_met: tells of an order whether the service has the fields for it.
    """
    circled = {} if lock is None else {it.slate: it.circled for it in lock.segments}
    steps = []
    for segment, order in zip(plan.segments, orders, strict=True):
        chosen = circled.get(segment.slate)
        last = segment.head_handle + segment.frames - 1
        link = segment.link
        if link == "extend" and (order.assets or not is_met(replace(order, extends=_JOB))):
            link = "match"
        if link == "match" and not (_can_match(order, target) and is_met(_begun(order))):
            link = "cut"
        steps.append(Step(order, link, last, chosen.sha256 if chosen else None))
    return tuple(steps)


def _begun(order: Order) -> Order:
    """Return an order that begins with a picture, as one that goes on from a clip does."""
    return replace(order, assets=(_FRAME, *order.assets))


def _can_match(order: Order, target: Target) -> bool:
    is_full = target.frames_exclude_references and bool(order.assets)
    return target.first_frame != "none" and not is_full


def circled_clips(lock: Lock | None, store: TakeStore) -> Mapping[str, Path]:
    """Return the circled takes of a lock that are in the store, by slate."""
    if lock is None:
        return {}
    found = {it.slate: store.clip(it.circled.sha256) for it in lock.segments if it.circled}
    return {slate: clip for slate, clip in found.items() if clip is not None}
