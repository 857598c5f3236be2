"""`storyc export`: a script for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.diagnostics import Diagnostic
    from storyc.source import SourceFile

FORMATS = ("fountain", "fdx", "pdf")

DESCRIPTION = """\
Write a script as Fountain, for Final Draft, or as a PDF in the layout of the trade. In Fountain and
Final Draft, shots, states, declarations and whatever else the other program has no line for go
along as notes, which `storyc import` reads back. On paper stands what a reader reads."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--to", choices=FORMATS, required=True, help="what to write")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="the file to write; by default beside FILE"
    )
    parser.add_argument("--force", action="store_true", help="replace OUT if it is there")
    paper = parser.add_argument_group("on paper (--to pdf)")
    paper.add_argument("--paper", choices=("letter", "a4"), default="letter", help="its size")
    paper.add_argument(
        "--scene-numbers", action="store_true", help="number the scenes that have no number"
    )
    paper.add_argument(
        "--font", metavar="TTF", help="a TrueType font for letters that Courier does not have"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Export one script."""
    from storyc.cli.new_file import write_new_file
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Code
    from storyc.world.reader import UnreadableSource

    try:
        file, _ = open_script(options.file)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE
    output = options.output or options.file.with_suffix(f".{options.to}")
    exported = _exported(file, options)
    if exported is None:
        return ExitCode.USAGE
    content, findings = exported
    if not write_new_file(output, content, options.file, force=options.force):
        return ExitCode.USAGE
    print_diagnostics(findings, {file.name: file})
    print(f"{output} is written")
    return ExitCode.DONE


def _exported(
    file: SourceFile, options: argparse.Namespace
) -> tuple[str | bytes, tuple[Diagnostic, ...]] | None:
    """Return the script in the asked form and what to say of it, or `None` if it was refused."""
    from storyc.exporters import export_fdx, export_fountain, notes_of

    if options.to == "pdf":
        return _printed(file, options)
    text = export_fdx(file) if options.to == "fdx" else export_fountain(file)
    return text, notes_of(file, options.to)


def _printed(
    file: SourceFile, options: argparse.Namespace
) -> tuple[bytes, tuple[Diagnostic, ...]] | None:
    from storyc.cli.terminal import complain
    from storyc.exporters.paper import UnreadableFont, paper_called, print_pdf, unprinted

    try:
        printed = print_pdf(
            file,
            paper_called(options.paper),
            number_scenes=options.scene_numbers,
            own_font=options.font,
        )
    except UnreadableFont as error:
        complain(str(error))
        return None
    return printed.data, unprinted(file, printed.missing)
