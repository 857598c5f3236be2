"""Rendering from the command line: what is there, what it costs, what becomes of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.film_at import FilmAt, film_at, take_of, take_store
from storyc.cli.service_run import UNFINISHED, run_at_service

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from storyc.cli.bill import Bill
    from storyc.config import BackendConfig, Pick
    from storyc.driver import Compiled, Finished
    from storyc.lock import Lock
    from storyc.render.step import Result
    from storyc.render.take_store import TakeStore

CIRCLED = "circled"
"""The folder of what is circled, there too."""


@dataclass(frozen=True)
class Rendered:
    """The clips that a film has, by slate, and the lock with its circled takes.

    `digests` are those of the clips. `requests` are the texts of the files of what would be sent,
    by name. `bill` is what the clips cost at the backend, `None` without one. `code` is what the
    shell is told if nothing worse follows.
    """

    clips: Mapping[str, Path] = field(default_factory=dict)
    lock: Lock | None = None
    code: ExitCode = ExitCode.DONE
    requests: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    bill: Bill | None = None


def remember(path: Path, lock: Lock) -> None:
    """Keep what a lock has circled from being collected; the film is made without that, too."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.render.circled import remember as note
    from storyc.world.user_folder import cache_folder

    folder = cache_folder() / CIRCLED
    try:
        note(folder, path, lock)
    except OSError as error:
        complain(
            f"{folder} cannot be written: {error.strerror or error}; until it can, do not run"
            " `storyc takes collect`: it would not know that this film needs its takes",
            Code.UNWRITABLE_OUTPUT,
        )


def settle(script: Path) -> None:
    """Note that the clips of a run are circled, or known as takes to choose from."""
    from storyc.render.unfinished import end_film
    from storyc.world.user_folder import cache_folder

    # Where it cannot be noted, nothing is lost: the takes are kept until the next run.
    with suppress(OSError):
        end_film(cache_folder() / UNFINISHED, script)


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
    results = run_at_service(takes, missing, film, picked, script)
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
    missing = [order for _, each in more for order in each]
    results = run_at_service([steps for steps, _ in more], missing, film, picked, script)
    if isinstance(results, ExitCode):
        return results
    code = _told(film, results).code
    settle(script)
    return code


def _backend(picked: Pick) -> BackendConfig:
    if picked.backend is None:
        raise ValueError("an animatic is drawn, not rendered")
    return picked.backend


def _kept(finished: Finished, kept: Mapping[str, str], store: TakeStore) -> Rendered:
    found = {slate: store.clip(digest) for slate, digest in kept.items()}
    clips = {slate: clip for slate, clip in found.items() if clip is not None}
    digests = {it: kept[it] for it in clips}
    return Rendered(clips, _circled(finished.lock, digests, store), digests=digests)


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
