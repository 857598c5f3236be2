"""`storyc continuity`: the log that a script supervisor would keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from storyc.cli.exit_code import ExitCode

DESCRIPTION = """\
Print the continuity log scene by scene: place, time, weather and light, who is there, in which
clothes and condition, holding what, where things lie; and every change with its line. What no line
of the script says outright, but its cues, mentions and shots imply, is marked with ~."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--json", action="store_true", help="print it for programs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print the log."""
    from storyc.cli.checked import open_checked
    from storyc.cli.supervisor import as_json, as_text

    checked, code = open_checked(options.file)
    if checked is not None:
        render = as_json if options.json else as_text
        print(render(checked.screenplay, checked.log), end="")
    return code
