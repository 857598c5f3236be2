"""The film's loudness and peaks, decoded and measured by somebody else's meter."""

from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.clips import Clip
from support.cuts import Cut, plan_of
from support.films import draw_takes, make
from support.loudness import heard, lufs, true_peak_db

from storyc.assemble import SoundPlan, assemble
from storyc.assemble.limiter import CONTEXT, limited
from storyc.assemble.loudness import STEP, gated, momentary, whole_blocks
from storyc.assemble.master import Master
from storyc.assemble.scratch import Scratch
from storyc.assemble.sound_code import FRAME, PRIMING, code_frames, first_sample, frames_of
from storyc.assemble.true_peak import HOP, REACH, true_peaks
from storyc.emit.score import Score

_SECOND = 48_000


def _noise(seconds: float, seed: int = 1, level: float = 0.1) -> np.ndarray:
    """Return noise that swells and fades, as films do."""
    samples = round(seconds * _SECOND)
    chance = np.random.default_rng(seed)
    swell = 0.55 + 0.45 * np.sin(np.arange(samples) / _SECOND * 2.1)
    noise = chance.normal(0, level, (samples, 2)) * swell[:, np.newaxis]
    return np.ascontiguousarray(noise, dtype=np.float32)


def _master(sound: np.ndarray, target: float = -14) -> Master:
    scratch = Scratch(BytesIO(), len(sound))
    scratch.write(0, sound)
    return Master(scratch, target)


@pytest.mark.parametrize("target", [-14.0, -23.0])
def test_a_film_is_brought_to_its_loudness(tmp_path: Path, target: float) -> None:
    plan = plan_of([Cut("1A", 48), Cut("1B", 48)])
    clips = {"1A": Clip(1, 48, tone_hz=500, loudness=0.02), "1B": Clip(2, 48, tone_hz=500)}
    takes = draw_takes(plan, tmp_path, clips)
    out = tmp_path / "film.mp4"
    sound = SoundPlan(Score(), tmp_path, target)
    report = assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, sound=sound)
    loudness, peak = heard(out)
    assert loudness == pytest.approx(target, abs=0.3)
    assert peak < -1
    assert report.loudness.integrated_lufs == pytest.approx(loudness, abs=0.2)
    assert report.loudness.true_peak_dbtp == pytest.approx(peak, abs=0.5)


def test_peaks_of_a_loud_take_stay_below_minus_one_decibel(tmp_path: Path) -> None:
    clip = Clip(1, 96, flashes=(12, 60), loudness=0.9)
    made = make(tmp_path, [Cut("1A", 96)], {"1A": clip})
    loudness, peak = heard(made.path)
    assert peak < -1
    assert made.report.loudness.integrated_lufs == pytest.approx(loudness, abs=0.3)


def test_what_cannot_be_made_as_loud_is_told_as_loud_as_it_is() -> None:
    sound = np.zeros((_SECOND * 6, 2), dtype=np.float32)
    sound[:: _SECOND // 8] = 0.9
    master = _master(sound)
    list(master.packets())
    loudness = master.loudness
    assert loudness.integrated_lufs is not None
    assert loudness.integrated_lufs < -15
    assert loudness.true_peak_dbtp is not None
    assert loudness.true_peak_dbtp < -1.4


def test_peaks_are_taken_down_and_what_that_costs_is_made_up_for() -> None:
    sound = _noise(12, level=0.05)
    sound[:: _SECOND // 4] = 0.9
    master = _master(sound)
    assert len(list(master.packets())) == frames_of(len(sound))
    assert master.loudness.integrated_lufs == pytest.approx(-14, abs=0.3)
    assert master.loudness.true_peak_dbtp == pytest.approx(-1.5, abs=0.1)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 6), st.floats(0.05, 0.2))
