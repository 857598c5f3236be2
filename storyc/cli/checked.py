"""A script that a command looks into without building it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from storyc.driver import Checked


def open_checked(path: Path, target: str | None = None) -> tuple[Checked | None, ExitCode]:
    """Check a script and print its errors; warnings are `storyc check`'s to tell.

    Returns:
        What is known of the script, `None` if it cannot be read, and the code to exit with.
    """
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Code
    from storyc.driver import check
    from storyc.world.reader import UnreadableSource

    try:
        entry, reader = open_script(path)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return None, ExitCode.USAGE
    checked = check(entry, reader, target)
    errors = tuple(each for each in checked.diagnostics if each.is_error())
    print_diagnostics(errors, checked.sources)
    return checked, ExitCode.DIAGNOSTICS if errors else ExitCode.DONE
