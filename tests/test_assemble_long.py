"""A film of two hours: as exact at its end as at its beginning."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from support.clips import Clip, draw
from support.cuts import Cut, plan_of

from storyc.assemble import assemble

SECONDS = 10


@pytest.mark.soak
@pytest.mark.parametrize("fps", [24, 23])
def test_sound_and_picture_are_together_at_the_end_of_two_hours(tmp_path: Path, fps: int) -> None:
    frames, count = SECONDS * fps, 720
    plan = plan_of([Cut(f"{n}A", frames) for n in range(count)], size=(64, 64), fps=fps)
    clip = Clip(1, frames, flashes=(fps,), fps=Fraction(fps), size=(64, 64), sound="aac")
    take = draw(tmp_path / "take.mp4", clip)
    out = tmp_path / "film.mp4"
    takes = {segment.slate: take for segment in plan.segments}
    report = assemble(plan, takes, [], {}, out, on_progress=lambda *_: None)
    assert report.copied_frames == plan.frames
    with av.open(str(out)) as film:
        picture, sound = film.streams.video[0], film.streams.audio[0]
        assert picture.frames == plan.frames
        start = (plan.frames - frames) / fps
        film.seek(int((start - 1) / sound.time_base), stream=sound)
        blocks, first = [], None
        for frame in film.decode(sound):
            first = float(frame.pts * frame.time_base) if first is None else first
            blocks.append(frame.to_ndarray()[0])
        heard = np.concatenate(blocks)
        after = round((start + 0.5 - first) * 48_000)
        loud = np.flatnonzero(np.abs(heard[after:]) > 0.3 * np.abs(heard).max())
        beep = (after + int(loud[0])) / 48_000 + first
        assert beep == pytest.approx(start + 1, abs=0.001)
        assert first + len(heard) / 48_000 == pytest.approx(plan.frames / fps, abs=1024 / 48_000)
