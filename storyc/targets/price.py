"""What a clip costs."""

from decimal import Decimal

from storyc.targets.frame import Frame
from storyc.targets.target import Target


def price(target: Target, size: Frame, billed_s: int) -> Decimal | None:
    """Return the price of one clip with sound in US dollars.

    Args:
        target: who makes it.
        size: the picture size that is asked for.
        billed_s: seconds that are paid for.

    Returns:
        `None` where no price is known for this size: an unknown price is never taken for zero.
    """
    if target.free:
        return Decimal(0)
    rate = next((it.usd for it in target.prices if it.size == size), None)
    if rate is None:
        tiers = (it for it in target.token_prices if size.pixels <= it.max_pixels)
        tier = min(tiers, key=lambda it: it.max_pixels, default=None)
        rate = None if tier is None else tier.usd_per_s(size, target.fps[-1])
    return None if rate is None else rate * billed_s
