"""`storyc trust`: let a project's own settings count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.config import ProjectRendering

DESCRIPTION = """\
Let two lines of a project's story.toml count as if you had typed them: `backend` and `budget` of
its [render] table. Nothing else of a project is ever trusted: where a service is, its key and its
price are read from your own configuration alone.

Trust is for the file as it is now; when it is changed, it must be trusted anew."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    import argparse as arguments

    parser.description = DESCRIPTION
    parser.formatter_class = arguments.RawDescriptionHelpFormatter
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="the project's folder; the current one if none is given",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--revoke", action="store_true", help="trust it no longer")
    what.add_argument("--list", action="store_true", help="list what is trusted")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Trust, revoke or list."""
    from filelock import Timeout

    from storyc.cli.terminal import complain
    from storyc.cli.trust_file import trust_path
    from storyc.diagnostics import Code

    try:
        if options.list:
            return _list()
        return _revoke(options.folder) if options.revoke else _trust(options.folder)
    except Timeout:
        complain("another storyc is writing the list of trusted projects; try again")
    except OSError as error:
        reason = error.strerror or str(error)
        complain(f"{trust_path()} cannot be written: {reason}", Code.UNWRITABLE_OUTPUT)
    return ExitCode.USAGE


def _trust(folder: Path) -> ExitCode:
    from storyc.cli.configured import open_configured
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.cli.trust_file import change_trust

    found = open_configured(folder)
    settings = found.project.file
    if settings is None:
        complain(f"there is no story.toml in {folder}, so there is nothing to trust")
        return ExitCode.USAGE
    print_diagnostics(found.project_findings, found.sources)
    if any(it.is_error() for it in found.project_findings):
        return ExitCode.DIAGNOSTICS
    if not found.project.wants_trust:
        print(f"{folder / settings.name} says nothing that needs trust")
        return ExitCode.DONE
    change_trust(lambda it: it.with_trust(found.folder.as_posix(), settings))
    print(f"{folder / settings.name} is trusted as it is now:")
    print(_meaning(found.project))
    return ExitCode.DONE


def _meaning(project: ProjectRendering) -> str:
    from storyc.config.amount import shown
    from storyc.diagnostics.width import printable

    lines = []
    if project.backend is not None:
        name = printable(project.backend)
        lines.append(f"  `storyc compile` there renders with your backend {name}")
    if project.budget is not None:
        asking = ", without asking" if project.backend is not None else ""
        lines.append(f"  a run may spend up to {shown(project.budget)}{asking}")
    return "\n".join(lines)


def _revoke(folder: Path) -> ExitCode:
    from storyc.cli.configured import open_configured
    from storyc.cli.terminal import complain
    from storyc.cli.trust_file import change_trust, read_trust
    from storyc.diagnostics.width import printable

    # A folder that is gone, or whose story.toml is, can be revoked all the same.
    places = {folder.resolve().as_posix()}
    if folder.is_dir():
        places.add(open_configured(folder).folder.as_posix())
    known = places & set(read_trust().digests)
    if not known:
        complain(f"{folder} is not trusted; `storyc trust --list` says what is")
        return ExitCode.USAGE
    change_trust(lambda it: it.without(known))
    for place in sorted(known):
        print(f"{printable(place)} is trusted no longer")
    return ExitCode.DONE


def _list() -> ExitCode:
    from storyc.cli.trust_file import read_trust
    from storyc.diagnostics.width import printable

    trusted = read_trust()
    for place, digest in sorted(trusted.digests.items()):
        print(printable(place) + _note(place, digest))
    if not trusted.digests:
        print("no project is trusted")
    return ExitCode.DONE


def _note(place: str, digest: str) -> str:
    """Return what became of a trusted file, if anything did."""
    from storyc.config.trust_list import digest_of
    from storyc.world.disk import DiskReader
    from storyc.world.reader import UnreadableSource

    try:
        settings = DiskReader(Path(place)).settings()
    except UnreadableSource:
        settings = None
    if settings is None:
        return " (its story.toml is gone)"
    return "" if digest_of(settings) == digest else " (changed since: trust it anew)"
