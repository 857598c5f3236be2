"""`storyc new`: start a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

_MARKS = frozenset('[]{}*#\\"')
"""Signs that mean something in a script, where the name becomes the title."""

DESCRIPTION = """\
Make a folder with a first scene, a cast and settings that compile as they are."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("name", type=Path, metavar="NAME", help="the film's name: a new folder")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Write the project's files."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.starter import project_files
    from storyc.world.disk import write_text

    folder: Path = options.name
    stem = folder.name
    if not stem.strip(". ") or not stem.isprintable() or set(stem) & _MARKS:
        complain("that is no name for a film; use letters and digits: storyc new my-film")
        return ExitCode.USAGE
    try:
        # Fails if anything stands there: what somebody wrote is never written over.
        folder.mkdir(parents=True)
        for name, text in project_files(stem).items():
            write_text(folder / name, text)
    except FileExistsError:
        complain(f"{folder} is there already; choose another name", Code.UNWRITABLE_OUTPUT)
        return ExitCode.USAGE
    except OSError as error:
        complain(f"{folder} cannot be written: {error.strerror or error}", Code.UNWRITABLE_OUTPUT)
        return ExitCode.USAGE
    script = folder / f"{stem}.story"
    print(f"{script} is your first scene, {folder / 'cast.story'} its cast")
    print(f"next: storyc compile {_quoted(str(script))}")
    return ExitCode.DONE


def _quoted(path: str) -> str:
    from shlex import quote

    return quote(path)