def test_how_loud_a_film_comes_out_is_foreseen(seed: int, knocks: int, level: float) -> None:
    """Short peaks, which the limiter takes down, on sound of any level."""
    sound = _noise(21, seed, level)
    sound[:: _SECOND // knocks] = 0.9
    master = _master(sound)
    list(master.packets())
    assert master.loudness.integrated_lufs == pytest.approx(-14, abs=0.15)


def test_where_a_piece_ends_there_is_no_peak() -> None:
    """Steady sound, loud where the mix is parted too: its peaks are the same everywhere."""
    turns = np.arange(25 * _SECOND)[:, np.newaxis] * 2 * np.pi / _SECOND
    sound = np.float32(0.9 * np.sin(turns * (997, 1_003)))
    master = _master(sound, target=0)
    list(master.packets())
    assert master.loudness.true_peak_dbtp == pytest.approx(-1.5, abs=0.02)


def test_near_silence_is_not_blown_up() -> None:
    sound = np.full((4 * _SECOND, 2), 0.001, dtype=np.float32)
    sound[::2] = -0.001
    master = _master(sound)
    list(master.packets())
    assert master.loudness.integrated_lufs == pytest.approx(lufs(sound.T) + 20, abs=0.2)


def test_our_meter_and_another_say_the_same() -> None:
    sound = _noise(11)
    levels = whole_blocks(momentary((sound[: len(sound) // STEP * STEP],)))
    assert gated(levels) == pytest.approx(lufs(sound.T), abs=0.1)
    assert gated(whole_blocks(momentary((sound * 0,)))) is None


def test_pieces_measure_what_the_whole_does() -> None:
    sound = _noise(31)
    master = _master(sound, target=lufs(sound.T))
    list(master.packets())
    assert master.loudness.integrated_lufs == pytest.approx(lufs(sound.T), abs=0.1)


def test_peaks_between_samples_are_found() -> None:
    """A tone at a quarter of the rate, whose samples all miss its crests."""
    tone = np.sin(np.arange(HOP * 40 + 2 * REACH) * np.pi / 2 + np.pi / 4)
    sound = np.stack([tone, tone * 0.5], axis=1).astype(np.float32)
    assert np.abs(sound).max() == pytest.approx(0.707, abs=0.001)
    assert true_peaks(sound, 0.9)[5:-5] == pytest.approx(1.0, abs=0.01)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.05, 1))
def test_no_peak_is_above_the_ceiling_whatever_comes(seed: int, ceiling: float) -> None:
    sound = _noise(0.5, seed, level=0.4)
    sound = sound[: (len(sound) - 2 * CONTEXT) // HOP * HOP + 2 * CONTEXT]
    made = limited(sound, ceiling)
    assert len(made.sound) == len(sound) - 2 * CONTEXT
    assert true_peak_db(made.sound[1000:-1000].T) < 20 * np.log10(ceiling) + 0.4


def test_what_is_below_the_ceiling_is_left_alone() -> None:
    sound = _noise(0.5)
    sound = sound[: (len(sound) - 2 * CONTEXT) // HOP * HOP + 2 * CONTEXT]
    made = limited(sound, 2.0)
    assert np.array_equal(made.sound, sound[CONTEXT:-CONTEXT])
    assert not made.is_changed


def test_sound_that_is_coded_in_pieces_is_that_which_is_coded_at_once() -> None:
    turns = np.arange(14 * _SECOND)[:, np.newaxis] * 2 * np.pi / _SECOND
    sound = np.float32(0.2 * np.sin(turns * 331) + 0.1 * np.sin(turns * (1_700, 2_100)))
    frames = frames_of(len(sound))
    at_once = code_frames(np.pad(sound, ((0, 4 * FRAME), (0, 0))), 0, frames)
    pieces = []
    for first in range(0, frames, 100):
        stop = min(first + 100, frames)
        heard = sound[first_sample(first) : (stop + 3) * FRAME]
        missing = (stop + 3) * FRAME - first_sample(first) - len(heard)
        pieces += code_frames(np.pad(heard, ((0, max(missing, 0)), (0, 0))), first, stop)
    assert len(pieces) == len(at_once) == frames

    def decoded(packets: list) -> np.ndarray:
        decoder = av.CodecContext.create("aac", "r")
        decoder.extradata = bytes((0x11, 0x90))
        frames = [it for each in packets for it in decoder.decode(av.Packet(each.data))]
        return np.concatenate([it.to_ndarray() for it in frames], axis=1)[:, PRIMING:]

    whole, joined = decoded(at_once), decoded(pieces)
    assert joined.shape == whole.shape
    for first in range(100, frames, 100):
        join = first * FRAME - PRIMING
        near = slice(join - 1536, join + 1536)
        error = np.sqrt(np.mean((joined[:, near] - sound[near].T) ** 2))
        usual = np.sqrt(np.mean((whole[:, near] - sound[near].T) ** 2))
        assert error < 1.3 * usual
