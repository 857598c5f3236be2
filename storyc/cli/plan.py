"""`storyc plan`: how a film is cut into segments, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

DESCRIPTION = """\
Show how a script is cut into segments, which are generated one by one: where each stands in the
film, its seconds, lines, shots, prompt and price, and why it begins where it does."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--target", metavar="NAME", help="plan for this video model")
    parser.add_argument("--json", action="store_true", help="print what plan.json would hold")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print the plan."""
    from storyc.cli.plan_text import plan_text
    from storyc.cli.planned import plan_script
    from storyc.emit import plan_document

    planned = plan_script(options.file, options.target)
    if isinstance(planned, ExitCode):
        return planned
    finished = planned.finished
    if options.json:
        screenplay = planned.compiled.checked.screenplay
        print(plan_document(screenplay, finished.plan, finished.emission), end="")
    else:
        script = planned.compiled.checked.screenplay.sources[0].name
        print(plan_text(finished, script))
    return ExitCode.DONE
