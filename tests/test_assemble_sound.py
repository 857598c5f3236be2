"""The mix: joins without clicks, blends of equal power, one loudness for the film."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from support.clips import Clip, codes, draw
from support.cuts import Cut, dissolve, j_cut, l_cut, plan_of
from support.films import draw_takes, make

from storyc.assemble.edit import edits_of
from storyc.assemble.mix import mix
from storyc.assemble.probe import probe
from storyc.assemble.raster import Raster
from storyc.assemble.take_sound import read_sound
from storyc.plan.plan import PlannedTransition

RASTER = Raster(320, 180, 24)
FRAME = 2000


def _mixed(folder: Path, cuts: list[Cut], clips: dict[str, Clip]) -> np.ndarray:
    plan = plan_of(cuts)
    takes = {
        slate: probe(slate, path, RASTER) for slate, path in draw_takes(plan, folder, clips).items()
    }
    return np.concatenate(list(mix(edits_of(plan), takes, plan.fps)))


def test_a_hard_join_is_faded_for_five_milliseconds_on_either_side(tmp_path: Path) -> None:
    clips = {"1A": Clip(1, 24, tone_hz=440), "1B": Clip(2, 24, tone_hz=620)}
    mixed = _mixed(tmp_path, [Cut("1A", 24), Cut("1B", 24)], clips)
    join = 24 * FRAME
    assert len(mixed) == 48 * FRAME
    assert np.abs(mixed[join - 4 : join + 4]).max() < 0.01
    assert np.abs(mixed[join - 480 : join - 240]).max() == pytest.approx(0.25, abs=0.01)
    assert np.abs(mixed[join + 240 : join + 480]).max() == pytest.approx(0.25, abs=0.01)


def test_sound_is_cut_exactly_at_the_frame(tmp_path: Path) -> None:
    """The tone begins with the clip, so at the join the new clip is at its own first sample."""
    clips = {"1A": Clip(1, 24, sound=None), "1B": Clip(2, 24, tone_hz=500)}
    mixed = _mixed(tmp_path, [Cut("1A", 24), Cut("1B", 24)], clips)
    inside = np.arange(240, 4000)
    wanted = 0.25 * np.sin(2 * np.pi * 500 * inside / 48_000)
    assert mixed[24 * FRAME + inside, 0] == pytest.approx(wanted, abs=1e-3)


def test_a_dissolve_keeps_the_power_of_the_sound(tmp_path: Path) -> None:
    clips = {"1A": Clip(1, 36, tone_hz=440), "1B": Clip(2, 36, tone_hz=610)}
    mixed = _mixed(tmp_path, [Cut("1A", 24), Cut("1B", 24, begins=dissolve(24))], clips)
    steps = mixed[FRAME : 46 * FRAME, 0].reshape(-1, FRAME // 2)
    levels = np.sqrt(np.mean(steps.astype(float) ** 2, axis=1))
    assert levels.min() > 0.9 * levels[0]
    assert levels.max() < 1.1 * levels[0]


@pytest.mark.parametrize(("transition", "shift"), [(l_cut(12), 12), (j_cut(12), -12)])
def test_a_split_cut_changes_the_sound_later_or_earlier_than_the_picture(
    tmp_path: Path, transition: PlannedTransition, shift: int
) -> None:
    clips = {"1A": Clip(1, 36, tone_hz=440), "1B": Clip(2, 36, tone_hz=0, flashes=())}
    cuts = [Cut("1A", 24), Cut("1B", 24, begins=transition)]
    made = make(tmp_path, cuts, clips)
    join = 24 + shift
    heard = np.abs(made.film.sound[0]).reshape(-1, 512)[: 48 * FRAME // 512].max(axis=1)
    loud = np.flatnonzero(heard > 0.5 * heard.max())
    assert loud[-1] * 512 / FRAME == pytest.approx(join, abs=0.4)
    first = 12 if shift < 0 else 0
    assert list(made.film.codes) == codes(1, range(24)) + codes(2, range(first, first + 24))
    assert made.report.copied_frames >= 24


@pytest.mark.parametrize(
    ("codec", "rate", "layout"),
    [
        ("flac", 48_000, "stereo"),
        ("pcm_s16le", 48_000, "mono"),
        ("aac", 48_000, "mono"),
        ("aac", 44_100, "stereo"),
        ("flac", 22_050, "mono"),
    ],
)
def test_any_sound_is_read_at_its_place_and_level(
    tmp_path: Path, codec: str, rate: int, layout: str
) -> None:
    clip = Clip(1, 24, sound=codec, rate=rate, layout=layout, tone_hz=300)
    take = probe("1A", draw(tmp_path / "a.mp4", clip), RASTER)
    sound = read_sound(take, 12_000, 24_000)
    wanted = 0.25 * np.sin(2 * np.pi * 300 * np.arange(12_000, 36_000) / 48_000)
    assert sound[:, 0] == pytest.approx(wanted, abs=0.02)
    assert sound[:, 1] == pytest.approx(sound[:, 0], abs=0.01)


def test_a_hole_in_the_sound_stays_a_hole(tmp_path: Path) -> None:
    """Sound that begins after the picture is not pulled forward."""
    path = draw(tmp_path / "late.mp4", Clip(1, 48, flashes=(24,), sound_from=12))
    sound = read_sound(probe("1A", path, RASTER), 0, 96_000)
    assert np.flatnonzero(np.abs(sound[:, 0]) > 0.1)[0] == pytest.approx(48_000, abs=3)


@pytest.mark.parametrize("milliseconds", [2, 4, 250])
def test_sound_before_the_first_picture_is_left_out(tmp_path: Path, milliseconds: int) -> None:
    """The clip's time zero is that of its sound; the take begins with its first picture."""
    late = Fraction(24 * milliseconds, 1000)
    path = draw(tmp_path / "early.mkv", Clip(1, 48, flashes=(24,), picture_from=late))
    sound = read_sound(probe("1A", path, RASTER), 0, 84_000)
    onset = np.flatnonzero(np.abs(sound[:, 0]) > 0.1)[0]
    assert onset == pytest.approx(48_000 - 48 * milliseconds, abs=3)


def test_of_several_sounds_the_one_that_players_choose_is_heard(tmp_path: Path) -> None:
    loud = draw(tmp_path / "loud.mp4", Clip(1, 24, tone_hz=300))
    soft = draw(tmp_path / "soft.mp4", Clip(1, 24, tone_hz=300, loudness=0.1))
    both = tmp_path / "both.mkv"
    with av.open(str(loud)) as first, av.open(str(soft)) as second, av.open(str(both), "w") as out:
        sources = (first.streams.video[0], first.streams.audio[0], second.streams.audio[0])
        streams = [out.add_stream_from_template(it) for it in sources]
        streams[1].disposition = Disposition.dub
        streams[2].disposition = Disposition.default
        for source, stream in zip(sources, streams, strict=True):
            for packet in source.container.demux(source):
                if packet.dts is not None:
                    packet.stream = stream
                    out.mux(packet)
    sound = read_sound(probe("1A", both, RASTER), 0, 48_000)
    assert np.abs(sound).max() == pytest.approx(0.1, abs=0.01)
