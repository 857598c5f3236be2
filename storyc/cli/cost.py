"""`storyc cost`: what a film would cost, by scene or by target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.answers import Bid
    from storyc.cli.planned import Planned
    from storyc.source import SourceFile
    from storyc.targets import Target
    from storyc.world.reader import SourceReader

DESCRIPTION = """\
Price the plan of a script, scene by scene. The first price is for keeping every first take, the
second adds the retakes that are to be expected. Nothing is sent and nothing is paid."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a .story or .fountain")
    targets = parser.add_mutually_exclusive_group()
    targets.add_argument("--target", metavar="NAME", help="plan for this video model")
    targets.add_argument(
        "--all-targets", action="store_true", help="one line for each video model, cheapest first"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="where takes are, if not in build/NAME"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print what the film costs."""
    return _compare(options) if options.all_targets else _price(options)


def _price(options: argparse.Namespace) -> ExitCode:
    from storyc.answers import film_cost
    from storyc.cli.as_json import print_json
    from storyc.cli.cost_text import cost_text
    from storyc.cli.planned import plan_script

    planned = plan_script(options.file, options.target)
    if isinstance(planned, ExitCode):
        return planned
    folder: Path = options.output or Path("build") / options.file.stem
    drawn = _drawn(planned, options.file.parent, folder)
    finished = planned.finished
    # What this version can make are drawn boards: takes of the animatic, and of no other target.
    made = drawn if planned.target.name == "animatic" else frozenset[str]()
    cost = film_cost(finished.plan, finished.scene_titles, made, finished.weights)
    if options.json:
        print_json("storyc.cost/1", cost)
    else:
        print(cost_text(cost, planned.target, boards=len(drawn), folder=folder))
    return ExitCode.DONE


def _drawn(planned: Planned, script_folder: Path, folder: Path) -> frozenset[str]:
    """Return which segments have their boards; what draws is only loaded if there can be any."""
    if not (folder / "takes").is_dir():
        return frozenset()
    from storyc.backends.animatic import Animatic
    from storyc.backends.base import ClipRequest
    from storyc.emit.drawing import Drawing
    from storyc.render import made_slates

    finished, wish = planned.finished, planned.compiled.checked.wish
    drawing = Drawing(shows_time_code=wish.time_code, is_on_twos=wish.on_twos)
    requests = tuple(map(ClipRequest, finished.sheets, finished.emission.prompts))
    animatic = Animatic(references=script_folder, drawing=drawing)
    return made_slates(requests, animatic, folder / "takes")


def _compare(options: argparse.Namespace) -> ExitCode:
    from storyc.answers import cheapest_first
    from storyc.cli.as_json import print_json
    from storyc.cli.cost_text import bids_text
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.targets import all_targets
    from storyc.world.reader import UnreadableSource

    try:
        entry, reader = open_script(options.file)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE

    bids = cheapest_first(_ask(it, entry, reader) for it in all_targets())
    if options.json:
        print_json("storyc.bids/1", bids)
    elif bids.is_hopeless:
        return _refuse(options.file)
    else:
        print(bids_text(bids.bids, options.file))
    return ExitCode.DIAGNOSTICS if bids.is_hopeless else ExitCode.DONE


def _refuse(script: Path) -> ExitCode:
    """Show what is wrong with a script that no target can take: it is the script's, not theirs."""
    from storyc.cli.planned import plan_script

    refused = plan_script(script, None)
    return refused if isinstance(refused, ExitCode) else ExitCode.DIAGNOSTICS


def _ask(target: Target, entry: SourceFile, reader: SourceReader) -> Bid:
    from storyc.answers import bid_of
    from storyc.driver import compile_script

    compiled = compile_script(entry, reader, target.name)
    finished = compiled.finished
    if finished is None:
        return bid_of(target, None, compiled.diagnostics)
    return bid_of(target, finished.plan, compiled.diagnostics, finished.weights)
