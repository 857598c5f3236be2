"""What a clip costs."""

from decimal import Decimal

from storyc.targets.target import Frame, Target


def price(target: Target, size: Frame, billed_s: int) -> Decimal | None:
    """Return the price of one clip in US dollars.

    Args:
        target: who makes it.
        size: the picture size that is asked for.
        billed_s: seconds that are paid for.

    Returns:
        `None` where no price is known for this size: an unknown price is never taken for zero.
    """
    if target.free:
        return Decimal(0)
    found = next((it for it in target.prices if it.size == size), None)
    return None if found is None else found.usd * billed_s
