"""`storyc why`: where a line of the script went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.cli.planned import Planned

DESCRIPTION = """\
Say where a line of the script went: into which segments, as which words of which prompts (the
files in build/NAME/prompts), or why it is in none. A line of a file that the script imports or
includes is asked about with the script beside it:

    storyc why cast.story:4 --script film.story"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    import argparse

    parser.description = DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("place", metavar="FILE:LINE", help="the line, counted from 1")
    parser.add_argument(
        "--script", type=Path, metavar="FILE", help="the script that reads the file of that line"
    )
    parser.add_argument("--target", metavar="NAME", help="plan for this video model")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Answer for one line."""
    from storyc.cli.planned import plan_script
    from storyc.cli.terminal import complain

    place = _read_place(options.place)
    if place is None:
        complain(f"{options.place} is no line of a file; write FILE:LINE, such as film.story:12")
        return ExitCode.USAGE
    asked, line = place
    script: Path = options.script or asked
    planned = plan_script(script, options.target)
    if not isinstance(planned, ExitCode):
        return _answer(planned, script, asked, line, as_json=options.json)
    if options.script is None and planned is ExitCode.DIAGNOSTICS:
        complain(f"if another script reads {asked}, name it: --script FILE")
    return planned


def _read_place(text: str) -> tuple[Path, int] | None:
    """Read `FILE:LINE`; a column after it, as editors write it, is passed over."""
    parts = text.split(":")
    while len(parts) > 2 and parts[-1].isdecimal() and parts[-2].isdecimal():  # noqa: PLR2004  # FILE:LINE:COLUMN
        parts.pop()
    *names, number = parts
    name = ":".join(names)
    if not name or not (number.isascii() and number.isdecimal()) or int(number) == 0:
        return None
    return Path(name), int(number)


def _answer(planned: Planned, script: Path, asked: Path, line: int, *, as_json: bool) -> ExitCode:
    from storyc.answers import trace
    from storyc.cli.as_json import print_json
    from storyc.cli.terminal import complain
    from storyc.cli.why_text import why_text

    screenplay = planned.compiled.checked.screenplay
    source = screenplay.source_by_name.get(_name_of(asked, script))
    if source is None:
        read = ", ".join(it.name for it in screenplay.sources)
        complain(f"{script} does not read {asked}; it reads {read}")
        return ExitCode.USAGE
    last = len(source.line_starts) - (1 if source.text.endswith("\n") else 0)
    if line > last:
        complain(f"{asked} has {last} lines, and no line {line}")
        return ExitCode.USAGE
    finished = planned.finished
    answer = trace(
        screenplay,
        planned.compiled.checked.log,
        finished.plan,
        finished.emission,
        source=source,
        line=line,
    )
    if as_json:
        print_json("storyc.why/1", answer)
    else:
        print(why_text(answer))
    return ExitCode.DONE


def _name_of(asked: Path, script: Path) -> str:
    """Return what the script calls a file: its path from the script's folder, POSIX style.

    A path that is not there is taken to be written from that folder already.
    """
    folder = script.parent.resolve()
    path = asked.resolve()
    if path.is_relative_to(folder) and asked.exists():
        return path.relative_to(folder).as_posix()
    return asked.as_posix()
