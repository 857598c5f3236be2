"""`storyc jobs`: what was sent, and what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.opened_ledger import opened_ledger

if TYPE_CHECKING:
    import argparse

    from storyc.ledger import Decision, Intent, Opened

DESCRIPTION = """\
Show what was sent to services, by the ledger of this machine's user, and decide what storyc cannot.

    storyc jobs list                        what is under way and what is done
    storyc jobs review                      what may have been paid for, and waits for you
    storyc jobs review JOB --adopt ID       this job of the service's is the one: fetch it
    storyc jobs review JOB --lost           it is lost: count it as paid, never send it again
    storyc jobs review JOB --pay-again      send it, and pay for it, once more
    storyc jobs reconcile [BACKEND]         what the services list, and no clip here has
    storyc jobs cancel JOB                  ask the service to stop it
    storyc jobs accept-loss                 go on although a damaged ledger knew what was paid

JOB is the beginning of the name in the first column. After a decision, run the compile again."""

_SHOWN = 12
"""Letters of a name that are shown: enough to tell all of a user's apart."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    import argparse as arguments

    parser.description = DESCRIPTION
    parser.formatter_class = arguments.RawDescriptionHelpFormatter
    parts = parser.add_subparsers(
        dest="part", metavar="list|review|reconcile|cancel|accept-loss", required=True
    )
    parts.add_parser("list", help="what is under way and what is done").set_defaults(run=_list)
    review = parts.add_parser("review", help="what waits for you")
    review.add_argument("job", nargs="?", metavar="JOB")
    decision = review.add_mutually_exclusive_group()
    decision.add_argument("--adopt", metavar="ID", help="the service's id of the job that it is")
    decision.add_argument("--lost", action="store_true", help="count it as paid, never send it")
    decision.add_argument("--pay-again", action="store_true", help="send it and pay once more")
    review.set_defaults(run=_review)
    cancel = parts.add_parser("cancel", help="ask the service to stop a job")
    cancel.add_argument("job", metavar="JOB")
    cancel.set_defaults(run=_cancel)
    whole = parts.add_parser("reconcile", help="what the services list, and no clip here has")
    whole.add_argument("names", nargs="*", metavar="BACKEND")
    whole.set_defaults(run=_reconcile)
    loss = parts.add_parser("accept-loss", help="go on although a ledger was damaged")
    loss.add_argument("--yes", action="store_true", help="do so without a question")
    loss.set_defaults(run=_accept_loss)


def _list(_options: argparse.Namespace) -> ExitCode:
    with opened_ledger() as opened:
        if opened is None:
            return ExitCode.INCOMPLETE
        intents = opened.ledger.intents()
        for intent in intents:
            print(_row(intent))
        print(f"{len(intents)} job{'' if len(intents) == 1 else 's'}")
    return ExitCode.DONE


def _review(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.terminal import complain

    decision = _decision(options)
    if options.job is None and decision is not None:
        complain("say which job: `storyc jobs review` lists them")
        return ExitCode.USAGE
    with opened_ledger() as opened:
        if opened is None:
            return ExitCode.INCOMPLETE
        if options.job is None:
            return _show_open(opened)
        intent = _named(opened, options.job)
        return ExitCode.USAGE if intent is None else _decide(opened, intent, decision)


def _decide(opened: Opened, intent: Intent, decision: Decision | None) -> ExitCode:
    from storyc.cli.terminal import complain
    from storyc.ledger import IllegalStepError, LedgerError

    if decision is None:
        _show(opened, intent)
        return ExitCode.DONE
    try:
        changed = opened.ledger.resolve(intent.id, decision, opened.claimants.is_alive)
    except IllegalStepError as error:
        complain(str(error))
        return ExitCode.USAGE
    except LedgerError as error:
        complain(str(error))
        return ExitCode.INCOMPLETE
    print(f"{_row(changed)}\nrun the compile again to go on")
    return ExitCode.DONE


def _decision(options: argparse.Namespace) -> Decision | None:
    from storyc.ledger import Adopt, GiveUp, PayAgain

    if options.adopt is not None:
        return Adopt(options.adopt)
    if options.lost:
        return GiveUp()
    return PayAgain() if options.pay_again else None


def _show_open(opened: Opened) -> ExitCode:
    from storyc.ledger import State

    waiting = opened.ledger.intents(State.HELD, State.PAID_LOST)
    for intent in waiting:
        _show(opened, intent)
        print()
    if not waiting:
        print("nothing waits for you")
    return ExitCode.DONE


def _show(opened: Opened, intent: Intent) -> None:
    """Print all that is known of a job, the service's words made harmless."""
    from datetime import UTC, datetime

    from storyc.diagnostics.width import printable

    print(_row(intent))
    for at, state, why in opened.ledger.history(intent.id):
        when = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        print(f"    {when}  {state.value:<13} {printable(why)}")
    if intent.request is not None:
        print(f"    request  {printable(intent.request[:400])}")


def _cancel(options: argparse.Namespace) -> ExitCode:
    import anyio

    from storyc.backends.key import MissingKey
    from storyc.cli.configured import open_config
    from storyc.cli.opened_service import opened_service
    from storyc.cli.proxy import UnusableProxy
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code

    with opened_ledger() as opened:
        intent = None if opened is None else _named(opened, options.job)
    if intent is None:
        return ExitCode.USAGE
    known = open_config().config.backends.values()
    backend = next((it for it in known if it.account == intent.account), None)
    if backend is None or intent.job is None:
        complain(
            f"{intent.slate} has no job that a service of your config.toml could stop"
            f" (its account is {intent.account})"
        )
        return ExitCode.USAGE
    job = intent.job
    try:
        key = None if backend.key is None else backend.key.place.fetch()
    except MissingKey as missing:
        complain(f"there is no key for {backend.name}: {missing}; {missing.way_out}")
        return ExitCode.USAGE

    async def ask() -> str | None:
        async with opened_service(backend, key) as service:
            failure = await service.cancel(job)
            return None if failure is None else failure.said

    try:
        refused = anyio.run(ask)
    except UnusableProxy as error:
        complain(str(error), Code.UNUSABLE_PROXY)
        return ExitCode.USAGE
    if refused is not None:
        complain(f"the service does not stop {intent.slate}: {refused}")
        return ExitCode.INCOMPLETE
    print(
        f"the service was asked to stop {intent.slate}; run the compile again to see what it says"
    )
    return ExitCode.DONE


def _reconcile(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.orphans import reconcile

    return reconcile(options.names)


def _accept_loss(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.loss import accept_loss

    with opened_ledger() as opened:
        if opened is None:
            return ExitCode.INCOMPLETE
        return accept_loss(opened.ledger, is_agreed=options.yes)


def _named(opened: Opened, name: str) -> Intent | None:
    """Return the one intent whose name begins so; say so if there is none, or several."""
    from storyc.cli.terminal import complain

    found = [it for it in opened.ledger.intents() if it.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} jobs begin with" if found else "there is no job"
    complain(f"{what} {name!r}; `storyc jobs list` lists them")
    return None


def _row(intent: Intent) -> str:
    from storyc.answers.figures import dollars
    from storyc.diagnostics.width import printable

    usd = intent.price_usd if intent.billed_usd is None else intent.billed_usd
    cost = dollars(None if usd is None else str(usd))
    job = printable(intent.job or "no id")
    return (
        f"{intent.id[:_SHOWN]}  {intent.slate:<8} take {intent.take:<3} {intent.state.value:<13}"
        f"{cost:>10}  {job}  {printable(intent.account)}"
    )
