"""What fits is copied, byte for byte; what is encoded is encoded once and kept."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.clips import Clip, codes, draw, watch
from support.cuts import Cut, dissolve, plan_of
from support.films import draw_takes, plain_clip

from storyc.assemble import FilmReport, assemble
from storyc.assemble.file_copy import copy_packets, copy_range
from storyc.plan.plan import Plan

_B_FRAMES = {"preset": "veryfast", "bf": "3"}
_OTHERS = ({"preset": "medium", "bf": "2"}, {"preset": "faster", "refs": "4"}, _B_FRAMES)


def _assemble(plan: Plan, takes: dict[str, Path], folder: Path) -> FilmReport:
    out, parts = folder / "film.mp4", folder / "parts"
    return assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, parts=parts)


def _packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        packets = container.demux(container.streams.video[0])
        return [bytes(packet) for packet in packets if packet.size]


def _parts(folder: Path) -> dict[str, int]:
    return {it.name: it.stat().st_mtime_ns for it in (folder / "parts").glob("*.part")}


def test_copied_packets_are_those_of_the_takes_to_the_byte(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 30), Cut("1B", 24), Cut("1C", 41)])
    clips = {"1B": Clip(2, 24, options=_B_FRAMES), "1C": Clip(3, 41, options=_B_FRAMES)}
    takes = draw_takes(plan, tmp_path, {**clips, "1A": Clip(1, 30, options=_B_FRAMES)})
    _assemble(plan, takes, tmp_path)
    wanted = [packet for take in takes.values() for packet in _packets(take)]
    assert _packets(tmp_path / "film.mp4") == wanted


def test_takes_of_different_encoders_are_all_copied(tmp_path: Path) -> None:
    """Their parameter sets have the same numbers, so each opening picture brings its own."""
    cuts = [Cut("1A", 24), Cut("1B", 24, begins=dissolve(6)), Cut("1C", 24), Cut("1D", 24)]
    plan = plan_of(cuts)
    clips = {
        slate: Clip(0, 40, options=options, keys=(6,))
        for slate, options in zip(("1A", "1B", "1C"), _OTHERS, strict=True)
    }
    takes = draw_takes(plan, tmp_path, clips)
    report = _assemble(plan, takes, tmp_path)
    # Beside the dissolve, some pictures hang on others that are behind the cut.
    assert plan.frames - 6 - 3 <= report.copied_frames <= plan.frames - 6
    film = watch(tmp_path / "film.mp4")
    assert list(film.codes[:21]) == codes(1, range(21))
    assert list(film.codes[27:]) == [
        *codes(2, range(6, 27)),
        *codes(3, range(24)),
        *codes(4, range(24)),
    ]


def test_a_player_can_start_at_every_key_frame_of_a_film_of_many_encoders(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 24), Cut("1C", 24)])
    clips = {
        slate: Clip(0, 24, options=options)
        for slate, options in zip(("1A", "1B", "1C"), _OTHERS, strict=True)
    }
    _assemble(plan, draw_takes(plan, tmp_path, clips), tmp_path)
    pictures = watch(tmp_path / "film.mp4").pictures
    for number in (2, 1, 0):
        with av.open(str(tmp_path / "film.mp4")) as container:
            stream = container.streams.video[0]
            container.seek(round(number / stream.time_base), stream=stream)
            frame = next(container.decode(stream))
            assert np.array_equal(frame.to_ndarray(), pictures[number * 24])


def test_a_take_in_matroska_is_copied_through_the_demuxer(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 24)])
    takes = draw_takes(plan, tmp_path, {})
    takes["1B"] = draw(tmp_path / "1B.mkv", plain_clip(plan, 2))
    report = _assemble(plan, takes, tmp_path)
    assert report.copied_frames == 48
    assert _packets(tmp_path / "film.mp4")[24:] == _packets(takes["1B"])
    assert list(watch(tmp_path / "film.mp4").codes[24:]) == codes(2, range(24))


def test_what_is_encoded_is_kept_for_the_next_film(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 24, begins=dissolve(6)), Cut("1C", 24)])
    takes = draw_takes(plan, tmp_path, {"1C": Clip(3, 24, size=(640, 360))})
    _assemble(plan, takes, tmp_path)
    film, parts = (tmp_path / "film.mp4").read_bytes(), _parts(tmp_path)
    _assemble(plan, takes, tmp_path)
    assert (tmp_path / "film.mp4").read_bytes() == film
    assert _parts(tmp_path) == parts


def test_a_longer_dissolve_leaves_the_other_parts_alone(tmp_path: Path) -> None:
    cuts = [Cut("1A", 24), Cut("1B", 24, begins=dissolve(6)), Cut("1C", 24)]
    clips = {"1A": Clip(1, 40), "1B": Clip(2, 40, keys=(3, 6)), "1C": Clip(3, 24, size=(640, 360))}
    takes = draw_takes(plan_of(cuts), tmp_path, clips)
    _assemble(plan_of(cuts), takes, tmp_path)
    before = _parts(tmp_path)
    _assemble(plan_of([cuts[0], replace(cuts[1], begins=dissolve(8)), cuts[2]]), takes, tmp_path)
    after = _parts(tmp_path)
    same = {name for name, made in after.items() if before.get(name) == made}
    # The larger take stays as it was conformed; the window of the dissolve, what now stands
    # before its key frame, and the sound are made anew, and what they replace is gone.
    assert len(same) == 1
    assert len(after) == 4


def test_a_damaged_part_is_made_again(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 24, begins=dissolve(6))])
    takes = draw_takes(plan, tmp_path, {})
    _assemble(plan, takes, tmp_path)
    film = (tmp_path / "film.mp4").read_bytes()
    for note in (tmp_path / "parts").glob("*.json"):
        note.write_text("{", encoding="utf-8")
    for part in sorted((tmp_path / "parts").glob("*.part"))[:1]:
        part.write_bytes(b"")
    _assemble(plan, takes, tmp_path)
    assert (tmp_path / "film.mp4").read_bytes() == film


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40), st.binary(max_size=3)), max_size=9)
)
def test_packets_are_copied_wherever_they_lie(packets: list[tuple[int, int, bytes]]) -> None:
    data = bytes(range(131))
    with TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        source.write_bytes(data)
        with source.open("rb", buffering=0) as reading, out.open("wb", buffering=0) as writing:
            copy_packets(reading, packets, writing)
        wanted = b"".join(lead + data[at : at + size] for at, size, lead in packets)
        assert out.read_bytes() == wanted


def test_a_file_that_became_shorter_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"12345")
    with (
        (tmp_path / "in").open("rb", buffering=0) as source,
        (tmp_path / "out").open("wb", buffering=0) as into,
    ):
        with pytest.raises(EOFError):
            copy_packets(source, [(3, 3, b"")], into)
        with pytest.raises(EOFError):
            copy_range(source, 4, 2, into)
