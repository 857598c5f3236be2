"""Whatever is wrong with a take or the disk: a plain message, and no half film."""

import random
import resource
from contextlib import suppress
from pathlib import Path

import av
import pytest
from support.clips import Clip, codes, draw, watch
from support.cuts import Cut, dissolve, plan_of
from support.films import draw_takes

import storyc.assemble
from storyc.assemble import AssembleError, assemble
from storyc.assemble.plain_take import read_plain
from storyc.assemble.raster import Raster
from storyc.assemble.verify import verify
from storyc.backends.boxes import is_whole
from storyc.diagnostics import Code
from storyc.plan.plan import Plan

PLAN = plan_of([Cut("1A", 24), Cut("1B", 30, begins=dissolve(8))])


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Takes that are as they should be."""
    clip = Clip(2, PLAN.segments[1].clip_frames, sound="aac")
    return draw_takes(PLAN, tmp_path_factory.mktemp("good"), {"1B": clip})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for the film and nothing else."""
    folder = tmp_path / "build"
    folder.mkdir()
    return folder


def _assemble(takes: dict[str, Path], out: Path, plan: Plan = PLAN) -> None:
    assemble(plan, takes, [], {}, out, on_progress=lambda _done, _of: None)


def _refused(takes: dict[str, Path], out: Path, plan: Plan = PLAN) -> str:
    """Return the message, having checked that nothing was left behind."""
    before = {path.name: path.read_bytes() for path in out.parent.iterdir()}
    with pytest.raises(AssembleError) as caught:
        _assemble(takes, out, plan)
    assert {path.name: path.read_bytes() for path in out.parent.iterdir()} == before
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_segment_without_a_take_is_named(good: dict[str, Path], folder: Path) -> None:
    message = _refused({"1A": good["1A"]}, folder / "film.mp4")
    assert message == "there is no take of 1B; render it first"


def test_a_take_whose_file_is_gone_is_named(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    message = _refused({**good, "1B": tmp_path / "1B-1.mp4"}, folder / "film.mp4")
    assert message == "the take of 1B is missing: there is no 1B-1.mp4; render it again"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no video at all" * 99,
        b"#EXTM3U\n#EXTINF:2,\n1A.mp4\n",
        b"ffconcat version 1.0\nfile 1A.mp4\n",
    ],
    ids=["empty", "text", "playlist", "concat script"],
)
def test_a_take_that_is_no_video_is_named(
    good: dict[str, Path], folder: Path, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "1B.mp4").write_bytes(data)
    message = _refused({**good, "1B": tmp_path / "1B.mp4"}, folder / "film.mp4")
    assert message.startswith("the take of 1B (1B.mp4) is damaged: ")
    assert message.endswith("; delete it and render again")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["header first", "header last"])
def test_a_take_that_is_cut_off_is_named(
    good: dict[str, Path], folder: Path, tmp_path: Path, share: float, kind: str
) -> None:
    path = good["1B"]
    if kind == "header last":
        path = draw(tmp_path / "late.mp4", Clip(2, 34), movflags="")
    data = path.read_bytes()
    (tmp_path / "1B.mp4").write_bytes(data[: int(len(data) * share)])
    message = _refused({**good, "1B": tmp_path / "1B.mp4"}, folder / "film.mp4")
    assert message.startswith("the take of 1B (1B.mp4) is damaged: ")


