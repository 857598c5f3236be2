"""How times and amounts of money are written for people."""

from decimal import Decimal


def dollars(amount: Decimal | str | None) -> str:
    """Return a price with cents, or the word for one that is not known."""
    return "unknown" if amount is None else f"${Decimal(amount):,.2f}"


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds with a tenth: `2:34.5`."""
    minutes, tenths = divmod(round(seconds * 10), 600)
    return f"{minutes}:{tenths // 10:02}.{tenths % 10}"
