"""One script, put into its canonical layout as the command line asks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc.cli.difference import difference
from storyc.cli.exit_code import ExitCode
from storyc.diagnostics import Code, Diagnostic
from storyc.fmt import format_text
from storyc.source import SourceFile
from storyc.world.disk import MAX_SOURCE_BYTES, decode_text, read_text
from storyc.world.reader import UnreadableSource
from storyc.world.rewrite import rewrite

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Layout:
    """What came of one script: what to print, and what went wrong if something did."""

    exit_code: ExitCode
    told: str = ""
    trouble: Diagnostic | None = None


def lay_out(path: Path, options: argparse.Namespace) -> Layout:
    """Format a script, and write or show it."""
    try:
        before = _read(path)
    except UnreadableSource as error:
        return _trouble(Code.UNREADABLE_SOURCE, str(error))
    after = SourceFile(before.name, format_text(before, lines=options.lines))
    if options.check or options.diff:
        return _shown(path, before, after, as_diff=options.diff)
    if before.name == STANDARD_INPUT:
        return Layout(ExitCode.DONE, after.text)
    return _written(path, before, after)


def _read(path: Path) -> SourceFile:
    if str(path) == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1)
        return SourceFile(STANDARD_INPUT, decode_text(data, "standard input"))
    return SourceFile(path.name, read_text(path, str(path)))


def _shown(path: Path, before: SourceFile, after: SourceFile, *, as_diff: bool) -> Layout:
    if after.text == before.text:
        return Layout(ExitCode.DONE, f"{path}: nothing to change\n")
    told = f"{path}: would be formatted"
    if as_diff:
        told = difference(before, after, path.parent.as_posix(), done="formatted")
    return Layout(ExitCode.DIAGNOSTICS, f"{told}\n")


def _written(path: Path, before: SourceFile, after: SourceFile) -> Layout:
    if after.text == before.text:
        return Layout(ExitCode.DONE, f"{path}: nothing to change\n")
    try:
        rewrite([(path.resolve(), before, after)])
    except (UnreadableSource, OSError) as error:
        reason = str(error) if isinstance(error, UnreadableSource) else error.strerror or str(error)
        return _trouble(Code.UNWRITABLE_OUTPUT, f"{path} is not written: {reason}")
    return Layout(ExitCode.DONE, f"{path}: formatted\n")


def _trouble(code: Code, message: str) -> Layout:
    return Layout(ExitCode.USAGE, trouble=Diagnostic(code, message, None))