def test_noise_in_a_take_is_an_error_or_a_film_but_never_half_of_one(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    data = good["1B"].read_bytes()
    chance = random.Random(7)  # noqa: S311  # the same noise in every run
    for _ in range(20):
        noisy = bytearray(data)
        for _ in range(12):
            noisy[chance.randrange(len(noisy))] = chance.randrange(256)
        (tmp_path / "1B.mp4").write_bytes(bytes(noisy))
        try:
            _assemble({**good, "1B": tmp_path / "1B.mp4"}, folder / "film.mp4")
        except AssembleError as error:
            assert "1B" in str(error)  # noqa: PT017  # some noise does no harm, so it need not raise
            assert list(folder.iterdir()) == []
        else:
            (folder / "film.mp4").unlink()


def test_no_header_makes_reading_a_take_fail_in_any_other_way(
    good: dict[str, Path], tmp_path: Path
) -> None:
    data = good["1B"].read_bytes()
    first, stop = data.index(b"moov"), data.index(b"mdat")
    chance = random.Random(11)  # noqa: S311  # the same noise in every run
    for _ in range(400):
        noisy = bytearray(data)
        for _ in range(chance.choice((1, 1, 2, 5))):
            noisy[chance.randrange(first, stop)] = chance.choice((0, 1, 255, chance.randrange(256)))
        (tmp_path / "1B.mp4").write_bytes(bytes(noisy))
        with suppress(AssembleError):
            take = read_plain("1B", tmp_path / "1B.mp4", Raster(320, 180, 24))
            assert take is None or len(take.grid) == len(take.pictures.pts)


def test_a_take_without_a_picture_is_named(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    draw(tmp_path / "1B.mp4", Clip(2, 0, sound_s=2))
    message = _refused({**good, "1B": tmp_path / "1B.mp4"}, folder / "film.mp4")
    assert message.startswith("the take of 1B (1B.mp4) is damaged: ")


def test_a_take_whose_first_key_frame_is_missing_is_named(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    """As when a recording was cut without looking: the pictures before the next one are lost."""
    source = draw(tmp_path / "whole.mp4", Clip(2, 40, keys=(20,)))
    with av.open(str(source)) as whole, av.open(str(tmp_path / "1B.mkv"), "w") as cut:
        picture = whole.streams.video[0]
        stream = cut.add_stream_from_template(picture)
        for packet in list(whole.demux(picture))[3:]:
            if packet.dts is not None:
                packet.stream = stream
                cut.mux(packet)
    message = _refused({**good, "1B": tmp_path / "1B.mkv"}, folder / "film.mp4")
    assert "its first key frame is missing" in message


@pytest.mark.parametrize("box", [b"mvhd", b"tkhd", b"mdhd", b"elst"])
@pytest.mark.parametrize("factor", [0.1, 10])
def test_a_take_that_lies_about_its_length_is_refused_or_told_by_its_frames(
    good: dict[str, Path], folder: Path, tmp_path: Path, box: bytes, factor: float
) -> None:
    data = bytearray(good["1B"].read_bytes())
    place = {b"mvhd": 20, b"tkhd": 24, b"mdhd": 20, b"elst": 12}[box]
    at = data.index(box) + place
    length = int.from_bytes(data[at : at + 4], "big")
    data[at : at + 4] = int(length * factor).to_bytes(4, "big")
    (tmp_path / "1B.mp4").write_bytes(bytes(data))
    takes = {**good, "1B": tmp_path / "1B.mp4"}
    try:
        _assemble(takes, folder / "film.mp4")
    except AssembleError as error:
        assert "the take of 1B" in str(error)  # noqa: PT017  # frames may be there all the same
        assert list(folder.iterdir()) == []
    else:
        assert list(watch(folder / "film.mp4").codes[28:]) == codes(2, range(8, 34))


def test_a_take_with_fewer_pictures_than_it_claims_is_named(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    data = bytearray(good["1B"].read_bytes())
    at = data.index(b"stts") + 12
    data[at : at + 4] = (999).to_bytes(4, "big")
    (tmp_path / "1B.mp4").write_bytes(bytes(data))
    message = _refused({**good, "1B": tmp_path / "1B.mp4"}, folder / "film.mp4")
    assert message.startswith("the take of 1B (1B.mp4) is damaged: ")


def test_times_before_zero_do_no_harm(good: dict[str, Path], folder: Path, tmp_path: Path) -> None:
    clip = Clip(2, 34, options={"preset": "veryfast", "bf": "3"})
    path = draw(tmp_path / "1B.mp4", clip, movflags="negative_cts_offsets")
    _assemble({**good, "1B": path}, folder / "film.mp4")
    assert list(watch(folder / "film.mp4").codes[28:]) == codes(2, range(8, 34))


def test_a_take_that_is_too_short_says_by_how_much(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    draw(tmp_path / "1B.mp4", Clip(2, 33))
    message = _refused({**good, "1B": tmp_path / "1B.mp4"}, folder / "film.mp4")
    assert message == (
        "the take of 1B (1B.mp4) is too short: 33 frames at 24 fps, but the film needs 34;"
        " delete it and render again"
    )


def test_each_kind_of_trouble_has_its_code(
    good: dict[str, Path], folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "damaged.mp4").write_bytes(good["1B"].read_bytes()[:-99])
    draw(tmp_path / "short.mp4", Clip(2, 33))
    for take, code in (
        ("none.mp4", Code.MISSING_TAKE),
        ("damaged.mp4", Code.DAMAGED_TAKE),
        ("short.mp4", Code.SHORT_TAKE),
    ):
        with pytest.raises(AssembleError) as caught:
            _assemble({**good, "1B": tmp_path / take}, folder / "film.mp4")
        assert caught.value.code is code
    with pytest.raises(AssembleError) as caught:
        _assemble(good, tmp_path / "nowhere" / "film.mp4")
    assert caught.value.code is Code.UNWRITABLE_OUTPUT


def test_the_film_that_was_there_stays(good: dict[str, Path], folder: Path, tmp_path: Path) -> None:
    (folder / "film.mp4").write_bytes(b"the last good one")
    _refused({**good, "1B": tmp_path / "none.mp4"}, folder / "film.mp4")
    assert (folder / "film.mp4").read_bytes() == b"the last good one"


def test_a_folder_that_is_not_there_is_named(good: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(AssembleError, match=r"film\.mp4 cannot be written: .*; choose another"):
        _assemble(good, tmp_path / "nowhere" / "film.mp4")


def test_a_folder_in_the_place_of_the_film_is_named(good: dict[str, Path], folder: Path) -> None:
    (folder / "film.mp4").mkdir()
    with pytest.raises(AssembleError, match=r"film\.mp4 cannot be written: .*; choose another"):
        _assemble(good, folder / "film.mp4")
    assert [path.name for path in folder.iterdir()] == ["film.mp4"]


@pytest.mark.parametrize("missing", [1, 100, 10_000, 1_000_000])
def test_a_full_disk_leaves_nothing_behind(
    good: dict[str, Path], folder: Path, missing: int
) -> None:
    """Even where only the last byte of the film finds no room."""
    _assemble(good, folder / "film.mp4")
    room = max(0, (folder / "film.mp4").stat().st_size - missing)
    (folder / "film.mp4").unlink()
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        message = _refused(good, folder / "film.mp4")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert "cannot be written" in message


def test_an_interrupt_leaves_nothing_behind(good: dict[str, Path], folder: Path) -> None:
    def interrupt(done: int, _of: int) -> None:
        if done >= 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assemble(PLAN, good, [], {}, folder / "film.mp4", on_progress=interrupt)
    assert list(folder.iterdir()) == []


def test_a_size_that_no_player_shows_is_refused(good: dict[str, Path], folder: Path) -> None:
    odd = PLAN.model_copy(update={"width": 321})
    assert "both numbers must be even" in _refused(good, folder / "film.mp4", odd)


def test_a_plan_without_segments_is_refused(folder: Path) -> None:
    empty = PLAN.model_copy(update={"segments": (), "frames": 0})
    assert "nothing to assemble" in _refused({}, folder / "film.mp4", empty)


def test_a_film_that_came_out_otherwise_than_planned_is_refused(good: dict[str, Path]) -> None:
    raster = Raster(320, 180, 24)
    frames = PLAN.segments[0].clip_frames
    verify(good["1A"], frames, raster)
    with pytest.raises(AssembleError, match=f"{frames} frames where {frames + 1} were planned"):
        verify(good["1A"], frames + 1, raster)
    with pytest.raises(AssembleError, match="frames at the wrong times"):
        verify(good["1A"], frames, Raster(320, 180, 25))


@pytest.mark.parametrize("cut", [1, 7, 30])
def test_a_file_is_whole_only_if_its_boxes_end_with_it(
    good: dict[str, Path], tmp_path: Path, cut: int
) -> None:
    data = good["1A"].read_bytes()
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    assert is_whole(path)
    path.write_bytes(data[:-cut])
    assert not is_whole(path)
    path.write_bytes(data + bytes(range(1, 1 + cut)))
    assert not is_whole(path)
    path.write_bytes(data + b"\0\0\0\0mdat to the end")
    assert is_whole(path)


def test_the_package_has_only_what_it_says() -> None:
    with pytest.raises(AttributeError, match="no attribute 'disassemble'"):
        _ = storyc.assemble.disassemble
