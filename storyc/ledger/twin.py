"""Recognises a job in a service's list by what the list echoes of the request."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from storyc.backends.job import Listed
from storyc.backends.wire import Proof, Terms
from storyc.ledger.intent import Intent
from storyc.ledger.purchase import Purchase, digest


class Likeness(StrEnum):
    """How much a listed job is like the one that was asked for."""

    SAME = "same"
    UNCLEAR = "unclear"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Twin:
    """What a job looks like in the list: the fields that the service echoes, with their values."""

    fields: tuple[tuple[str, str | int], ...]

    @property
    def text(self) -> str:
        """The twin as a text for the ledger."""
        return json.dumps(self.fields, ensure_ascii=False)

    def likeness(self, listed: Listed) -> Likeness:
        """Compare a listed job.

        Another reference or prompt is another job. An equal one with a different or missing length,
        size or model is unclear, since a service may word those differently: it is never taken for
        a proof that our request was not.
        """
        found = {name: getattr(listed, name) for name, _ in self.fields}
        if not self.fields or any(
            found[name] is not None and _plain(found[name]) != _plain(value)
            for name, value in self.fields
            if name in {"reference", "prompt"}
        ):
            return Likeness.OTHER
        if all(_plain(found[name]) == _plain(value) for name, value in self.fields):
            return Likeness.SAME
        return Likeness.UNCLEAR


def twin_of(purchase: Purchase, terms: Terms) -> Twin:
    """Return what the job of a purchase will look like in a list without references."""
    if terms.proof is not Proof.LIST:
        return Twin(())
    order = purchase.order
    values: dict[str, str | int | None] = {
        "model": purchase.model,
        "prompt": order.prompt,
        "seconds": order.seconds,
        "size": f"{order.width}x{order.height}",
    }
    known = ((name, value) for name, value in values.items() if name in terms.echoes)
    return Twin(tuple((name, value) for name, value in known if value is not None))


def twin_key(twin: Twin, terms: Terms, intent: str) -> str:
    """Return the name that all intents share whose jobs could be mistaken for one another.

    Only in a list without references can they be; there it is the prompt, or the whole account
    where not even the prompt is echoed.
    """
    if terms.proof is not Proof.LIST:
        return intent
    return digest(*(str(value) for name, value in twin.fields if name == "prompt"))


def twin_in(intent: Intent, terms: Terms) -> Twin:
    """Return what the job of an intent looks like in its service's list."""
    if terms.proof is Proof.REFERENCE:
        return Twin((("reference", intent.key),))
    return Twin(tuple((name, value) for name, value in json.loads(intent.twin)))


def oldest_first(jobs: Sequence[Listed]) -> list[Listed]:
    """Return jobs of a list, which has the newest first, by when they were made."""
    found = list(reversed(jobs))
    found.sort(key=lambda job: job.created_at or 0.0)
    return found


def _plain(value: str | int | None) -> str | None:
    """Return a value without what services do to white space."""
    return None if value is None else " ".join(str(value).split())
