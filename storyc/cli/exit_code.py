"""What the shell is told."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    DIAGNOSTICS = 1
    USAGE = 2
    INCOMPLETE = 3
    BUDGET = 4
