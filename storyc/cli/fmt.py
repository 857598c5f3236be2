"""`storyc fmt`: put scripts into their canonical layout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.cli.layout import Layout

DESCRIPTION = """\
Write scripts in the canonical layout: blank lines, indentation, blanks. The words stay as they are,
the film stays the same, and a line that cannot be read is left alone. Files are changed in place;
with - the script comes from standard input and goes to standard output."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a .story or .fountain, or -"
    )
    parser.add_argument(
        "--check", action="store_true", help="name the files that would change and write nothing"
    )
    parser.add_argument("--diff", action="store_true", help="show the changes and write nothing")
    parser.add_argument(
        "--range",
        type=_lines,
        dest="lines",
        metavar="START:END",
        help="change lines START to END only, counted from 1",
    )
    parser.set_defaults(run=run)


def _lines(text: str) -> range:
    from argparse import ArgumentTypeError

    start, _, end = text.partition(":")
    if not (start.isdecimal() and end.isdecimal() and 1 <= int(start) <= int(end)):
        raise ArgumentTypeError(f"{text} is no range of lines; write two line numbers, as in 10:20")
    return range(int(start), int(end) + 1)


def run(options: argparse.Namespace) -> ExitCode:
    """Format each file; the worst result is the exit code."""
    from storyc.cli.layout import lay_out
    from storyc.cli.terminal import complain

    if options.lines is not None and len(options.files) > 1:
        complain("--range is about the lines of one file; give only that one")
        return ExitCode.USAGE
    if Path("-") in options.files:
        _speak_as_files_do()
    return max(_told(lay_out(path, options)) for path in options.files)


def _speak_as_files_do() -> None:
    """Print a script as it would be written to a file: no letter may get lost on any system."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _told(layout: Layout) -> ExitCode:
    from storyc.cli.terminal import complain

    if layout.trouble is not None:
        complain(layout.trouble.message, layout.trouble.code)
    print(layout.told, end="")
    return layout.exit_code
