"""`storyc time`: how long the film runs, scene by scene."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from storyc.cli.exit_code import ExitCode

DESCRIPTION = """\
Estimate the running time of a script, scene by scene and in all: pages, the likely time, the range
it may lie in, and how much of it is speech. Times that the script gives are taken as they are."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--target", metavar="NAME", help="time for this video model's clips")
    parser.add_argument("--json", action="store_true", help="print it for programs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print the running time."""
    from storyc.cli.checked import open_checked
    from storyc.cli.running import as_json, as_text

    checked, code = open_checked(options.file, options.target)
    if checked is not None:
        render = as_json if options.json else as_text
        print(render(checked.screenplay, checked.timing), end="")
    return code
