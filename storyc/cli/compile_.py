"""`storyc compile`: from the script to the film."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode
from storyc.cli.film_choice import add_film_options, finish_of
from storyc.cli.render_options import add_render_options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterable

    from storyc.assemble import Finish
    from storyc.build import Built, Output
    from storyc.cli.rendering import Rendered
    from storyc.config import Pick
    from storyc.driver import Compiled, Finished

DESCRIPTION = """\
Check a script, plan it into segments, write a prompt for each, and make the film. Without --backend
the film is an animatic: drawn boards, scratch voices, captions. Then nothing is sent anywhere and
nothing costs anything; the price shown is what generating the plan at the target would cost.

What is written goes to build/NAME: film.mp4, storyboard.html, plan.json, prompts/, timeline.otio,
timeline.edl, timeline.fcpxml, captions.srt, captions.vtt, captions.ass.
FILE.lock, beside the script, keeps the cuts of the plan: after an edit only the segments that it
touched are planned anew. Keep it in version control."""

_OTHER_TAKE = (
    "circle another one (`storyc takes list`, `storyc takes circle`), or have one more made"
    " (`storyc takes retake`)"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .story or .fountain")
    parser.add_argument("--target", metavar="NAME", help="plan for this video model")
    parser.add_argument(
        "--emit",
        metavar="LIST",
        help="write only these, with commas between: tree, ir, plan, prompts, requests, timeline,"
        " captions, storyboard, storyboard-pdf, film, report, contact-sheet",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="write here instead of build/NAME (with one file)",
    )
    parser.add_argument(
        "--loudness",
        choices=("streaming", "broadcast"),
        help="how loud the film is: -14 LUFS for streaming (usual) or -23 for broadcast",
    )
    locking = parser.add_mutually_exclusive_group()
    locking.add_argument(
        "--replan", action="store_true", help="plan anew, without the cuts of the lock"
    )
    locking.add_argument(
        "--locked",
        action="store_true",
        help="stop if anything would be asked for that the lock does not have",
    )
    add_film_options(parser)
    add_render_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Compile each file; the worst result is the exit code."""
    from storyc.cli.terminal import complain

    outputs = _outputs(options.emit)
    if isinstance(outputs, str):
        complain(outputs)
        return ExitCode.USAGE
    if options.output is not None and len(options.files) > 1:
        complain("-o takes the output of one file; leave it out to write to build/NAME for each")
        return ExitCode.USAGE
    by_name: dict[str, Path] = {}
    for path in options.files:
        other = by_name.setdefault(path.stem.casefold(), path)
        if other is not path:
            complain(
                f"{other} and {path} would both be written to {Path('build') / path.stem};"
                " compile one after the other, each with its -o"
            )
            return ExitCode.USAGE
    return max(_compile_one(path, options, outputs) for path in options.files)


def _outputs(asked: str | None) -> tuple[Output, ...] | str:
    """Return what to write, or what is wrong with the list."""
    from storyc.build import DEFAULT_OUTPUTS, Output
    from storyc.diagnostics import did_you_mean

    if asked is None:
        return DEFAULT_OUTPUTS
    known = [each.value for each in Output]
    words = [word.strip() for word in asked.split(",")]
    for word in words:
        if word not in known:
            hint = did_you_mean(word, known) or "choose of: " + ", ".join(known)
            return f"there is nothing called {word or 'an empty name'} to emit: {hint}"
    return tuple(each for each in Output if each.value in words)


def _compile_one(path: Path, options: argparse.Namespace, outputs: tuple[Output, ...]) -> ExitCode:
    from storyc.build import holds_earlier
    from storyc.cli.locking import keep_lock, refuse_changes
    from storyc.cli.render_choice import pick_backend
    from storyc.cli.script import open_script
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Code
    from storyc.driver import compile_script
    from storyc.wishes.loudness import LOUDNESS
    from storyc.world.reader import UnreadableSource

    try:
        entry, reader = open_script(path)
    except UnreadableSource as error:
        complain(str(error), Code.UNREADABLE_SOURCE)
        return ExitCode.USAGE
    picked = pick_backend(options, path.parent)
    if isinstance(picked, ExitCode):
        return picked
    compiled = compile_script(entry, reader, options.target, replan=options.replan)
    if options.loudness is not None:
        compiled = compiled.with_loudness(LOUDNESS[options.loudness])
    print_diagnostics(compiled.diagnostics, compiled.checked.sources)
    folder = _folder(options, path)
    if compiled.finished is None and holds_earlier(folder):
        complain(f"what lies in {folder} is of an earlier compile, not of {path.name} as it is now")
    if compiled.finished is None and not _wants_front_end(outputs):
        return ExitCode.DIAGNOSTICS
    if options.locked and refuse_changes(compiled, path):
        return ExitCode.DIAGNOSTICS
    keep_lock(compiled, path)
    return _make(compiled, path, options, picked, outputs)


