"""The animatic's clips, decoded: exact lengths, promised key frames, one format for all."""

from itertools import pairwise, product
from pathlib import Path

import av
import numpy as np
import pytest
from support.sheets import cue, line, panel, request, sheet, words

from storyc.backends.animatic import Animatic
from storyc.backends.animatic.babble import BabbleVoice
from storyc.backends.animatic.layout import lay_out
from storyc.diagnostics import Code
from storyc.emit.drawing import USUAL, Drawing
from storyc.emit.sheet import BoardSheet


def clip(of: BoardSheet, folder: Path, drawing: Drawing = USUAL) -> Path:
    path = folder / "clip.mp4"
    Animatic(BabbleVoice(), drawing=drawing).generate(request(of), path)
    return path


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]


def changes(shown: list[np.ndarray]) -> list[bool]:
    return [not np.array_equal(*pair) for pair in pairwise(shown)]


def samples(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


@pytest.mark.parametrize("fps", [24, 25, 30])
@pytest.mark.parametrize("frames", [1, 2, 47, 61])
def test_a_clip_has_exactly_its_frames_and_the_samples_of_their_time(
    tmp_path: Path, fps: int, frames: int
) -> None:
    path = clip(sheet(frames, fps=fps), tmp_path)
    with av.open(str(path)) as container:
        times = [frame.time for frame in container.decode(video=0)]
    assert times == [pytest.approx(number / fps) for number in range(frames)]
    assert samples(path) == frames * 48_000 // fps


def test_a_clip_can_be_cut_at_its_content_and_every_other_second(tmp_path: Path) -> None:
    path = clip(sheet(120, head_handle=7, tail_handle=9), tmp_path)
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.pts is not None]
    keys = [number for number, packet in enumerate(packets) if packet.is_keyframe]
    assert keys == [0, 7, 48, 96, 111]
    assert [packet.pts for packet in packets] == [packet.dts for packet in packets]


def test_clips_of_one_size_share_their_parameter_sets_and_colour(tmp_path: Path) -> None:
    headers = set()
    for number, of in enumerate((sheet(5), sheet(50, lines=(line("Hello."),)))):
        (tmp_path / str(number)).mkdir()
        with av.open(str(clip(of, tmp_path / str(number)))) as container:
            context = container.streams.video[0].codec_context
            headers.add(context.extradata)
            assert (context.pix_fmt, context.width, context.height) == ("yuv420p", 320, 180)
            assert (context.colorspace, context.color_range) == (1, 1)
            assert not context.has_b_frames
    assert len(headers) == 1


def test_the_sound_in_the_file_is_lossless(tmp_path: Path) -> None:
    path = clip(sheet(24, cues=(cue("MUSIC", "a low drone"),)), tmp_path)
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.rate, stream.layout.name) == (
            "flac",
            48_000,
            "stereo",
        )


def test_a_moving_camera_changes_the_picture_and_a_still_one_nothing(tmp_path: Path) -> None:
    still = pictures(clip(sheet(24, panels=(panel(move="static"),)), tmp_path))
    assert not any(changes(still))
    moving = pictures(clip(sheet(24, panels=(panel(move="push in"),)), tmp_path))
    first, last = (moving[at][:140, :240].astype(int) for at in (0, -1))
    assert np.abs(first - last).mean() > 2


def test_the_time_code_runs_in_its_own_place_where_it_is_wished(tmp_path: Path) -> None:
    still = sheet(24, panels=(panel(move="static"),))
    shown = pictures(clip(still, tmp_path, Drawing(shows_time_code=True)))
    assert all(changes(shown))
    box = lay_out(still.width, still.height, has_clock=True).clock
    for each in shown:
        each[box.y : box.y + box.height, box.x : box.x + box.width] = 0
    # What is coded anew beside the clock differs by the encoder's own noise.
    assert max(int(np.abs(it.astype(int) - shown[0]).max()) for it in shown) < 24


def test_on_twos_the_camera_moves_at_every_second_frame(tmp_path: Path) -> None:
    moving = sheet(25, panels=(panel(move="pan", frames=25),))
    assert sum(changes(pictures(clip(moving, tmp_path)))) > 16
    twos = changes(pictures(clip(moving, tmp_path, Drawing(is_on_twos=True))))
    assert not any(twos[::2])
    assert sum(twos) > 8


def test_boards_that_are_drawn_otherwise_are_other_takes() -> None:
    versions = {
        Animatic(BabbleVoice(), drawing=Drawing(*manner)).version
        for manner in product((False, True), repeat=3)
    }
    assert len(versions) == 8


def test_the_band_below_the_picture_is_left_to_captions_where_it_is_wished(tmp_path: Path) -> None:
    said = sheet(24, panels=(panel(move="static"),), words=(words("She waits."),))
    box = lay_out(said.width, said.height, has_clock=False).band
    spoken, silent = (
        pictures(clip(said, tmp_path, Drawing(has_words=it)))[12][
            box.y : box.y + box.height, box.x : box.x + box.width
        ]
        for it in (True, False)
    )
    assert np.ptp(spoken) > 60
    assert np.ptp(silent) < 8


def test_a_clip_without_anything_on_it_is_still_a_clip(tmp_path: Path) -> None:
    path = clip(sheet(3, panels=(), title="", slate=""), tmp_path)
    assert samples(path) == 6_000


def test_lines_without_a_voice_are_reported_and_silent_clips_are_not(tmp_path: Path) -> None:
    voiceless = Animatic(BabbleVoice())
    spoken = voiceless.generate(request(sheet(lines=(line("Hello."),))), tmp_path / "a.mp4")
    silent = voiceless.generate(request(sheet()), tmp_path / "b.mp4")
    assert [each.code for each in spoken.diagnostics] == [Code.NO_SCRATCH_VOICE]
    assert silent.diagnostics == ()
