"""The options of the commands that have clips made."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def add_render_options(parser: argparse.ArgumentParser) -> None:
    """Add `--backend`, `--budget`, `--takes`, `--yes` and `--accept-unknown-price`."""
    rendering = parser.add_argument_group("rendering")
    rendering.add_argument(
        "--backend",
        metavar="NAME",
        help="render with this service of your config.toml; without it, draw an animatic",
    )
    rendering.add_argument(
        "--budget", type=_usd, metavar="USD", help="agree to a price up to this, and never pay more"
    )
    rendering.add_argument(
        "--takes", type=_takes, metavar="N", help="render each segment N times, to choose from"
    )
    rendering.add_argument(
        "--yes", action="store_true", help="agree to the price that is shown, without a question"
    )
    rendering.add_argument(
        "--accept-unknown-price", action="store_true", help="render even if nobody knows the price"
    )


def _usd(written: str) -> Decimal:
    from storyc.config.amount import read_amount

    try:
        return read_amount(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _takes(written: str) -> int:
    from storyc.config.project import MOST_TAKES

    if not written.isdecimal() or not 1 <= int(written[:3]) <= MOST_TAKES:
        raise argparse.ArgumentTypeError(f"write a number from 1 to {MOST_TAKES}")
    return int(written)
