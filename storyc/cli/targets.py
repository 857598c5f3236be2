"""`storyc targets`: the video models that a script can be planned for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from storyc.targets import Catalogue, Target

_PAIR = 2

DESCRIPTION = """\
List the video models that a script can be planned for, with the price of ten seconds at 720p; show
one in full, with sources and dates; or say what is different between two.

A project can describe its own in story.toml; they are listed first. See docs/targets.md."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="show this one, or compare these two"
    )
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print all targets, one, or two side by side."""
    from storyc.cli.target_text import print_comparison, print_list, print_one
    from storyc.cli.terminal import complain

    catalogue, has_errors = _catalogue()
    unknown = [name for name in options.names if catalogue.load(name) is None]
    if len(options.names) > _PAIR:
        complain("two targets can be compared at a time; `storyc targets` lists them all")
        return ExitCode.USAGE
    if unknown:
        complain(f"there is no target {unknown[0]}: {_hint(unknown[0], catalogue)}")
        return ExitCode.USAGE
    chosen = [it for it in map(catalogue.load, options.names) if it is not None]
    if options.json:
        _print_json(chosen or catalogue.all_targets())
    elif len(chosen) == _PAIR:
        print_comparison(chosen[0], chosen[1])
    elif chosen:
        print_one(chosen[0])
    else:
        print_list(catalogue.all_targets())
    return ExitCode.DIAGNOSTICS if has_errors else ExitCode.DONE


def _catalogue() -> tuple[Catalogue, bool]:
    """Return the targets, those of the project around the current folder included."""
    from pathlib import Path

    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.targets import read_catalogue
    from storyc.world.disk import DiskReader
    from storyc.world.reader import UnreadableSource

    try:
        settings = DiskReader(Path()).settings()
    except UnreadableSource as refusal:
        complain(str(refusal))
        settings = None
    catalogue, findings = read_catalogue(settings)
    if settings is not None:
        print_diagnostics(findings, {settings.name: settings})
    return catalogue, bool(findings)


def _hint(name: str, catalogue: Catalogue) -> str:
    from storyc.diagnostics import did_you_mean

    if name in catalogue.wrong:
        return "story.toml describes it, but not so that it can be read"
    return did_you_mean(name, catalogue.names()) or "`storyc targets` lists them"


def _print_json(targets: Sequence[Target]) -> None:
    import json

    figures = [it.model_dump(mode="json") for it in targets]
    answer = {"schema": "storyc.targets/1", "targets": figures}
    print(json.dumps(answer, ensure_ascii=False, indent=1))
