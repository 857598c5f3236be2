"""`storyc import`: a `.story` from another program's script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.importers import Imported

DESCRIPTION = """\
Write a .story from a Fountain or Final Draft script. All its words arrive. The cast and, from Final
Draft's own lists, props, wardrobe and times are guessed: each guess is reported."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a .fountain or .fdx")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="the .story to write; by default beside it"
    )
    parser.add_argument("--no-guesses", action="store_true", help="write what the script says only")
    parser.add_argument("--force", action="store_true", help="replace OUT if it is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Import one script."""
    from storyc.cli.new_file import write_new_file
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.world.reader import UnreadableSource

    if options.file.suffix.lower() not in {".fdx", ".fountain", ".txt", ".spmd"}:
        complain(f"{options.file} is no script to import; give a .fountain or .fdx file")
        return ExitCode.USAGE
    output = options.output or options.file.with_suffix(".story")
    try:
        imported = _imported(options.file, output.name, guessing=not options.no_guesses)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE
    if imported.file is None:
        return ExitCode.DIAGNOSTICS
    if not write_new_file(output, imported.file.text, options.file, force=options.force):
        return ExitCode.USAGE
    _tell(imported, output)
    return ExitCode.DONE


def _imported(path: Path, name: str, *, guessing: bool) -> Imported:
    """Read and import a file; what cannot be read is shown where it stands."""
    from storyc.cli.terminal import print_diagnostics
    from storyc.fdx import MAX_FDX_BYTES
    from storyc.importers import import_fdx, import_fountain
    from storyc.source import SourceFile
    from storyc.world.disk import read_foreign_text, read_text

    if path.suffix.lower() != ".fdx":
        file = SourceFile(path.name, read_text(path, str(path)))
        return import_fountain(file, name, guessing=guessing)
    file = SourceFile(path.name, read_foreign_text(path, str(path), MAX_FDX_BYTES))
    imported = import_fdx(file, name, guessing=guessing)
    if imported.file is None:
        print_diagnostics(imported.diagnostics, {file.name: file})
    return imported


def _tell(imported: Imported, output: Path) -> None:
    from storyc.cli.terminal import print_guesses

    if imported.file is not None:
        print_guesses(imported.diagnostics, {imported.file.name: imported.file})
    print(f"{output} is written; next: storyc check {output}")