def _make(
    compiled: Compiled,
    path: Path,
    options: argparse.Namespace,
    picked: Pick,
    outputs: tuple[Output, ...],
) -> ExitCode:
    """Have the clips made, and write what is asked for; the lock keeps the takes that are used."""
    from storyc.cli.locking import keep_lock
    from storyc.cli.rendering import remember, settle
    from storyc.lock import SUFFIX

    # What the film is to have is known before a clip is paid for.
    finish = _finish(options, compiled, path, outputs)
    if isinstance(finish, ExitCode):
        return finish
    rendered = _rendered(compiled, path, picked, outputs)
    if isinstance(rendered, ExitCode):
        return rendered
    if rendered.lock is not None:
        keep_lock(compiled.with_lock(rendered.lock), path)
        if any(it.circled for it in rendered.lock.segments):
            remember(path.with_name(path.name + SUFFIX), rendered.lock)
        if picked.backend is not None:
            settle(path)
    built = _build_one(
        compiled,
        path.parent,
        _folder(options, path),
        outputs=outputs,
        rendered=rendered,
        finish=finish,
    )
    return max(built, rendered.code)


def _folder(options: argparse.Namespace, path: Path) -> Path:
    return options.output or Path("build") / path.stem


def _rendered(
    compiled: Compiled, path: Path, picked: Pick, outputs: Collection[Output]
) -> Rendered | ExitCode:
    """Write down what would be sent, and have the clips made, as far as either is asked for."""
    from storyc.build import NEED_FILM, Output
    from storyc.cli.bill import bill_of
    from storyc.cli.rendering import Rendered
    from storyc.cli.request_files import request_files

    finished = compiled.finished
    if finished is None:
        return Rendered()
    requests, code = (
        request_files(compiled, path, picked) if Output.REQUESTS in outputs else ({}, ExitCode.DONE)
    )
    if code is not ExitCode.DONE and not requests:
        return code
    made = _clips(compiled, finished, path, picked) if NEED_FILM & {*outputs} else Rendered()
    if isinstance(made, ExitCode):
        return made
    bill, backend, plan = None, picked.backend, finished.plan
    if backend is not None and plan.target in backend.targets:
        bill = bill_of(plan, backend, made.digests)
    return replace(made, requests=requests, bill=bill, code=max(made.code, code))


def _finish(
    options: argparse.Namespace, compiled: Compiled, path: Path, outputs: Collection[Output]
) -> Finish | ExitCode:
    """Return what the film and its captions are to have; who asks for none loads no effects."""
    from storyc.assemble import AS_IT_IS
    from storyc.build import NEED_FILM, Output

    finished = {*NEED_FILM, Output.CAPTIONS}
    return finish_of(options, compiled, path.parent) if finished & {*outputs} else AS_IT_IS


def _clips(compiled: Compiled, finished: Finished, path: Path, picked: Pick) -> Rendered | ExitCode:
    from storyc.cli.rendering import circled_already, render_film

    if picked.backend is None:
        return circled_already(finished)
    return render_film(compiled, path, picked)


def _wants_front_end(outputs: Iterable[Output]) -> bool:
    from storyc.build import Output

    return any(each in {Output.TREE, Output.IR} for each in outputs)


def _build_one(
    compiled: Compiled,
    script_folder: Path,
    folder: Path,
    *,
    outputs: tuple[Output, ...],
    rendered: Rendered,
    finish: Finish,
) -> ExitCode:
    from storyc.assemble import AssembleError, TakeError
    from storyc.build import UnwritableOutput, build
    from storyc.cli.progress import Bars
    from storyc.cli.report import print_report
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.diagnostics import Code

    try:
        with Bars() as bars:
            built = build(
                compiled,
                script_folder,
                folder,
                outputs,
                bars.show,
                clips=rendered.clips,
                requests=rendered.requests,
                finish=finish,
            )
    except UnwritableOutput as error:
        complain(str(error), Code.UNWRITABLE_OUTPUT)
        return ExitCode.USAGE
    except TakeError as error:
        is_kept = error.slate in rendered.clips
        complain(f"{error.fault}; {_OTHER_TAKE}" if is_kept else str(error), error.code)
        return ExitCode.INCOMPLETE
    except AssembleError as error:
        complain(str(error), error.code)
        return ExitCode.INCOMPLETE
    if built.film is not None:
        print_diagnostics(built.film.diagnostics, compiled.checked.sources)
    print_report(compiled, built, folder, rendered)
    return ExitCode.DONE if _is_clean(compiled, built) else ExitCode.DIAGNOSTICS


def _is_clean(compiled: Compiled, built: Built) -> bool:
    """Tell whether nothing was found that the project calls an error, not even in drawing."""
    drawn = () if built.film is None else built.film.diagnostics
    return compiled.finished is not None and not any(each.is_error() for each in drawn)
