"""What a second of generated film costs."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from storyc.targets.frame import Frame
from storyc.targets.record import Record

Dollars = Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,6})?$")]
"""An amount in US dollars, as a text so that no digit is lost."""

_PIXELS_A_TOKEN = 1024
_MILLION = Decimal(10**6)


class Rate(Record):
    """What one second of generated film costs at one size, in US dollars."""

    size: Frame
    usd_per_s: Dollars

    @property
    def usd(self) -> Decimal:
        """The rate as a number."""
        return Decimal(self.usd_per_s)


class TokenRate(Record):
    """What a million video tokens cost, in US dollars, up to a picture size.

    A second of film has width x height x frames / 1024 tokens.
    """

    max_pixels: int = Field(gt=0)
    usd_per_million: Dollars

    def usd_per_s(self, size: Frame, fps: int) -> Decimal:
        """Return what a second costs, in whole millionths of a dollar."""
        tokens = Decimal(size.pixels * fps) / _PIXELS_A_TOKEN
        exact = tokens * Decimal(self.usd_per_million) / _MILLION
        return exact.quantize(1 / _MILLION, rounding=ROUND_HALF_UP)


def _by_size(value: object) -> object:
    """Turn the data file's table of sizes into rates; leave everything else alone."""
    if not isinstance(value, dict):
        return value
    return tuple({"size": size, "usd_per_s": usd} for size, usd in value.items())


Rates = Annotated[tuple[Rate, ...], BeforeValidator(_by_size)]
"""A data file writes a table: `"1280x720" = "0.30"`."""
