"""The compiler: one function a stage, each a list of passes.

Read this file first. `check` and `compile_script` are pure: the same sources and target give the
same result on every machine. `make_film` is where pictures and files begin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from storyc import targets
from storyc.checks import Context
from storyc.checks import check as check_rules
from storyc.continuity import ContinuityLog, follow
from storyc.diagnostics import Code, Diagnostic
from storyc.lower import declares, lower
from storyc.policy import Policy, read_policy
from storyc.source import SourceFile
from storyc.split import split_long
from storyc.timing import Timing, time_screenplay
from storyc.world.picture import read_picture
from storyc.world.reader import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from storyc.assemble import FilmReport, Finish
    from storyc.assemble.provenance import Origin
    from storyc.emit import BoardSheet, Caption, Emission, Score
    from storyc.ir import Screenplay
    from storyc.lock import Lock
    from storyc.plan import Plan, Weights
    from storyc.storyboard import FilmView
    from storyc.targets import Target
    from storyc.wishes.picture import PictureWish
    from storyc.world.reader import SourceReader

    Progress = Callable[[str, int, int], None]
    """Called with what is being done, how much of it is done, and how much there is."""


_MOST_ASSET_BYTES = 1 << 28
"""Of a file that goes with prompts. Services take clips of some tens of megabytes at the most."""

_MISSED_LU = 1.0
"""A loudness that is off by more is told: listeners hear it."""


@dataclass(frozen=True)
class Checked:
    """A script with everything that is known of it before it is planned.

    `sources` are all files that a finding can be about, by name: the script's and the settings.
    `is_own_target` tells that the target is the one the script itself names, and not another that
    it is tried on. `weights` are the planner's that the project gives, `None` if it gives none; so
    is `lufs`, how loud it wants its film; `wish` is what is to be done to its pictures.
    """

    screenplay: Screenplay
    target: Target | None
    is_own_target: bool
    timing: Timing
    log: ContinuityLog
    policy: Policy
    weights: Weights | None
    lufs: float | None
    wish: PictureWish
    sources: Mapping[str, SourceFile]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """The script cannot be compiled as it is."""
        return any(each.is_error() for each in self.diagnostics)

    def as_module(self) -> Checked:
        """Ask no scene of a file that others may import from: only a compile needs one."""
        if self.screenplay.scenes or not declares(self.screenplay.sources[0]):
            return self
        found = tuple(it for it in self.diagnostics if it.code is not Code.EMPTY_SCRIPT)
        return replace(self, diagnostics=found)


@dataclass(frozen=True)
class Finished:
    """A planned script with its prompts, ready to be made into a film.

    `lock` is what the lock beside the script says after this compile, `lock_before` what it said;
    both are `None` where the script is compiled for another target than its own, which leaves the
    lock alone. `weights` are what the planner went by, `lufs` is how loud the film is to
    be.
    """

    screenplay: Screenplay
    log: ContinuityLog
    plan: Plan
    emission: Emission
    scene_titles: Mapping[str, str]
    policy: Policy
    weights: Weights
    lufs: float
    lock: Lock | None = None
    lock_before: Lock | None = None

    @cached_property
    def sheets(self) -> tuple[BoardSheet, ...]:
        """A board sheet for each segment, in order; prompts alone need none."""
        from storyc.emit import board_sheets

        return board_sheets(self.screenplay, self.log, self.plan)

    @cached_property
    def score(self) -> Score:
        """What is heard beyond the clips, and when somebody speaks."""
        from storyc.emit import score_of

        return score_of(self.screenplay, self.plan)


@dataclass(frozen=True)
class Compiled:
    """What became of a script; `finished` is `None` where an error stopped the compile."""

    checked: Checked
    finished: Finished | None
    diagnostics: tuple[Diagnostic, ...]

    def with_loudness(self, lufs: float) -> Compiled:
        """Return it with a film that is to be so loud, whatever the project says."""
        finished = self.finished
        return self if finished is None else replace(self, finished=replace(finished, lufs=lufs))

    def with_lock(self, lock: Lock) -> Compiled:
        """Return it with another lock to be kept, in place of the one that is kept now."""
        finished = self.finished
        if finished is None:
            return self
        return replace(self, finished=replace(finished, lock=lock, lock_before=finished.lock))


@dataclass(frozen=True)
class Film:
    """A film on the disk, the takes it was made from by slate, and how it came out.

    `plan` has the handles that the takes have.
    """

    path: Path
    plan: Plan
    takes: Mapping[str, Path]
    captions: tuple[Caption, ...]
    origins: Mapping[str, Origin]
    report: FilmReport
    diagnostics: tuple[Diagnostic, ...]


def check(entry: SourceFile, reader: SourceReader, target_name: str | None = None) -> Checked:
    """Lower, time and check a script.

    Args:
        entry: the script.
        reader: gives the files that it imports.
        target_name: overrides the title page's target.

    Diagnostics: E01 to E08 and W, each as bad as the project says.
    """
    screenplay, lowering = lower(entry, reader)
    settings = project_settings(reader)
    policy, reading = read_policy(settings, screenplay.source_by_name)
    catalogue, describing = targets.read_catalogue(
        settings if isinstance(settings, SourceFile) else None
    )
    is_own = target_name in {None, targets.own_target(screenplay)}
    target, targeting = targets.choose(screenplay, target_name, catalogue)
    if target is not None:
        screenplay = targets.with_picture(screenplay, target)
        target, narrowing = targets.narrow(target, screenplay)
        targeting += narrowing
    findings = lowering + targeting
    if target is None:
        timing = time_screenplay(screenplay)
    else:
        longest = target.max_seconds * screenplay.title_page.fps
        screenplay, timing, parting = split_long(
            screenplay, partial(time_screenplay, most_frames=longest), longest
        )
        findings += parting
    log = follow(screenplay)
    if target is not None:
        own = None if is_own else catalogue.load(targets.own_target(screenplay))
        picture = partial(read_picture, reader)
        context = Context(screenplay, timing, log, target, reader.exists, own, picture)
        findings += check_rules(context)
        findings += policy.unused(findings)
    weights, weighing = _weights(settings)
    lufs, hearing = _loudness(settings)
    wish, seeing = _picture_wish(settings)
    findings = policy.apply(findings + reading + describing + weighing + hearing + seeing)
    sources = dict(screenplay.source_by_name)
    if isinstance(settings, SourceFile):
        sources[settings.name] = settings
    return Checked(
        screenplay, target, is_own, timing, log, policy, weights, lufs, wish, sources, findings
    )


def compile_script(
    entry: SourceFile,
    reader: SourceReader,
    target_name: str | None = None,
    *,
    replan: bool = False,
) -> Compiled:
    """Check, plan and emit a script.

    Planning starts only from a script without errors, so that no message is a mere consequence of
    another. It keeps the cuts of the lock beside the script, but for those whose lines changed.

    Args:
        entry: the script.
        reader: gives the files that it imports, and its lock.
        target_name: overrides the title page's target; for another one than that the lock is
            neither read nor made.
        replan: make the plan anew, whatever the lock says.
    """
    from storyc.emit import Meter, emit  # `check` starts without Jinja
    from storyc.lock import find_kept, lock_of  # and without the planner
    from storyc.plan import DEFAULT, plan
    from storyc.wishes.loudness import DEFAULT_LUFS

    checked = check(entry, reader, target_name)
    if checked.target is None or checked.has_errors:
        return Compiled(checked, None, checked.diagnostics)
    script, log, target = checked.screenplay, checked.log, checked.target
    before = _lock(entry, reader) if checked.is_own_target else None
    if isinstance(before, Diagnostic):
        if not replan:
            return Compiled(checked, None, Diagnostic.sort((*checked.diagnostics, before)))
        before = None
    keeps = {} if before is None or replan else find_kept(before, script, target)
    meter = Meter(script, log, target)
    weights = checked.weights or DEFAULT
    planned, planning = plan(
        script, checked.timing, log, target, meter, weights=weights, keeps=keeps
    )
    told = checked.policy.apply(planning)
    if planned is None:
        return Compiled(checked, None, Diagnostic.sort(checked.diagnostics + told))
    emission = emit(script, log, planned, target)
    told += checked.policy.apply(emission.diagnostics)
    findings = Diagnostic.sort(checked.diagnostics + told)
    if any(each.is_error() for each in told):
        return Compiled(checked, None, findings)
    contents = _contents(emission, reader)
    finished = Finished(
        script,
        log,
        planned,
        emission,
        _scene_titles(script),
        checked.policy,
        weights,
        DEFAULT_LUFS if checked.lufs is None else checked.lufs,
        lock=_new_lock(lock_of(script, planned, emission.prompts, contents), before)
        if checked.is_own_target
        else None,
        lock_before=None if replan else before,
    )
    return Compiled(checked, finished, findings)


def make_film(
    finished: Finished,
    script_folder: Path,
    folder: Path,
    on_progress: Progress,
    *,
    clips: Mapping[str, Path] | None = None,
    finish: Finish | None = None,
) -> Film:
    """Put the film together in `folder`; draw and voice every segment that has no clip.

    Cameos are drawn from their clips, which lie in the script's folder. Boards that are there from
    an earlier run and still fit are used again.

    Args:
        finished: the planned script.
        script_folder: where the script and what it refers to lies.
        folder: where the film goes.
        on_progress: called as it goes on.
        clips: generated clips, by slate. Where there are some and one is missing, boards stand in
            for it and say so.
        finish: what the film is to have besides its takes.

    Raises:
        storyc.assemble.AssembleError: a clip cannot become part of the film.
        OSError: the folder cannot be written.
    """
    from storyc.assemble import AS_IT_IS, SoundPlan, assemble
    from storyc.assemble.credentials import require_signer, sign_film
    from storyc.assemble.end_credits import SLATE, credits_of, draw_credits, with_credits
    from storyc.assemble.provenance import comment_of, origins_of
    from storyc.assemble.speech import hear
    from storyc.backends.animatic import Animatic
    from storyc.emit import captions
    from storyc.render import render, requests_without, take_beside, with_leads

    finish = finish or AS_IT_IS
    if finish.signing is not None:
        require_signer(finish.signing)
    takes_folder = folder / "takes"
    takes = render(
        requests_without(clips or {}, finished.sheets, finished.emission.prompts),
        Animatic(references=script_folder, drawing=finish.drawing),
        takes_folder,
        partial(on_progress, "drawing"),
    )
    by_slate = {take.slate: take.path for take in takes}
    for slate, clip in (clips or {}).items():
        by_slate[slate] = take_beside(clip, slate, takes_folder)
    path = folder / "film.mp4"
    plan = with_leads(finished.plan, clips or {})
    heard = hear(finished.plan, clips or {}, _leads(finished.plan, plan))
    shown = captions(finished.plan, finished.sheets, finish.captions, heard)
    if finish.credits is not None and (lines := credits_of(finish.credits)):
        plan = with_credits(plan, lines)
        by_slate[SLATE] = draw_credits(lines, plan, takes_folder / f"{SLATE}.mp4")
    origins = origins_of(plan, by_slate, set(clips or {}), finish.effects)
    report = assemble(
        plan,
        by_slate,
        shown,
        finished.scene_titles,
        path,
        on_progress=partial(on_progress, "assembling"),
        parts=folder / "parts",
        sound=SoundPlan(finished.score, script_folder, finished.lufs),
        burns_captions=finish.burns_captions,
        matches_colour=finish.matches_colour,
        effects=finish.effects,
        comment=comment_of(origins),
    )
    if finish.signing is not None:
        sign_film(path, plan.title, by_slate, origins, finish.signing)
    told = (each for take in takes for each in take.diagnostics)
    findings = finished.policy.apply(chain(told, _heard(finished, report)))
    return Film(path, plan, by_slate, shown, origins, report, findings)


def _leads(asked: Plan, made: Plan) -> dict[str, int]:
    """Return how many frames of each clip stand before what its segment asked for."""
    return {
        it.slate: it.head_handle - before.head_handle
        for before, it in zip(asked.segments, made.segments, strict=True)
    }


def read_storyboard(
    compiled: Compiled, finished: Finished, script_folder: Path, on_progress: Progress
) -> FilmView:
    """Return what the storyboard of a film shows, with a picture of each shot.

    Cameos are drawn from their clips, which lie in the script's folder.
    """
    from storyc.backends.animatic import stills
    from storyc.storyboard import read_film

    checked = compiled.checked
    if checked.target is None:
        raise ValueError("what is planned has a target")
    pictures = []
    count = sum(len(sheet.panels) for sheet in finished.sheets)
    for picture in stills(finished.sheets, script_folder):
        pictures.append(picture)
        on_progress("storyboard", len(pictures), count)
    return read_film(
        checked.screenplay,
        checked.log,
        finished.plan,
        finished.emission,
        target=checked.target,
        weights=finished.weights,
        pictures=pictures,
    )


def _lock(entry: SourceFile, reader: SourceReader) -> Lock | Diagnostic | None:
    from storyc.lock import SUFFIX, read_lock, unreadable

    name = entry.name + SUFFIX
    if not reader.exists(name):
        return None
    try:
        return read_lock(reader.read(name))
    except UnreadableSource as refusal:
        return unreadable(str(refusal))


def _contents(emission: Emission, reader: SourceReader) -> dict[str, str]:
    """Return what tells the files that go with prompts from any others, by name.

    A file that cannot be read is told at its declaration.
    """
    names = {it.source for prompt in emission.prompts for it in prompt.references}
    found: dict[str, str] = {}
    for name in sorted(names):
        try:
            data = reader.head(name, _MOST_ASSET_BYTES)
        except UnreadableSource:
            continue
        if data is not None:
            found[name] = sha256(data).hexdigest()
    return found


def _new_lock(lock: Lock, before: Lock | None) -> Lock:
    from storyc.lock import carry_circled

    return lock if before is None else carry_circled(lock, before)


def project_settings(reader: SourceReader) -> SourceFile | UnreadableSource | None:
    """Return the project's `story.toml`, why it cannot be read, or `None` if there is none."""
    try:
        return reader.settings()
    except UnreadableSource as refusal:
        return refusal


