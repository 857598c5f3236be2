"""`storyc jobs accept-loss`: a person's yes to paying although a ledger was lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyc.ledger import Ledger

_RISK = """\
The ledger of paid jobs was damaged. What is left of it lies in
    {aside}

storyc no longer knows what was sent before that. What it does know:
  - takes that are kept are not paid for again;
  - a service that lists its jobs is asked: what it lists is recognised and fetched."""

_UNLISTED = """\
  - these have no list of jobs: what was sent there and never fetched would be sent, and PAID
    FOR, A SECOND TIME:
        {names}

Look at the pages of these services first. A clip that you find there and miss here can be
downloaded and taken in: `storyc takes import FILE SLATE CLIP`."""


def accept_loss(ledger: Ledger, *, is_agreed: bool) -> ExitCode:
    """Tell the risk, ask, and let clips be sent again of which nobody knows.

    Args:
        ledger: the user's.
        is_agreed: that they have said yes already.
    """
    from storyc.cli.opened_ledger import LEDGER
    from storyc.cli.terminal import complain
    from storyc.diagnostics.width import printable
    from storyc.ledger import LedgerError
    from storyc.world.user_folder import state_folder

    aside = ledger.replaces()
    if aside is None:
        print("no ledger was lost: there is nothing to accept")
        return ExitCode.DONE
    place = printable(str(state_folder() / LEDGER / aside))
    print(_RISK.format(aside=place), file=sys.stderr)
    names = "\n        ".join(_unlisted())
    if names:
        print(_UNLISTED.format(names=names), file=sys.stderr)
    refused = None if is_agreed else _refused()
    if refused is not None:
        return refused
    try:
        ledger.accept_loss()
    except LedgerError as error:
        complain(str(error))
        return ExitCode.INCOMPLETE
    print("run the compile again: clips of which nobody knows are sent, and paid for, from now on")
    return ExitCode.DONE


def _unlisted() -> Iterator[str]:
    """Yield the services that are set up and have no list to ask."""
    from storyc.backends.wire import Proof
    from storyc.cli.configured import open_config
    from storyc.config.codec import codec_of

    for backend in open_config().config.backends.values():
        if backend.terms(codec_of(backend).terms).proof in {Proof.NONE, Proof.KEY}:
            yield f"{backend.name} ({backend.protocol} at {backend.host})"


def _refused() -> ExitCode | None:
    """Ask, and return the code to exit with unless the answer is a yes."""
    from storyc.cli.terminal import complain

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        complain("nobody is here to be asked: nothing was changed; agree with --yes")
        return ExitCode.USAGE
    print("Send, and maybe pay again, from now on? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() in {"y", "yes"}:
        return None
    print("nothing was changed", file=sys.stderr)
    return ExitCode.BUDGET
