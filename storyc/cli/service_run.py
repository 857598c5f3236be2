"""One run at a service: agreed to, alone in its project, and stopped when somebody says so."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.leaving import leave, run_to_leave

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import FrameType

    from storyc.backends.order import Order
    from storyc.cli.film_at import FilmAt
    from storyc.cli.render_choice import RenderChoice
    from storyc.config import BackendConfig, Pick
    from storyc.diagnostics import Diagnostic
    from storyc.render.step import Result, Step
    from storyc.render.stop import Stop
    from storyc.targets import Target

UNFINISHED = "unfinished"
"""The folder of the films whose clips are not circled yet, beside the takes."""

_STOPPING = b"""
stopping: nothing more is sent, and what the service has taken is waited for; \
press Ctrl-C again to leave at once, and run the same command again to go on
"""


def run_at_service(
    takes: Sequence[Sequence[Step]],
    missing: Sequence[Order],
    film: FilmAt,
    picked: Pick,
    script: Path,
) -> Sequence[Mapping[str, Result]] | ExitCode:
    """Have the price agreed to, and takes made, while nobody else does so in the same project.

    Args:
        takes: the steps of each take.
        missing: what would be sent: an order for each clip that is not there yet.
        film: what they are of.
        picked: who makes them.
        script: which project it is.

    Returns:
        A result for each segment by its slate, for each take; or the code to exit with after what
        was printed.
    """
    from storyc.cli.opened_ledger import LEDGER
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.ledger import ProjectBusyError, project_lock
    from storyc.render.unfinished import begin_film
    from storyc.world.user_folder import cache_folder, state_folder

    state = state_folder() / LEDGER
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        with project_lock(state, script):
            choice = _choice(picked, film.target, missing)
            if isinstance(choice, ExitCode):
                return choice
            begin_film(cache_folder() / UNFINISHED, script)
            return _results(takes, film, choice, state)
    except ProjectBusyError as error:
        complain(
            f"{error}; then run the same command again: what is made by then is not paid for again",
            Code.PROJECT_BUSY,
        )
    except OSError as error:
        place = error.filename or state
        complain(f"{place} cannot be written: {error.strerror}", Code.UNWRITABLE_OUTPUT)
    return ExitCode.INCOMPLETE


def _choice(picked: Pick, target: Target, missing: Sequence[Order]) -> RenderChoice | ExitCode:
    """Have the price agreed to, of requests that the service has the fields for."""
    from storyc.cli.render_choice import choose_render
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code

    choice = choose_render(picked, target.name, missing)
    if isinstance(choice, ExitCode) or choice.backend is None:
        return choice
    refused = _unmet(missing, choice.backend)
    for message in refused:
        complain(message, Code.RENDER_REFUSED)
    return ExitCode.DIAGNOSTICS if refused else choice


def _results(
    takes: Sequence[Sequence[Step]], film: FilmAt, choice: RenderChoice, state: Path
) -> Sequence[Mapping[str, Result]] | ExitCode:
    """Run, and say what stopped the run, if anything but the service did."""
    from storyc.cli.proxy import UnusableProxy
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.ledger import LedgerError
    from storyc.render.session import NotStored

    try:
        return _run(takes, film, choice, state)
    except UnusableProxy as error:
        complain(str(error), Code.UNUSABLE_PROXY)
    except LedgerError as error:
        complain(str(error))
    except NotStored as error:
        complain(
            f"the service does not store a file that goes with a prompt: {error};"
            " nothing was sent; run the same command again when that is solved",
            Code.RENDER_REFUSED,
        )
    except OSError as error:
        complain(
            f"{error.filename or 'the store of takes'}: {error.strerror or error};"
            " make room, and run the same command again: it goes on from here",
            Code.UNWRITABLE_OUTPUT,
        )
    return ExitCode.INCOMPLETE


def _unmet(missing: Sequence[Order], backend: BackendConfig) -> tuple[str, ...]:
    """Return what the service has no field for, once for each reason."""
    from storyc.config.codec import codec_of

    wire = codec_of(backend)
    said: dict[str, str] = {}
    for order in missing:
        reason = wire.unmet(order)
        if reason is not None:
            said.setdefault(reason, order.slate)
    return tuple(
        f"{backend.name} cannot be asked for {slate}: {reason}" for reason, slate in said.items()
    )


def _run(
    takes: Sequence[Sequence[Step]], film: FilmAt, choice: RenderChoice, state: Path
) -> Sequence[Mapping[str, Result]]:
    """Run a session, and raise what stopped it as it is."""
    from uuid import uuid4

    from storyc.cli.opened_service import opened_service
    from storyc.cli.progress import Bars
    from storyc.cli.terminal import print_diagnostics
    from storyc.ledger import Cap, purse_of
    from storyc.render.session import Session
    from storyc.render.stop import Stop

    if choice.backend is None:
        raise ValueError("an animatic is drawn, not rendered")
    caps = () if choice.cap is None else (Cap(f"this run ({uuid4().hex[:12]})", choice.cap),)
    buying = replace(film.buying, caps=caps, accept_unknown_price=choice.accepts_unknown_price)
    stop, total = Stop(), sum(len(it) for it in takes)

    def tell(finding: Diagnostic) -> None:
        with bars.aside():
            print_diagnostics((finding,), {})

    async def run() -> Sequence[Mapping[str, Result]]:
        async with opened_service(backend, choice.key) as service:
            session = Session(service, film.store, buying, state, stop, tell=tell, purse=purse)
            return await session.run(takes, lambda _step, _result: bars.advance("rendering", total))

    backend = choice.backend
    purse = None if choice.key is None else purse_of(state, backend.host, choice.key)
    try:
        with Bars() as bars, _stopping(stop):
            bars.show("rendering", 0, total)
            return run_to_leave(run)
    except ExceptionGroup as group:
        raise _first(group) from None


def _first(group: ExceptionGroup[Exception]) -> Exception:
    error: Exception = group
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


@contextmanager
def _stopping(stop: Stop) -> Iterator[None]:
    """Let the first Ctrl-C stop what is sent, and the second everything."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.is_asked:
            leave()
            return
        stop.ask()
        # Not `print`: the line that was interrupted may be printing, and cannot be entered again.
        os.write(sys.stderr.fileno(), _STOPPING)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
