"""`storyc check`: find what is wrong, plan and write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.ir import Screenplay

DESCRIPTION = """\
Read scripts and say what is wrong with them, with the line, the reason and what to do.
Nothing is written."""


def configure(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "check", help="find mistakes and continuity errors", description=DESCRIPTION
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--target", metavar="NAME", help="check against this video model's limits")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Check each file; the worst result is the exit code."""
    return max(_check_one(path, options.target) for path in options.files)


def _check_one(path: Path, target: str | None) -> ExitCode:
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Code
    from storyc.driver import check
    from storyc.world.reader import UnreadableSource

    try:
        entry, reader = open_script(path)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE
    checked = check(entry, reader, target)
    print_diagnostics(checked.diagnostics, checked.screenplay.source_by_name)
    if checked.has_errors:
        return ExitCode.DIAGNOSTICS
    print(f"{path}: {_told(checked.screenplay)}")
    return ExitCode.DONE


def _told(screenplay: Screenplay) -> str:
    shots = sum(len(scene.shots) for scene in screenplay.scenes)
    counts = (
        _count(len(screenplay.scenes), "scene"),
        _count(shots, "shot"),
        _count(len(screenplay.characters), "character"),
    )
    return f"no errors ({', '.join(counts)})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
