"""`storyc jobs reconcile`: holds the ledger against what the services list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyc.backends.job import Failure
    from storyc.backends.secret import Secret
    from storyc.config import BackendConfig
    from storyc.ledger import Opened, Orphan

_SHOWN = 12


def reconcile(names: Iterable[str]) -> ExitCode:
    """Print the jobs on the accounts that belong to no clip; nothing is sent that costs anything.

    Args:
        names: the backends to ask; all that are set up if there are none.
    """
    from storyc.cli.configured import open_config
    from storyc.cli.opened_ledger import opened_ledger
    from storyc.cli.terminal import complain
    from storyc.diagnostics import did_you_mean

    known, wanted = open_config().config.backends, list(names)
    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known) or f"choose of: {', '.join(known) or 'none'}"
            complain(f"there is no backend {name!r}: {hint}")
            return ExitCode.USAGE
    with opened_ledger() as opened:
        if opened is None:
            return ExitCode.INCOMPLETE
        codes = [_reconcile(known[it], opened) for it in wanted or known]
    return max(codes, default=ExitCode.DONE)


def _reconcile(backend: BackendConfig, opened: Opened) -> ExitCode:
    import anyio

    from storyc.backends.job import Failure
    from storyc.backends.key import MissingKey
    from storyc.cli.proxy import UnusableProxy
    from storyc.cli.terminal import complain
    from storyc.config.codec import codec_of
    from storyc.diagnostics.width import printable

    if codec_of(backend).listing(None) is None:
        print(f"{backend.name}: this service has no list of jobs; look at its own pages")
        return ExitCode.DONE
    try:
        key = None if backend.key is None else backend.key.place.fetch()
        found = anyio.run(_asked, backend, key, opened)
    except (MissingKey, UnusableProxy) as error:
        complain(f"{backend.name} is not asked: {error}")
        return ExitCode.USAGE
    if isinstance(found, Failure):
        complain(printable(f"{backend.name} does not tell its jobs: {found.said}"))
        return ExitCode.INCOMPLETE
    _show(backend, found, opened)
    return ExitCode.DONE


async def _asked(
    backend: BackendConfig, key: Secret | None, opened: Opened
) -> tuple[Orphan, ...] | Failure:
    from random import SystemRandom

    from storyc.cli.film_at import take_store
    from storyc.cli.opened_service import opened_service
    from storyc.ledger import Desk, SystemClock, reconcile

    async with opened_service(backend, key) as service:
        desk = Desk(
            ledger=opened.ledger,
            service=service,
            takes=take_store(),
            claimants=opened.claimants,
            clock=SystemClock(),
            random=SystemRandom(),
        )
        return await reconcile(desk)


def _show(backend: BackendConfig, orphans: tuple[Orphan, ...], opened: Opened) -> None:
    """Print each job with the clips that it may be, the service's words made harmless."""
    from datetime import UTC, datetime

    from storyc.cli.counted import counted
    from storyc.diagnostics.width import printable

    print(f"{backend.name}: {counted(len(orphans), 'job')} on the account without a clip here")
    for orphan in orphans:
        job, when = orphan.job, "at a time not told"
        if job.created_at is not None:
            when = datetime.fromtimestamp(job.created_at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        facts = (job.model, None if job.seconds is None else f"{job.seconds} s", job.size)
        told = ", ".join(it for it in facts if it is not None)
        print(printable(f"  {job.id}  {when}  {told}".rstrip()))
        if job.prompt is not None:
            print(printable(f"    prompt  {job.prompt}"))
        if orphan.was_before:
            print("    it was there before storyc knew the account")
        for intent in orphan.may_be:
            slate = opened.ledger.intent(intent).slate
            way = f"storyc jobs review {intent[:_SHOWN]} --adopt {job.id}"
            print(printable(f"    it may be {slate}: `{way}` fetches it, at no further cost"))
