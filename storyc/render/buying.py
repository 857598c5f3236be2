"""What is to be paid for, and on which conditions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storyc.backends.order import Order
from storyc.ledger import Cap, Purchase, content_key


@dataclass(frozen=True, slots=True)
class Buying:
    """The conditions of one run.

    `essence` is what a clip depends on besides its order: the protocol and the service's name of
    the model. `held` are the service's ids of what it stores, by digest.
    """

    essence: tuple[str, ...]
    base_url: str
    model: str | None = None
    caps: tuple[Cap, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    accept_unknown_price: bool = False

    def content(self, order: Order, continues: str | None) -> str:
        """Return the name of the clip that an order gives.

        Args:
            order: without the service's id of a job that it continues: jobs come and go.
            continues: the digest of the clip that it continues at the service, if it does.
        """
        return content_key(order, *self.essence, "continues", continues or "")

    def purchase(self, order: Order, content: str) -> Purchase:
        """Return what is to be paid for one take of a content."""
        return Purchase(
            order,
            content,
            self.base_url,
            caps=self.caps,
            held=self.held,
            model=self.model,
            accept_unknown_price=self.accept_unknown_price,
        )
