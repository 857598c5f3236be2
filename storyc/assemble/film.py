"""Takes in, film out: the assembler in one function."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.ahead import meanwhile
from storyc.assemble.burning import lettered
from storyc.assemble.changes import Changes, with_changes
from storyc.assemble.chapters import chapters_of
from storyc.assemble.coding import Coding, coding_of
from storyc.assemble.colour_match import match_colours
from storyc.assemble.edit import Edit, edits_of, pieces_of
from storyc.assemble.effect import Effect
from storyc.assemble.errors import AssembleError, TakeError
from storyc.assemble.film_file import write_film
from storyc.assemble.film_layout import FilmLayout, Header
from storyc.assemble.footage import footage_of
from storyc.assemble.part import PartFolder
from storyc.assemble.probe import probe, probe_all
from storyc.assemble.raster import Raster
from storyc.assemble.report import FilmReport
from storyc.assemble.soundtrack import TAKES_ALONE, SoundPlan, Soundtrack
from storyc.assemble.steps import Copy
from storyc.assemble.stretch import Stretching
from storyc.assemble.subtitles import Caption, text_samples
from storyc.assemble.take import Take
from storyc.assemble.text_track import text_tracks
from storyc.assemble.verify import verify
from storyc.diagnostics import Code
from storyc.plan.plan import Plan
from storyc.world.disk import replacing

Progress = Callable[[int, int], None]
"""Called with the frames that are done and the frames in all."""


def assemble(
    plan: Plan,
    takes: Mapping[str, Path],
    captions: Sequence[Caption],
    scenes: Mapping[str, str],
    out: Path,
    *,
    on_progress: Progress,
    parts: Path | None = None,
    sound: SoundPlan = TAKES_ALONE,
    burns_captions: bool = False,
    matches_colour: bool = False,
    effects: Mapping[str, Effect] | None = None,
    comment: str = "",
) -> FilmReport:
    """Make the film of a plan from its takes.

    Args:
        plan: what the film consists of.
        takes: the clip of each segment, by slate.
        captions: words of the soft subtitle track, in film frames.
        scenes: the title of each scene, by its id, for the chapters.
        out: the MP4 to write, whole or not at all.
        on_progress: called as frames are done.
        parts: a folder of this film alone, where what is encoded is kept for the next time.
        sound: what is heard besides the takes, and how loud the film is to be.
        burns_captions: whether the captions stand in the picture too.
        matches_colour: whether the light and colour of clips that go on are brought together.
        effects: what is made of the pictures of clips, by slate.
        comment: what the file says of its making.

    Raises:
        AssembleError: a take is missing, damaged or too short, an effect fails, or the film cannot
            be written.
    """
    raster = _raster(plan)
    edits = edits_of(plan)
    probed = probe_all({it.segment.slate: _found(it, takes) for it in edits}, raster)
    for edit in edits:
        _require_enough(probed[edit.segment.slate], edit, raster)
    matches = match_colours(edits, probed, raster) if matches_colour else ()
    changes = Changes(effects or {}, matches)
    shown = tuple(with_changes(pieces_of(edits), changes))
    pieces = tuple(lettered(shown, captions if burns_captions else ()))
    coding = coding_of(pieces, probed, raster)
    done = _Count(plan.frames, on_progress)
    with _writing(out), _parts_at(parts, out) as folder:
        footage = footage_of(edits, probed, raster, changes)
        stretches = Stretching(coding, footage, folder, done.add).stretches()
        with meanwhile(stretches) as pictured:
            heard = Soundtrack(edits, probed, raster, sound).part(folder)
            pictures = pictured.result()
        header = Header(
            tags={"title": plan.title} | ({"comment": comment} if comment else {}),
            sets=coding.sets,
            is_repeated=coding.is_repeated,
            reorder=coding.reorder,
            texts=text_tracks(
                tuple(text_samples(captions, plan.frames)), chapters_of(plan, scenes), plan.frames
            ),
        )
        layout = FilmLayout(raster, header, pictures, heard.part)
        copied = _copied(coding)
        with replacing(out) as temporary:
            write_film(
                temporary, layout, lambda first, stop: done.add(int(copied[first:stop].sum()))
            )
            verify(temporary, plan.frames, raster)
        folder.forget()
    return FilmReport(
        frames=plan.frames,
        seconds=float(plan.frames * raster.frame_s),
        loudness=heard.loudness,
        copied_frames=coding.copied_frames,
        encoded_frames=plan.frames - coding.copied_frames,
        conformed={slate: take.misfit for slate, take in probed.items() if take.misfit},
        changes=changes,
        drones=heard.drones,
    )


def _copied(coding: Coding) -> NDArray[np.bool_]:
    """Return for each film frame whether it is copied."""
    kinds = [np.full(step.frames, isinstance(step, Copy)) for step in coding.steps]
    return np.concatenate(kinds)


def try_take(plan: Plan, slate: str, clip: Path) -> None:
    """See whether a clip can be the take of a segment, as far as its packets tell.

    Raises:
        AssembleError: it is missing, damaged or too short.
    """
    raster = _raster(plan)
    for edit in edits_of(plan):
        if edit.segment.slate == slate:
            _require_enough(probe(slate, clip, raster), edit, raster)


class _Count:
    """Counts the frames that are done and tells of them; several threads add to it."""

    def __init__(self, frames: int, on_progress: Progress) -> None:
        self._frames, self._done = frames, 0
        self._on_progress = on_progress
        self._lock = Lock()

    def add(self, frames: int) -> None:
        """Count some frames more."""
        with self._lock:
            self._done += frames
            if frames:
                self._on_progress(self._done, self._frames)


@contextmanager
def _parts_at(place: Path | None, out: Path) -> Iterator[PartFolder]:
    """Yield the folder of the parts; without a place it lies beside the film for a while."""
    if place is not None:
        yield PartFolder(place)
        return
    with TemporaryDirectory(prefix=".storyc-parts-", dir=out.parent) as folder:
        yield PartFolder(Path(folder))


def _raster(plan: Plan) -> Raster:
    if not plan.segments:
        raise AssembleError("there is nothing to assemble; write at least one beat")
    if plan.width % 2 or plan.height % 2:
        raise AssembleError(
            f"a film cannot be {plan.width}x{plan.height}: both numbers must be even; change `size`"
        )
    return Raster(plan.width, plan.height, plan.fps)


def _found(edit: Edit, takes: Mapping[str, Path]) -> Path:
    slate = edit.segment.slate
    if slate not in takes:
        raise AssembleError(f"there is no take of {slate}; render it first", Code.MISSING_TAKE)
    return takes[slate]


def _require_enough(take: Take, edit: Edit, raster: Raster) -> None:
    needed = edit.stop_clip_frame + max(edit.tail.sound, 0)
    if take.frames < needed:
        raise TakeError(
            take.slate,
            f"the take of {take.slate} ({take.path.name}) is too short: {take.frames} frames at"
            f" {raster.fps} fps, but the film needs {needed}",
            Code.SHORT_TAKE,
        )


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, EOFError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise AssembleError(
            f"{out} cannot be written: {why or error}; choose another folder or make room",
            Code.UNWRITABLE_OUTPUT,
        ) from error
