"""`storyc check`: find what is wrong, and mend what can be mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.counted import counted
from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.cli.examination import Examination
    from storyc.ir import Screenplay

FORMATS = ("text", "json", "github", "sarif")

DESCRIPTION = """\
Read scripts and say what is wrong with them, with the line, the reason and what to do.
Nothing is written, but with --fix or --unsafe-fixes the scripts are corrected in place."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--target", metavar="NAME", help="check against this video model's limits")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="how to print the findings: for people (text), as JSON lines, as GitHub annotations,"
        " or as a SARIF 2.1.0 log",
    )
    parser.add_argument(
        "--fix", action="store_true", help="write the corrections that cannot change the meaning"
    )
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="write all corrections; read them afterwards"
    )
    parser.add_argument(
        "--diff", action="store_true", help="show the corrections and write nothing"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Check each file; the worst result is the exit code."""
    from storyc.cli.examination import examine
    from storyc.cli.terminal import complain

    if options.diff and options.format != "text":
        complain("--diff shows a change of the text; leave out --format")
        return ExitCode.USAGE
    done = []
    for path in options.files:
        examination = examine(path, options)
        if options.format == "text":
            _print_text(examination)
        done.append(examination)
    if options.format != "text":
        print(_rendered(done, options.format), end="")
    return max(each.exit_code for each in done)


def _print_text(done: Examination) -> None:
    from storyc.cli.terminal import complain, print_diagnostics

    for told in done.told:
        print(told)
    if done.trouble is not None:
        complain(done.trouble.message, done.trouble.code)
    if done.checked is not None:
        print_diagnostics(done.checked.diagnostics, done.checked.sources)
        if not done.checked.has_errors:
            print(f"{done.path}: {_told(done.checked.screenplay)}")


def _rendered(done: list[Examination], form: str) -> str:
    from storyc.diagnostics.render_github import render_github
    from storyc.diagnostics.render_json import render_json
    from storyc.diagnostics.render_sarif import render_sarif

    render = {"json": render_json, "github": render_github, "sarif": render_sarif}[form]
    return render([each.findings() for each in done])


def _told(screenplay: Screenplay) -> str:
    shots = sum(len(scene.shots) for scene in screenplay.scenes)
    counts = (
        counted(len(screenplay.scenes), "scene"),
        counted(shots, "shot"),
        counted(len(screenplay.characters), "character"),
    )
    return f"no errors ({', '.join(counts)})"
