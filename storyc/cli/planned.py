"""A script, planned, for the commands that only ask about it: nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.script import open_script
from storyc.cli.terminal import complain, print_diagnostics
from storyc.diagnostics import Code
from storyc.driver import Compiled, Finished, compile_script
from storyc.world.reader import UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

    from storyc.targets import Target


@dataclass(frozen=True)
class Planned:
    """A script that has a plan."""

    compiled: Compiled
    finished: Finished
    target: Target


def plan_script(path: Path, target: str | None) -> Planned | ExitCode:
    """Plan a script as `storyc compile` would, or say why that cannot be done.

    The lock beside the script counts and stays as it is. Warnings are left to `storyc check`.
    """
    try:
        entry, reader = open_script(path)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE
    compiled = compile_script(entry, reader, target)
    if compiled.finished is None or compiled.checked.target is None:
        print_diagnostics(compiled.diagnostics, compiled.checked.sources)
        return ExitCode.DIAGNOSTICS
    return Planned(compiled, compiled.finished, compiled.checked.target)
