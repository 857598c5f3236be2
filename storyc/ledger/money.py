"""Dollars in the ledger: whole millionths, so that sums are exact."""

from decimal import ROUND_CEILING, Decimal

_MILLION = 1_000_000


def to_micros(usd: Decimal) -> int:
    """Return millionths of a dollar, rounded up: a cap is never passed by rounding."""
    return int((usd * _MILLION).to_integral_value(rounding=ROUND_CEILING))


def to_usd(micros: int) -> Decimal:
    """Return dollars."""
    return Decimal(micros) / _MILLION
