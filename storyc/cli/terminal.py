"""What the terminal can show, and how findings are printed there."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyc.diagnostics import Code, Diagnostic
    from storyc.source import SourceFile

MAX_WIDTH = 100
"""Wider lines are hard to read."""

MOST_SHOWN = 200
"""Findings that are printed: more than anybody reads, fewer than it takes to flood a terminal."""


def wants_color(stream: TextIO) -> bool:
    """Tell whether to colour: a terminal, and NO_COLOR (no-color.org) unset or empty."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the columns to fill."""
    return min(shutil.get_terminal_size((MAX_WIDTH, 24)).columns, MAX_WIDTH)


def print_diagnostics(diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile]) -> None:
    """Print findings to standard error, how many there are, and how many can be corrected."""
    from storyc.diagnostics.render_text import fix_hint, render_text, summary

    if not diagnostics:
        return
    color, shown = wants_color(sys.stderr), _most_severe(diagnostics)
    print(render_text(shown, sources, color=color, width=width()), file=sys.stderr)
    told = (summary(diagnostics), fix_hint(diagnostics))
    print("; ".join(filter(None, told)), file=sys.stderr)
    hidden = len(diagnostics) - len(shown)
    if hidden:
        print(f"{hidden:,} more are not shown; `--format json` lists them all", file=sys.stderr)


def _most_severe(diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Return the findings to print, errors before the rest if not all fit, in their order."""
    if len(diagnostics) <= MOST_SHOWN:
        return diagnostics
    by_severity = sorted(diagnostics, key=lambda it: not it.is_error())
    kept = {id(it) for it in by_severity[:MOST_SHOWN]}
    return [it for it in diagnostics if id(it) in kept]


def print_guesses(guesses: Sequence[Diagnostic], sources: Mapping[str, SourceFile]) -> None:
    """Print what an import guessed to standard error, and how to do without."""
    from storyc.diagnostics.render_text import render_text, summary

    if not guesses:
        return
    color = wants_color(sys.stderr)
    print(render_text(guesses, sources, color=color, width=width()), file=sys.stderr)
    print(f"{summary(guesses)}; `--no-guesses --force` writes it without", file=sys.stderr)


def complain(message: str, code: Code | None = None) -> None:
    """Print a one-line error that is not about a place in a script."""
    name = "storyc" if code is None else f"error[{code.value}]"
    print(f"{name}: {message}", file=sys.stderr)
