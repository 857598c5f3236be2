"""What a command line says about rendering."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that a user typed for this one run; `None` is not said.

    `is_agreed` is `--yes`, `takes_unknown_price` is `--accept-unknown-price`.

    Units: `budget` US dollars.
    """

    backend: str | None = None
    budget: Decimal | None = None
    takes: int | None = None
    is_agreed: bool = False
    takes_unknown_price: bool = False
