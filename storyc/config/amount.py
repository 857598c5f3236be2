"""Amounts of money as people write them."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator

LARGEST_USD = Decimal(1_000_000)
"""More than any run costs; it keeps a slip of the finger from being a budget."""

_FINEST = -6
"""Decimal places: prices for a second have four at most."""

FORM = 'an amount in US dollars is written as "0.30"'


def read_amount(written: object) -> Decimal:
    """Return an amount in US dollars.

    Raises:
        ValueError: it is none, is below zero or beyond all measure.
    """
    if isinstance(written, bool) or not isinstance(written, str | int | float | Decimal):
        raise ValueError(FORM)  # noqa: TRY004  # pydantic turns it, and no TypeError, into a finding
    try:
        amount = Decimal(str(written).removeprefix("$"))
    except InvalidOperation:
        raise ValueError(FORM) from None
    if not amount.is_finite() or not 0 <= amount <= LARGEST_USD:
        raise ValueError(f"it must be from 0 to {LARGEST_USD:,} US dollars")
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent < _FINEST:
        raise ValueError(f"{FORM}, with at most {-_FINEST} decimals")
    return amount


def shown(amount: Decimal) -> str:
    """Return an amount as a person reads it: `$3.24`, never less than it is."""
    cents = amount.quantize(Decimal("0.01"), rounding="ROUND_UP")
    return f"${cents:,}"


Amount = Annotated[Decimal, BeforeValidator(read_amount)]
