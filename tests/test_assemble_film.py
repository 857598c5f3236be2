"""The film, decoded: every frame in its place, blended as planned, the sound with it."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from support.clips import Clip, codes, watch
from support.cuts import Cut, dissolve, plan_of, wipe
from support.films import Made, Words, draw_takes, make

from storyc.assemble import assemble
from storyc.plan.plan import PlannedTransition

_B_FRAMES = {"preset": "veryfast", "bf": "3"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A cut and a dissolve, two scenes, captions."""
    return make(
        tmp_path_factory.mktemp("film"),
        [Cut("1A", 40), Cut("1B", 48, begins=dissolve(12)), Cut("2A", 36, scene="2")],
        {"1A": Clip(1, 46, flashes=(12, 30), luma=80, keys=(20,))},
        [Words(10, 20, "Wer da?"), Words(25, 10, "Niemand – nur Möwen."), Words(100, 24, "灯")],
    )


def test_every_frame_is_there_once_and_in_order(made: Made) -> None:
    shown = made.film.codes
    assert len(shown) == made.plan.frames == made.report.frames
    assert list(shown[:34]) == codes(1, range(34))
    assert list(shown[46:88]) == codes(2, range(12, 54))
    assert list(shown[88:]) == codes(3, range(36))


def test_frames_follow_each_other_evenly_from_zero(made: Made) -> None:
    assert made.film.times == tuple(Fraction(n, 24) for n in range(made.plan.frames))


def test_a_dissolve_mixes_in_equal_steps(made: Made) -> None:
    old, new = 80, 120
    for number, grey in enumerate(made.film.greys[34:46]):
        share = (2 * number + 1) / 24
        assert grey == pytest.approx(old + (new - old) * share, abs=1)
    assert made.film.greys[33] == pytest.approx(old, abs=1)
    assert made.film.greys[46] == pytest.approx(new, abs=1)


def test_only_the_blend_and_what_no_key_frame_opens_is_encoded(made: Made) -> None:
    # 34 + 36 frames are copied whole; behind the dissolve there is no key frame to start from.
    assert made.report.copied_frames == 34 + 36
    assert made.report.copied_frames + made.report.encoded_frames == made.plan.frames
    assert made.report.conformed == {}


def test_sound_is_with_the_picture_at_every_flash(made: Made) -> None:
    flashes = [float(time) for time in made.film.flash_times]
    assert flashes == [12 / 24, 30 / 24, 52 / 24, 100 / 24]
    assert made.film.beep_times == pytest.approx(flashes, abs=0.001)


def test_sound_is_as_long_as_the_picture(made: Made) -> None:
    samples = made.film.sound.shape[1] - made.plan.frames * 2000
    assert 0 <= samples <= 1024


def test_captions_chapters_and_title_are_in_the_file(made: Made) -> None:
    with av.open(str(made.path)) as container:
        assert container.metadata["title"] == made.plan.title
        chapters = [
            (it["metadata"]["title"], it["start"] * it["time_base"] * 24)
            for it in container.chapters()
        ]
        assert chapters == [("EXT. ROCK - DAY", 0), ("INT. TOWER - NIGHT", 88)]
        stream = container.streams.subtitles[0]
        texts = [
            (packet.pts * packet.time_base * 24, bytes(packet)[2:].decode())
            for packet in container.demux(stream)
            if packet.size > 2
        ]
    assert texts == [
        (10, "Wer da?"),
        (25, "Wer da?\nNiemand – nur Möwen."),
        (30, "Niemand – nur Möwen."),
        (100, "灯"),
    ]


def test_the_header_comes_first_so_that_players_start_at_once(made: Made) -> None:
    data = made.path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_same_takes_give_the_same_bytes(made: Made, tmp_path: Path) -> None:
    takes = {s.slate: made.path.parent / f"{s.slate}.mp4" for s in made.plan.segments}
    for name in ("one.mp4", "two.mp4"):
        assemble(made.plan, takes, [], {}, tmp_path / name, on_progress=lambda _done, _of: None)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_progress_counts_every_frame_once(made: Made, tmp_path: Path) -> None:
    takes = {s.slate: made.path.parent / f"{s.slate}.mp4" for s in made.plan.segments}
    calls = []
    assemble(made.plan, takes, [], {}, tmp_path / "f.mp4", on_progress=lambda *c: calls.append(c))
    done = [done for done, _ in calls]
    assert done == sorted(set(done))
    assert calls[-1] == (made.plan.frames, made.plan.frames)


def test_a_wipe_moves_from_left_to_right(tmp_path: Path) -> None:
    film = make(tmp_path, [Cut("1A", 24), Cut("1B", 24, begins=wipe(8))]).film
    for number, picture in enumerate(film.pictures[20:28]):
        row = picture[90, :].astype(int)
        edge = 320 * (2 * number + 1) // 16
        assert row[: edge - 8] == pytest.approx(120, abs=2)
        assert row[edge + 8 :] == pytest.approx(80, abs=2)


