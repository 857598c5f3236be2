"""`storyc export`: a script for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

FORMATS = ("fountain", "fdx")

DESCRIPTION = """\
Write a script as Fountain or for Final Draft. Shots, states, declarations and whatever else the
other program has no line for go along as notes, which `storyc import` reads back."""


def configure(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export", help="make a .fountain or .fdx of a script", description=DESCRIPTION
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--to", choices=FORMATS, required=True, help="what to write")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="the file to write; by default beside FILE"
    )
    parser.add_argument("--force", action="store_true", help="replace OUT if it is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Export one script."""
    from storyc.cli.new_file import write_new_file
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Code
    from storyc.exporters import export_fdx, export_fountain, notes_of
    from storyc.world.reader import UnreadableSource

    try:
        file, _ = open_script(options.file)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE
    output = options.output or options.file.with_suffix(f".{options.to}")
    text = export_fdx(file) if options.to == "fdx" else export_fountain(file)
    if not write_new_file(output, text, options.file, force=options.force):
        return ExitCode.USAGE
    print_diagnostics(notes_of(file, options.to), {file.name: file})
    print(f"{output} is written")
    return ExitCode.DONE
