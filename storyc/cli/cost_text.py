"""The answer of `storyc cost`, for people."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from storyc.answers.figures import clock, dollars
from storyc.cli.terminal import width
from storyc.targets import TargetStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from storyc.answers import Bid, Cost, FilmCost
    from storyc.targets import Target

_MOST_LOSSES = 3
"""Losses that are listed for one target; the rest are counted. `--json` has them all."""


def cost_text(cost: FilmCost, target: Target, *, boards: int, folder: Path) -> str:
    """Return the price of a film by scene, and what is known about it."""
    heading = (
        f"  {'scene':<7}{'seconds':>8}{'billed':>8}{'price':>10}{'retakes':>9}{'with them':>11}"
    )
    rows = [f"{cost.target}, {clock(float(cost.total.seconds))} of film", "", heading]
    rows += [f"{_row(it.scene, it.cost)}  {it.title}" for it in cost.scenes]
    rows += [_row("total", cost.total), ""]
    rows += [line for each in _remarks(cost.total, target, boards, folder) for line in _wrap(each)]
    return "\n".join(rows)


def bids_text(bids: Sequence[Bid], script: Path) -> str:
    """Return a line for each target, cheapest first, and what would be wrong with it."""
    rows = [f"{script.name} at every target, cheapest first", ""]
    rows.append(
        f"  {'target':<15}{'clips':>6}{'billed':>8}{'price':>10}{'with retakes':>14}  picture"
    )
    for bid in bids:
        rows.append(_bid(bid))
        rows += [line for each in _about(bid) for line in _wrap(each, "      ")]
    if any(it.cost is None for it in bids):
        rows += ["", *_wrap(f"`storyc check {script} --target NAME` says where, and what to do.")]
    return "\n".join(rows)


def _row(scene: str, cost: Cost) -> str:
    return (
        f"  {scene:<7}{cost.seconds:>8.1f}{cost.billed_s:>8}{dollars(cost.usd):>10}"
        f"{cost.retakes:>9.2f}{dollars(cost.usd_with_retakes):>11}"
    )


def _remarks(cost: Cost, target: Target, boards: int, folder: Path) -> Iterator[str]:
    if target.free:
        yield "Boards are drawn on this machine and cost nothing."
    elif cost.usd is None:
        yield (
            f"No price of {target.name} is known for this picture size, so none is counted;"
            f" `storyc targets {target.name}` shows what is known."
        )
    else:
        yield f"Prices as of {target.verified_on}; nothing was sent."
    if not target.free:
        yield (
            "Retakes are an estimate, not a limit: the chance that a clip has to be made again"
            " grows with its seconds and its shots, as the planner weighs it."
        )
    if target.status is not TargetStatus.LIVE:
        yield f"{target.name} is {target.status.value}: {target.status_note}"
    yield from _made(cost, target, boards, folder)


def _made(cost: Cost, target: Target, boards: int, folder: Path) -> Iterator[str]:
    if target.free:
        yield f"{cost.made} of {cost.segments} boards are drawn already, in {folder}."
        return
    drawn = f"; of the boards, {boards} are drawn, in {folder}" if boards else ""
    yield f"No clip of {target.name} is there yet, so everything is still to pay{drawn}."


def _bid(bid: Bid) -> str:
    if bid.cost is None:
        return f"  {bid.target:<15}{'cannot take this script':>38}"
    cost = bid.cost
    return (
        f"  {bid.target:<15}{cost.segments:>6}{cost.billed_s:>8}{dollars(cost.usd):>10}"
        f"{dollars(cost.usd_with_retakes):>14}  {bid.picture}"
    )


def _about(bid: Bid) -> Iterator[str]:
    """Say what is wrong with a target: what stops it, else what is lost."""
    told = bid.obstacles if bid.cost is None else bid.losses
    yield from told[:_MOST_LOSSES]
    if len(told) > _MOST_LOSSES:
        yield f"and {len(told) - _MOST_LOSSES} more"


def _wrap(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        text, width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
