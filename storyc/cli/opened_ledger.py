"""The user's ledger, for commands that look into it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyc.ledger import Opened

LEDGER = "ledger"
"""The folder of the ledger, in the user's state folder."""


@contextmanager
def opened_ledger() -> Iterator[Opened | None]:
    """Yield the user's ledger; `None` if it cannot be opened, which is said."""
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.ledger import LedgerError, SystemClock, open_ledger
    from storyc.render.ledger_news import tell_set_aside
    from storyc.world.user_folder import state_folder

    try:
        opened = open_ledger(state_folder() / LEDGER, SystemClock())
    except LedgerError as error:
        complain(str(error))
        yield None
        return
    if opened.set_aside is not None:
        print_diagnostics((tell_set_aside(opened.set_aside),), {})
    try:
        yield opened
    finally:
        opened.close()
