"""`storyc takes`: the clips of a film, and which of them it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.render_options import add_render_options

if TYPE_CHECKING:
    import argparse

    from storyc.lock import CircledTake, Lock, LockedSegment

DESCRIPTION = """\
Show and choose the takes of a film. A take is one generated clip of one segment; the circled take
is the one that the film is made of. The lock beside the script remembers it.

    storyc takes list FILE                  the segments, their takes, and which is circled
    storyc takes circle FILE SLATE TAKE     choose: the number of a take, or how its digest begins
    storyc takes retake FILE SLATE          have one more take made, with --backend as in compile;
                                            --takes N has N more made, side by side
    storyc takes import FILE SLATE CLIP     take in a clip that was made elsewhere, and circle it
    storyc takes collect                    remove the takes that no lock has circled"""

_SHOWN = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    import argparse as arguments

    parser.description = DESCRIPTION
    parser.formatter_class = arguments.RawDescriptionHelpFormatter
    parts = parser.add_subparsers(
        dest="part", metavar="list|circle|retake|import|collect", required=True
    )
    show = parts.add_parser("list", help="the segments and their takes")
    show.add_argument("file", type=Path, metavar="FILE")
    show.set_defaults(run=_list)
    circle = parts.add_parser("circle", help="choose the take of a segment")
    circle.add_argument("file", type=Path, metavar="FILE")
    circle.add_argument("slate", metavar="SLATE")
    circle.add_argument("take", metavar="TAKE")
    circle.set_defaults(run=_circle)
    again = parts.add_parser("retake", help="have more takes of a segment made")
    again.add_argument("file", type=Path, metavar="FILE")
    again.add_argument("slate", metavar="SLATE")
    add_render_options(again)
    again.set_defaults(run=_retake)
    bring = parts.add_parser("import", help="take in a clip made elsewhere")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("slate", metavar="SLATE")
    bring.add_argument("clip", type=Path, metavar="CLIP")
    bring.set_defaults(run=_import)
    collect = parts.add_parser("collect", help="remove takes that no lock has circled")
    collect.add_argument(
        "--unfinished",
        action="store_true",
        help="also clips of films whose compile did not come to its end",
    )
    collect.set_defaults(run=_collect)


def _list(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.film_at import take_store

    lock = _lock(options.file)
    if lock is None:
        return ExitCode.USAGE
    store = take_store()
    for segment in lock.segments:
        circled = segment.circled
        known = store.takes(segment.request)
        if circled is None and not known:
            print(f"{segment.slate:<8} no take")
        for take in known:
            is_chosen = circled is not None and circled.sha256 == take.sha256
            digest = take.sha256[:_SHOWN]
            told = f"{take.origin:<8} {'circled' if is_chosen else ''}".rstrip()
            print(f"{segment.slate:<8} take {take.number:<3} {digest}  {told}")
        if circled is not None and all(it.sha256 != circled.sha256 for it in known):
            digest = circled.sha256[:_SHOWN]
            told = "circled, and not on this machine"
            print(f"{segment.slate:<8} take {circled.number:<3} {digest}  {told}")
    return ExitCode.DONE


def _circle(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.film_at import take_store
    from storyc.cli.terminal import complain
    from storyc.lock import CircledTake

    lock = _lock(options.file)
    segment = None if lock is None else _segment(lock, options.slate)
    if lock is None or segment is None:
        return ExitCode.USAGE
    known = take_store().takes(segment.request)
    found = [
        it
        for it in known
        if str(it.number) == options.take
        or (not options.take.isdecimal() and it.sha256.startswith(options.take))
    ]
    if len(found) != 1:
        numbers = ", ".join(str(it.number) for it in known) or "none"
        complain(f"{segment.slate} has no take {options.take}; its takes are: {numbers}")
        return ExitCode.USAGE
    _keep(options.file, lock, segment, CircledTake(found[0].number, found[0].sha256))
    return ExitCode.DONE


def _retake(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.render_choice import pick_backend
    from storyc.cli.rendering import render_more
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.driver import compile_script
    from storyc.world.reader import UnreadableSource

    picked = pick_backend(options, options.file.parent)
    if isinstance(picked, ExitCode):
        return picked
    if picked.backend is None:
        complain("name a service with --backend: boards are drawn once, and always the same")
        return ExitCode.USAGE
    try:
        compiled = compile_script(*open_script(options.file))
    except UnreadableSource as error:
        complain(str(error))
        return ExitCode.USAGE
    print_diagnostics(compiled.diagnostics, compiled.checked.sources)
    finished = compiled.finished
    if finished is None or finished.lock is None:
        return ExitCode.DIAGNOSTICS
    segment = _segment(finished.lock, options.slate)
    if segment is None:
        return ExitCode.USAGE
    code = render_more(compiled, options.file, picked, segment.slate)
    if code is ExitCode.DONE:
        print(f"`storyc takes list {options.file}` lists them, `storyc takes circle` chooses")
    return code


def _import(options: argparse.Namespace) -> ExitCode:
    from shutil import copyfile

    from storyc.cli.film_at import take_store
    from storyc.cli.terminal import complain
    from storyc.lock import CircledTake
    from storyc.render.take_store import COPYING, KeptTake, digest_of

    lock = _lock(options.file)
    segment = None if lock is None else _segment(lock, options.slate)
    if lock is None or segment is None:
        return ExitCode.USAGE
    trouble = _trouble(options.file, segment.slate, options.clip)
    if trouble is not None:
        complain(f"{options.clip} cannot be taken in: {trouble}")
        return ExitCode.USAGE
    store = take_store()
    known = store.takes(segment.request)
    number = 1 + max((it.number for it in known), default=0)
    part = store.part(segment.request, number)
    # Under a name of its own until it is whole: a clip that lies there is taken for one that came.
    copying = part.with_name(f"{part.name}{COPYING}")
    copyfile(options.clip, copying)
    copying.replace(part)
    take = KeptTake(segment.request, number, digest_of(part), part.stat().st_size, "import")
    store.take_in(take, part)
    _keep(options.file, lock, segment, CircledTake(number, take.sha256))
    return ExitCode.DONE


def _collect(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.film_at import take_store
    from storyc.cli.rendering import CIRCLED
    from storyc.cli.service_run import UNFINISHED
    from storyc.cli.terminal import complain
    from storyc.render.circled import circled_anywhere
    from storyc.render.unfinished import unfinished_films
    from storyc.world.user_folder import cache_folder

    try:
        kept = circled_anywhere(cache_folder() / CIRCLED)
        unfinished = unfinished_films(cache_folder() / UNFINISHED)
    except OSError as error:
        complain(f"{error}; nothing was removed")
        return ExitCode.USAGE
    if unfinished and not options.unfinished:
        complain(
            f"{', '.join(unfinished)}: not finished, so clips that are paid for are in no lock yet;"
            " nothing was removed. Compile it again with its --backend first, or give those clips"
            " up with `storyc takes collect --unfinished`"
        )
        return ExitCode.INCOMPLETE
    gone = take_store().collect(kept)
    sizes = {it.sha256: it.size for it in gone}
    told = f"{len(sizes)} clip{'' if len(sizes) == 1 else 's'}"
    print(f"{told} removed, {sum(sizes.values()) / 1e6:.1f} MB")
    try:
        cut_off = take_store().clear_away()
    except OSError as error:
        complain(f"{error}; what downloads that were cut off have left is still there")
        return ExitCode.USAGE
    if cut_off:
        print(f"and {cut_off / 1e6:.1f} MB that downloads and imports which were cut off had left")
    return ExitCode.DONE


def _lock(script: Path) -> Lock | None:
    """Return the lock beside a script; say so if there is none."""
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Diagnostic
    from storyc.lock import SUFFIX, read_lock
    from storyc.source import SourceFile
    from storyc.world.disk import read_text
    from storyc.world.reader import UnreadableSource

    path = script.with_name(script.name + SUFFIX)
    try:
        found = read_lock(SourceFile(path.name, read_text(path, str(path))))
    except UnreadableSource as error:
        complain(
            f"{error}; compile {script} once: the lock holds the segments, planned for the target"
            " that its title page names"
        )
        return None
    if isinstance(found, Diagnostic):
        print_diagnostics((found,), {})
        return None
    return found


def _segment(lock: Lock, slate: str) -> LockedSegment | None:
    from storyc.cli.terminal import complain
    from storyc.diagnostics import did_you_mean

    found = next((it for it in lock.segments if it.slate.casefold() == slate.casefold()), None)
    if found is None:
        slates = [it.slate for it in lock.segments]
        complain(
            f"there is no segment {slate}: {did_you_mean(slate, slates) or ', '.join(slates[:20])}"
        )
    return found


def _trouble(script: Path, slate: str, clip: Path) -> str | None:
    """Return why a file cannot be the take of a segment, `None` if it can."""
    from storyc.assemble import AssembleError, TakeError, try_take
    from storyc.cli.script import open_script
    from storyc.driver import compile_script
    from storyc.world.reader import UnreadableSource

    try:
        finished = compile_script(*open_script(script)).finished
        if finished is None:
            return f"{script} has errors; `storyc check {script}` shows them"
        if all(it.slate != slate for it in finished.plan.segments):
            return f"{script} has changed, and has no segment {slate} any more; compile it once"
        try_take(finished.plan, slate, clip)
    except TakeError as error:
        return error.fault
    except (AssembleError, UnreadableSource, OSError) as error:
        return str(error)
    return None


def _keep(script: Path, lock: Lock, segment: LockedSegment, take: CircledTake) -> None:
    from storyc.cli.rendering import remember
    from storyc.lock import SUFFIX, circle, lock_text
    from storyc.world.disk import write_text

    changed = circle(lock, {segment.slate: take})
    path = script.with_name(script.name + SUFFIX)
    write_text(path, lock_text(changed))
    remember(path, changed)
    print(f"{segment.slate}: take {take.number} is circled; compile to see it in the film")
