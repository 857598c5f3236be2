"""Rendering from the command line: what is there, what it costs, what becomes of it."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.film_at import FilmAt, film_at, take_of, take_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import FrameType

    from storyc.backends.order import Order
    from storyc.cli.render_choice import RenderChoice
    from storyc.config import BackendConfig, Pick
    from storyc.diagnostics import Diagnostic
    from storyc.driver import Compiled, Finished
    from storyc.lock import Lock
    from storyc.render.step import Result, Step
    from storyc.render.stop import Stop
    from storyc.render.take_store import TakeStore
    from storyc.targets import Target

LEDGER = "ledger"
"""The folder of the ledger, in the user's state folder."""

CIRCLED = "circled"
"""The folder of what is circled, there too."""


@dataclass(frozen=True)
class Rendered:
    """The clips that a film has, by slate, and the lock with its circled takes.

    `requests` are the texts of the files of what would be sent, by name. `code` is what the shell
    is told if nothing worse follows.
    """

    clips: Mapping[str, Path] = field(default_factory=dict)
    lock: Lock | None = None
    code: ExitCode = ExitCode.DONE
    requests: Mapping[str, str] = field(default_factory=dict)


def remember(path: Path, lock: Lock) -> None:
    """Keep what a lock has circled from being collected."""
    from storyc.render.circled import remember as note
    from storyc.world.user_folder import cache_folder

    note(cache_folder() / CIRCLED, path, lock)


def circled_already(finished: Finished) -> Rendered:
    """Return the circled takes of a film that are on this machine, and send nothing."""
    if finished.lock is None or not any(it.circled for it in finished.lock.segments):
        return Rendered(lock=finished.lock)
    from storyc.render.steps import circled_clips

    return Rendered(circled_clips(finished.lock, take_store()), finished.lock)


def render_film(compiled: Compiled, script: Path, picked: Pick) -> Rendered | ExitCode:
    """Have the film's clips made by a service, as far as they are not there.

    Args:
        compiled: a planned script.
        script: where it is.
        picked: the backend, which is no animatic.

    Returns:
        What there is now, or the code to exit with after what was printed: nothing was sent.
    """
    from storyc.render.missing import survey

    film = film_at(compiled, script, _backend(picked))
    if isinstance(film, ExitCode):
        return film
    takes = [take_of(film.steps, number) for number in range(1, picked.takes + 1)]
    surveys = [survey(each, film.buying, film.store) for each in takes]
    missing = [order for it in surveys for order in it.missing]
    if not missing:
        return _kept(film.finished, surveys[0].kept, film.store)
    choice = _choice(picked, film.target, missing)
    if isinstance(choice, ExitCode):
        return choice
    results = _results(takes, film, choice, script)
    return results if isinstance(results, ExitCode) else _told(film, results)


def render_more(compiled: Compiled, script: Path, picked: Pick, slate: str) -> ExitCode:
    """Have more takes of one segment made, side by side; nothing is circled by that.

    Args:
        compiled: a planned script.
        script: where it is.
        picked: the backend, which is no animatic, and how many takes more.
        slate: the segment.
    """
    from storyc.cli.terminal import complain
    from storyc.render.missing import survey

    film = film_at(compiled, script, _backend(picked))
    if isinstance(film, ExitCode):
        return film
    at = next(index for index, it in enumerate(film.steps) if it.order.slate == slate)
    before = film.steps[at - 1 : at] if film.steps[at].link != "cut" else ()
    kept = survey(film.steps, film.buying, film.store).kept
    chain = [replace(it, link="cut", chosen=kept.get(it.order.slate)) for it in before]
    if any(it.chosen is None for it in chain):
        complain(f"{slate} begins where {chain[0].order.slate} ends, and that has no take yet")
        return ExitCode.INCOMPLETE
    numbered = ((*chain, *take_of(film.steps[at : at + 1], it, chosen=False)) for it in count(1))
    found = ((steps, survey(steps, film.buying, film.store).missing) for steps in numbered)
    more = list(islice((it for it in found if it[1]), picked.takes))
    choice = _choice(picked, film.target, [order for _, missing in more for order in missing])
    if isinstance(choice, ExitCode):
        return choice
    results = _results([steps for steps, _ in more], film, choice, script)
    return results if isinstance(results, ExitCode) else _told(film, results).code


