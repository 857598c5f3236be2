"""`storyc doctor`: is everything there that a film needs?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from storyc.cli.checkup import Checkup, Report
    from storyc.cli.configured import Configured
    from storyc.config import BackendConfig

DESCRIPTION = """\
Look at this machine, at your configuration, at the project around this folder, and at each service
set up: libraries, folders, settings, keys, addresses. Nothing is spent and no key is shown; the
only question that leaves the machine is that for the services' addresses.

With --online each service that has a list of jobs is asked for it. That costs nothing, and shows
whether the service is there and takes the key."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    import argparse as arguments

    parser.description = DESCRIPTION
    parser.formatter_class = arguments.RawDescriptionHelpFormatter
    parser.add_argument(
        "names", nargs="*", metavar="BACKEND", help="look at these services alone; all without"
    )
    parser.add_argument(
        "--online", action="store_true", help="ask each service a question that costs nothing"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print what was found."""
    from storyc.cli.as_json import print_json
    from storyc.cli.checkup import Report
    from storyc.cli.configured import open_configured
    from storyc.cli.terminal import complain

    found = open_configured(Path())
    known = sorted({*found.own.config.backends, *found.own.config.wrong})
    unknown = [it for it in options.names if it not in known]
    if unknown:
        complain(_no_such(unknown[0], known))
        return ExitCode.USAGE
    report = Report(tuple(_checkups(options.names, found, is_online=options.online)))
    if options.json:
        print_json("storyc.doctor/1", report)
    else:
        _print(report)
    return ExitCode.DONE if report.is_healthy else ExitCode.DIAGNOSTICS


def _no_such(name: str, known: Sequence[str]) -> str:
    from storyc.cli.configured import config_path
    from storyc.diagnostics import did_you_mean

    choice = f"choose of: {', '.join(known)}" if known else f"{config_path()} has none"
    return f"there is no backend {name!r}: {did_you_mean(name, known) or choice}"


def _checkups(names: Sequence[str], found: Configured, *, is_online: bool) -> Iterator[Checkup]:
    from storyc.cli.account_checkups import account_checkups
    from storyc.cli.backend_checkups import backend_checkups, config_checkups, project_checkups
    from storyc.cli.effect_checkups import effect_checkups
    from storyc.cli.machine_checkups import machine_checkups

    if not names:
        yield from machine_checkups()
    yield from config_checkups(found.own)
    if not names:
        yield from project_checkups(found)
        yield from effect_checkups(found.own.config.effects)
    for name, backend in found.own.config.backends.items():
        if not names or name in names:
            yield from backend_checkups(backend)
            yield from _asked(backend) if is_online else _unasked(backend)
    if not names:
        yield from account_checkups(found.own.config.backends.values())


def _asked(backend: BackendConfig) -> Iterator[Checkup]:
    from storyc.cli.online_checkup import online_checkups

    return online_checkups(backend)


def _unasked(backend: BackendConfig) -> Iterator[Checkup]:
    from storyc.cli.litellm_checkup import litellm_advice

    advice = litellm_advice(backend)
    if advice is not None:
        yield advice


def _print(report: Report) -> None:
    from storyc.cli.checkup import Health
    from storyc.diagnostics.width import printable

    for it in report.checkups:
        print(f"{it.health:<8} {printable(f'{it.name}: {it.told}')}")
        if it.way_out:
            print(f"{'':<8} {printable(it.way_out)}")
    if not report.is_healthy:
        failed = sum(it.health is Health.FAILED for it in report.checkups)
        print(f"\n{failed} {'thing has' if failed == 1 else 'things have'} to be put right")
