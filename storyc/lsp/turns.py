"""Who runs when: the main thread, for which a writer waits, or the worker's.

Python lets one thread run at a time, and gives each the same share. A whole check or a plan in the
worker's thread would double the time that a key press takes.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WORKERS_TURN_S = 0.0005
"""How long the worker may keep the main thread waiting."""

_MAIN_TURN_S = 0.05
"""How long the worker waits for the main thread while that answers a key press."""


def take_turns() -> None:
    """Let the worker's thread run only in short turns."""
    sys.setswitchinterval(_WORKERS_TURN_S)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the main thread run on. Only it may enter, and does not wait inside."""
    sys.setswitchinterval(_MAIN_TURN_S)
    try:
        yield
    finally:
        take_turns()