def _backend(picked: Pick) -> BackendConfig:
    if picked.backend is None:
        raise ValueError("an animatic is drawn, not rendered")
    return picked.backend


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
    takes: Sequence[Sequence[Step]], film: FilmAt, choice: RenderChoice, script: Path
) -> Sequence[Mapping[str, Result]] | ExitCode:
    """Run, and say what stopped the run, if anything but the service did."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.ledger import LedgerError, ProjectBusyError
    from storyc.render.session import NotStored

    try:
        return _run(takes, film, choice, script)
    except ProjectBusyError as error:
        complain(
            f"{error}; then run the same command again: what is made by then is not paid for again",
            Code.PROJECT_BUSY,
        )
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
    takes: Sequence[Sequence[Step]], film: FilmAt, choice: RenderChoice, script: Path
) -> Sequence[Mapping[str, Result]]:
    """Run a session, and raise what stopped it as it is."""
    from uuid import uuid4

    import anyio

    from storyc.cli.opened_service import opened_service
    from storyc.cli.progress import Bars
    from storyc.ledger import Cap, project_lock
    from storyc.render.session import Session
    from storyc.render.stop import Stop
    from storyc.world.user_folder import state_folder

    if choice.backend is None:
        raise ValueError("an animatic is drawn, not rendered")
    caps = () if choice.cap is None else (Cap(f"this run ({uuid4().hex[:12]})", choice.cap),)
    buying = replace(film.buying, caps=caps, accept_unknown_price=choice.accepts_unknown_price)
    stop, state = Stop(), state_folder() / LEDGER
    total = sum(len(it) for it in takes)

    async def run() -> Sequence[Mapping[str, Result]]:
        async with opened_service(backend, choice.key) as service:
            session = Session(service, film.store, buying, state, stop, tell=_tell)
            return await session.run(takes, lambda _step, _result: bars.advance("rendering", total))

    backend = choice.backend
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with project_lock(state, script), Bars() as bars, _stopping(stop):
            bars.show("rendering", 0, total)
            return anyio.run(run)
    except ExceptionGroup as group:
        raise _first(group) from None


def _tell(finding: Diagnostic) -> None:
    from storyc.cli.terminal import print_diagnostics

    print_diagnostics((finding,), {})


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
            raise KeyboardInterrupt
        stop.ask()
        print(
            "\nstopping: nothing more is sent, and what the service has taken is waited for;"
            " press Ctrl-C again to leave at once, and run the same command again to go on",
            file=sys.stderr,
        )

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _kept(finished: Finished, kept: Mapping[str, str], store: TakeStore) -> Rendered:
    found = {slate: store.clip(digest) for slate, digest in kept.items()}
    clips = {slate: clip for slate, clip in found.items() if clip is not None}
    return Rendered(clips, _circled(finished.lock, {it: kept[it] for it in clips}, store))


def _circled(lock: Lock | None, clips: Mapping[str, str], store: TakeStore) -> Lock | None:
    """Circle the clips that the film is made of."""
    from storyc.lock import CircledTake, circle

    if lock is None:
        return None
    requests = {it.slate: it.request for it in lock.segments}
    takes = {
        slate: CircledTake(store.enrol(requests[slate], clip), clip)
        for slate, clip in clips.items()
    }
    return circle(lock, takes)


def _told(film: FilmAt, results: Sequence[Mapping[str, Result]]) -> Rendered:
    """Say what has no clip, and note which clip answers which request of the lock."""
    from storyc.cli.terminal import print_diagnostics
    from storyc.ledger import OverBudget
    from storyc.render.step import clip_of
    from storyc.render.telling import tell
    from storyc.source import Span

    finished, sources = film.finished, film.compiled.checked.sources
    findings = []
    for segment in finished.plan.segments:
        line = segment.lines[0]
        file = sources[line.source]
        start = file.line_starts[line.first - 1]
        place = Span(file.name, start, start + len(file.line_text(line.first)))
        ended = (it[segment.slate] for it in results if segment.slate in it)
        findings += [tell(segment.slate, place, it) for it in ended]
    told = finished.policy.apply(it for it in findings if it is not None)
    print_diagnostics(told, sources)
    locked = () if finished.lock is None else finished.lock.segments
    requests = {it.slate: it.request for it in locked}
    for slate, clip in ((it, clip_of(each[it])) for each in results for it in each):
        if clip is not None and slate in requests:
            film.store.enrol(requests[slate], clip)
    clips = {slate: clip_of(result) for slate, result in results[0].items()}
    rendered = _kept(finished, {slate: it for slate, it in clips.items() if it}, film.store)
    every = [result for each in results for result in each.values()]
    if any(isinstance(it, OverBudget) for it in every):
        return replace(rendered, code=ExitCode.BUDGET)
    if any(clip_of(it) is None for it in every):
        return replace(rendered, code=ExitCode.INCOMPLETE)
    return rendered