def test_fades_begin_and_end_in_black_and_silence(tmp_path: Path) -> None:
    fade_in = PlannedTransition(kind="fade in", frames=8)
    fade_out = PlannedTransition(kind="fade out", frames=6)
    tone = Clip(1, 48, luma=116, tone_hz=440)
    film = make(tmp_path, [Cut("1A", 48, begins=fade_in, ends=fade_out)], {"1A": tone}).film
    assert film.greys[:9] == pytest.approx([16 + 100 * n / 8 for n in range(9)], abs=1)
    assert film.greys[-7:] == pytest.approx(
        [16 + 100 * n / 6 for n in (6, 5, 4, 3, 2, 1, 0)], abs=1
    )
    loud = [float(np.abs(film.sound[0, n * 2000 : (n + 1) * 2000]).max()) for n in range(48)]
    assert loud[4] == pytest.approx(loud[20] * 4.5 / 8, rel=0.15)
    assert loud[47] < loud[20] / 5


def test_a_fade_goes_into_its_colour_and_a_cut_to_it_at_once(tmp_path: Path) -> None:
    fading = PlannedTransition(kind="fade out", frames=6, colour="white")
    gone = PlannedTransition(kind="cut to colour", frames=6, colour="white")
    film = make(tmp_path, [Cut("1A", 24, ends=fading), Cut("1B", 24, ends=gone)]).film
    assert film.greys[23] == pytest.approx(235, abs=1)
    assert film.greys[18] < film.greys[20] < film.greys[22]
    assert film.greys[41] < 200
    assert film.greys[42:48] == pytest.approx([235] * 6, abs=1)


def test_a_picture_comes_out_of_its_colour(tmp_path: Path) -> None:
    coming = PlannedTransition(kind="fade in", frames=6, colour="white")
    film = make(tmp_path, [Cut("1A", 24, begins=coming)]).film
    assert film.greys[0] == pytest.approx(235, abs=1)
    assert film.greys[1] > film.greys[3] > film.greys[6]
    assert film.greys[6] == pytest.approx(80, abs=1)


def test_takes_with_b_frames_are_copied_too(tmp_path: Path) -> None:
    cuts = [Cut("1A", 30), Cut("1B", 30), Cut("1C", 30)]
    clips = {slate: Clip(0, 30, options=_B_FRAMES) for slate in ("1A", "1B", "1C")}
    made = make(tmp_path, cuts, clips)
    assert made.report.copied_frames == 90
    assert list(made.film.codes) == codes(1, range(30)) + codes(2, range(30)) + codes(3, range(30))


def test_copies_and_encoded_pictures_of_other_settings_decode_as_one_stream(tmp_path: Path) -> None:
    cuts = [Cut("1A", 30), Cut("1B", 30, begins=dissolve(8)), Cut("1C", 30)]
    clips = {
        "1A": Clip(0, 34, options=_B_FRAMES),
        "1B": Clip(0, 34, options={"preset": "medium", "bf": "2"}, keys=(8,)),
        "1C": Clip(0, 30, options=_B_FRAMES),
    }
    made = make(tmp_path, cuts, clips)
    assert made.report.copied_frames == 26 + 26 + 30
    shown = list(made.film.codes)
    assert shown[:26] == codes(1, range(26))
    assert shown[34:] == codes(2, range(8, 34)) + codes(3, range(30))


def test_a_player_can_start_at_every_key_frame(tmp_path: Path) -> None:
    cuts = [Cut("1A", 30), Cut("1B", 30, begins=dissolve(8)), Cut("1C", 30)]
    clips = {slate: Clip(0, 34, options=_B_FRAMES, keys=(8,)) for slate in ("1A", "1B", "1C")}
    made = make(tmp_path, cuts, clips)
    with av.open(str(made.path)) as container:
        stream = container.streams.video[0]
        keys = [it.pts for it in container.demux(stream) if it.is_keyframe and it.pts is not None]
        assert len(keys) >= 5
        for key in keys:
            container.seek(key, stream=stream)
            frame = next(container.decode(stream))
            wanted = made.film.pictures[round(key * stream.time_base * 24)]
            assert np.array_equal(frame.to_ndarray(), wanted)


def test_copying_starts_at_the_first_key_frame_and_the_rest_is_encoded(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 40)])
    moved = plan.segments[0].model_copy(update={"head_handle": 6, "tail_handle": 5})
    plan = plan.model_copy(update={"segments": (moved,)})
    takes = draw_takes(plan, tmp_path, {"1A": Clip(1, 51, options=_B_FRAMES, keys=(16,))})
    out = tmp_path / "film.mp4"
    report = assemble(plan, takes, [], {}, out, on_progress=lambda _done, _of: None)
    assert 25 <= report.copied_frames <= 30
    assert list(watch(out).codes) == codes(1, range(6, 46))