def _weights(
    settings: SourceFile | UnreadableSource | None,
) -> tuple[Weights | None, tuple[Diagnostic, ...]]:
    if not isinstance(settings, SourceFile):
        return None, ()
    from storyc.plan import read_weights  # a project without settings is checked without it

    return read_weights(settings)


def _loudness(
    settings: SourceFile | UnreadableSource | None,
) -> tuple[float | None, tuple[Diagnostic, ...]]:
    if not isinstance(settings, SourceFile):
        return None, ()
    from storyc.wishes.loudness import read_loudness  # the same

    return read_loudness(settings)


def _picture_wish(
    settings: SourceFile | UnreadableSource | None,
) -> tuple[PictureWish, tuple[Diagnostic, ...]]:
    from storyc.wishes.picture import PictureWish, read_picture_wish  # the same

    return read_picture_wish(settings) if isinstance(settings, SourceFile) else (PictureWish(), ())


def _heard(finished: Finished, report: FilmReport) -> Iterator[Diagnostic]:
    """Yield what there is to say of the sound of a film.

    Diagnostics: MUSIC_MISSING, LOUDNESS_MISSED.
    """
    for text in report.drones:
        cue = next(it for it in finished.score.cues if it.text == text and it.file is None)
        yield Diagnostic(
            Code.MUSIC_MISSING,
            f"a drone stands in for the music {text}",
            cue.place,
            here="the clips are silent here",
            help="declare it with `music NAME` and a `file:`, and write that NAME here",
        )
    lufs = report.loudness.integrated_lufs
    if lufs is not None and abs(lufs - finished.lufs) > _MISSED_LU:
        yield Diagnostic(
            Code.LOUDNESS_MISSED,
            f"the film came out at {lufs:.1f} LUFS, not at {finished.lufs:g}",
            None,
            help="it is nearly silent, or its peaks stand far out of the rest; listen to the takes"
            " with the loudest moments",
        )


def _scene_titles(screenplay: Screenplay) -> dict[str, str]:
    return {
        scene.id: scene.slugline.text if scene.slugline is not None else "Opening"
        for scene in screenplay.scenes
    }
