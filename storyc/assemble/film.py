"""Takes in, film out: the assembler in one function."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from storyc.assemble.ahead import ahead
from storyc.assemble.chapters import chapters_of
from storyc.assemble.coding import coding_of
from storyc.assemble.edit import Edit, edits_of, pieces_of
from storyc.assemble.errors import AssembleError
from storyc.assemble.loudness import gain_of, measure
from storyc.assemble.mix import mix
from storyc.assemble.mux import Header, write_film
from storyc.assemble.picture_track import FilmPicture, film_pictures
from storyc.assemble.raster import Raster
from storyc.assemble.report import FilmReport
from storyc.assemble.sound import Sound
from storyc.assemble.subtitles import Caption, text_samples
from storyc.assemble.take import Take, probe
from storyc.assemble.verify import verify
from storyc.plan.plan import Plan
from storyc.world.disk import replacing

Progress = Callable[[int, int], None]
"""Called with the frames that are written and the frames in all."""


def assemble(
    plan: Plan,
    takes: Mapping[str, Path],
    captions: Sequence[Caption],
    scenes: Mapping[str, str],
    out: Path,
    *,
    on_progress: Progress,
) -> FilmReport:
    """Make the film of a plan from its takes.

    Args:
        plan: what the film consists of.
        takes: the clip of each segment, by slate.
        captions: words of the soft subtitle track, in film frames.
        scenes: the title of each scene, by its id, for the chapters.
        out: the MP4 to write, whole or not at all.
        on_progress: called after each frame.

    Raises:
        AssembleError: a take is missing, damaged or too short, or the film cannot be written.
    """
    raster = _raster(plan)
    edits = edits_of(plan)
    found = ahead(lambda edit: _probed(edit, takes, raster), edits)
    probed = {take.slate: take for take in found}
    coding = coding_of(tuple(pieces_of(edits)), probed, raster)
    loudness = measure(mix(edits, probed, raster.fps))
    gain_db = gain_of(loudness)
    header = Header(
        title=plan.title,
        reorder=coding.reorder,
        chapters=chapters_of(plan, scenes),
        texts=tuple(text_samples(captions, plan.frames)),
    )
    pictures = film_pictures(coding, probed, raster)
    sound = _amplified(mix(edits, probed, raster.fps), gain_db)
    with _writing(out) as temporary:
        write_film(temporary, raster, header, _told(pictures, plan.frames, on_progress), sound)
        verify(temporary, plan.frames, raster)
    return FilmReport(
        frames=plan.frames,
        seconds=float(plan.frames * raster.frame_s),
        loudness=loudness.raised_by(gain_db),
        copied_frames=coding.copied_frames,
        encoded_frames=plan.frames - coding.copied_frames,
        conformed={slate: take.misfit for slate, take in probed.items() if take.misfit},
    )


def _raster(plan: Plan) -> Raster:
    if not plan.segments:
        raise AssembleError("there is nothing to assemble; write at least one beat")
    if plan.width % 2 or plan.height % 2:
        raise AssembleError(
            f"a film cannot be {plan.width}x{plan.height}: both numbers must be even; change `size`"
        )
    return Raster(plan.width, plan.height, plan.fps)


def _probed(edit: Edit, takes: Mapping[str, Path], raster: Raster) -> Take:
    slate = edit.segment.slate
    if slate not in takes:
        raise AssembleError(f"there is no take of {slate}; render it first")
    take = probe(slate, takes[slate], raster)
    if take.frames < edit.stop_clip_frame:
        raise AssembleError(
            f"the take of {slate} ({take.path.name}) is too short: {take.frames} frames at"
            f" {raster.fps} fps, but the film needs {edit.stop_clip_frame};"
            " delete it and render again"
        )
    return take


def _amplified(sound: Iterable[Sound], gain_db: float) -> Iterator[Sound]:
    factor = np.float32(10 ** (gain_db / 20))
    return (stretch * factor for stretch in sound)


def _told(
    pictures: Iterable[FilmPicture], frames: int, on_progress: Progress
) -> Iterator[FilmPicture]:
    for number, picture in enumerate(pictures, start=1):
        yield picture
        on_progress(number, frames)


@contextmanager
def _writing(out: Path) -> Iterator[Path]:
    try:
        with replacing(out) as temporary:
            yield temporary
    except OSError as error:
        raise AssembleError(
            f"{out} cannot be written: {error.strerror or error};"
            " choose another folder or make room"
        ) from error
