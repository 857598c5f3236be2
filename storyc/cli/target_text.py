"""Prints targets for people: a list, one in full, two side by side."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from storyc.cli.target_rows import lengths, prompt, rows, sample, status
from storyc.cli.terminal import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyc.cli.target_rows import Row
    from storyc.targets import Target

_LABEL = 21


def print_list(targets: Sequence[Target]) -> None:
    """Print one line a target."""
    table = [("name", "status", "clips", "10 s of 720p", "prompt")]
    table += [(it.name, status(it), lengths(it.seconds), sample(it), prompt(it)) for it in targets]
    wide = [max(len(row[column]) for row in table) + 2 for column in range(len(table[0]))]
    for row in table:
        print("".join(f"{cell:<{room}}" for cell, room in zip(row, wide, strict=True)).rstrip())
    print()
    print("`storyc targets NAME` shows one in full, `storyc targets A B` compares two.")


def print_one(target: Target) -> None:
    """Print everything that is known of a target, and where from."""
    print(f"{target.name}: {target.title}")
    for row in rows(target):
        _print_row(row.label, row.value)
    print()
    print("Where the figures come from:")
    for it in target.sources:
        _print_wrapped(f"  {it.what}: {it.where} ({it.certainty}, read {it.read_on})", "    ")


def print_comparison(one: Target, other: Target) -> None:
    """Print what is different between two targets. A + marks the one that does better."""
    differences = tuple(_differences(one, other))
    if not differences:
        print(f"There is no difference between {one.name} and {other.name}.")
        return
    print(f"What is different; + marks the one of {one.name} and {other.name} that does better.")
    room = max(len(one.name), len(other.name)) + 2
    for label, left, right in differences:
        print()
        print(label)
        for name, here, there in ((one.name, left, right), (other.name, right, left)):
            _print_figure(name, room, here, better=_is_better(here, there))


def _differences(
    one: Target, other: Target
) -> Iterable[tuple[str, tuple[Row, ...], tuple[Row, ...]]]:
    left, right = rows(one), rows(other)
    for label in dict.fromkeys(row.label for row in (*left, *right)):
        pair = [tuple(it for it in side if it.label == label) for side in (left, right)]
        if [it.value for it in pair[0]] != [it.value for it in pair[1]]:
            yield label, pair[0], pair[1]


def _is_better(here: tuple[Row, ...], there: tuple[Row, ...]) -> bool:
    if not here or not there or here[0].worth is None or there[0].worth is None:
        return False
    return here[0].worth > there[0].worth


def _print_figure(name: str, room: int, figures: tuple[Row, ...], *, better: bool) -> None:
    head = f"  {'+' if better else ' '} {name:<{room}}"
    for value in [it.value for it in figures] or ["-"]:
        _print_wrapped(head + value, " " * len(head))
        head = " " * len(head)


def _print_row(label: str, value: str) -> None:
    _print_wrapped(f"  {label:<{_LABEL}}{value}", " " * (_LABEL + 2))


def _print_wrapped(line: str, indent: str) -> None:
    for each in wrap(line, width(), subsequent_indent=indent, break_on_hyphens=False):
        print(each)
