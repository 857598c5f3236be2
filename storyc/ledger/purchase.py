"""What is to be paid for, and the names by which it is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from storyc.backends.order import Order


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit of money: all that is spent, reserved or in doubt under `scope` stays within `usd`.

    A scope is any name: a project's, a run's. It is charged by the purchase that reserves.
    """

    scope: str
    usd: Decimal


@dataclass(frozen=True, slots=True)
class Purchase:
    """One clip to have, once.

    `content_key` names everything that the clip depends on (see `content_key`); `order.take` tells
    equal ones apart. `held` are the service's ids of stored assets. `model` is the service's own
    name of it, for recognising a job in a list; `None` leaves it out of the comparison.
    `accept_unknown_price` and `accept_lost_ledger` are a person's explicit yes: to a price that
    nobody knows, and to paying although an earlier ledger was lost (see `Unconfirmed`).
    """

    order: Order
    content_key: str
    base_url: str
    caps: tuple[Cap, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    model: str | None = None
    accept_unknown_price: bool = False
    accept_lost_ledger: bool = False


def content_key(order: Order, *essence: str) -> str:
    """Return the name of the clip that an order gives: equal keys, equal work.

    Args:
        order: its slate, take, price and the paths of its assets do not matter.
        essence: what else the clip depends on: provider, model and version, the hash of the frame
            that it continues.
    """
    parts = [*essence, "order", order.target, order.prompt, str(order.seconds)]
    parts += [f"{order.width}x{order.height}@{order.fps}", str(order.frames), str(order.audio)]
    parts += [str(order.seed), str(order.extends)]
    for asset in order.assets:
        parts += ["asset", asset.kind, asset.name, asset.media_type, asset.sha256]
    for shot in order.shots:
        parts += ["shot", shot.text, str(shot.seconds)]
    return digest(*parts)


def intent_id(account: str, content: str, take: int) -> str:
    """Return the name of the intent to pay for a take of a content on an account."""
    return digest(account, content, str(take))


def idem_key(intent: str, epoch: int) -> str:
    """Return the key sent with the request. Only a person's "pay again" makes another."""
    return f"storyc-{intent[:48]}-{epoch}"


def is_key_of(intent: str, key: str) -> bool:
    """Tell whether a key is one of an intent's, of any epoch."""
    return key.startswith(idem_key(intent, 0)[:-1])


def digest(*parts: str) -> str:
    """Return the SHA-256 of texts; where one ends and the next begins counts."""
    made = sha256()
    for part in parts:
        data = part.encode()
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()
