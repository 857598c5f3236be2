"""The script's sounds in the film: at their times and levels, faded, stepping back for speech."""

import wave
from pathlib import Path

import numpy as np
import pytest
from support.clips import Clip, draw, listen
from support.cuts import Cut, plan_of
from support.films import draw_takes

from storyc.assemble import AssembleError, FilmReport, SoundPlan, assemble
from storyc.emit.score import Cue, Score, Speech

RATE = 48_000
SPEECH_HZ, MUSIC_HZ = 440, 2_000


def _tone(path: Path, seconds: float, hz: float = MUSIC_HZ, rate: int = RATE) -> Path:
    samples = 0.3 * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32_767).astype("<i2").tobytes())
    return path


def _cue(kind: str = "MUSIC", start: int = 0, frames: int = 240, **more: object) -> Cue:
    usual = {"file": "a.wav", "fade_in_frames": 0, "fade_out_frames": 0, "gain_db": None}
    return Cue(kind, "LULLABY", start_frame=start, frames=frames, **{**usual, **more})


def _film(
    folder: Path, score: Score, clips: dict[str, Clip] | None = None, seconds: int = 10
) -> tuple[np.ndarray, FilmReport]:
    """Return the sound of a film of one take, whose speech is a tone from second 4 to 7."""
    plan = plan_of([Cut("1A", seconds * 24)])
    spoken = Clip(1, seconds * 24, tone_hz=SPEECH_HZ, tone_from=4, tone_until=7)
    takes = draw_takes(plan, folder, clips or {"1A": spoken})
    sound = SoundPlan(score, folder)
    out = folder / "film.mp4"
    report = assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, sound=sound)
    return listen(out)[0], report


def _level(sound: np.ndarray, hz: float, at: float, seconds: float = 0.3) -> float:
    """Return the level of a tone in dB around a moment."""
    first = round((at - seconds / 2) * RATE)
    piece = sound[first : first + round(seconds * RATE)] * np.hanning(round(seconds * RATE))
    turns = np.exp(-2j * np.pi * hz * np.arange(len(piece)) / RATE)
    return float(20 * np.log10(abs(np.dot(piece, turns)) * 4 / len(piece) + 1e-9))


SPEECHES = (Speech(4 * 24, 3 * 24),)


def test_music_steps_back_while_somebody_speaks_and_comes_up_again(tmp_path: Path) -> None:
    _tone(tmp_path / "a.wav", 12)
    sound, _ = _film(tmp_path, Score((_cue(),), SPEECHES))
    before, under, after = (_level(sound, MUSIC_HZ, at) for at in (2, 5.5, 9))
    assert before == pytest.approx(after, abs=0.3)
    assert under == pytest.approx(before - 8, abs=0.5)
    assert _level(sound, MUSIC_HZ, 3.95) < before - 3


def test_music_is_below_speech_as_the_script_says(tmp_path: Path) -> None:
    """Loudness weighs a tone of 2 kHz some 3 dB more than one of 440 Hz."""
    _tone(tmp_path / "a.wav", 12)
    sound, _ = _film(tmp_path, Score((_cue(gain_db=-18.0),), SPEECHES))
    speech, music = _level(sound, SPEECH_HZ, 5.5), _level(sound, MUSIC_HZ, 2)
    assert music - speech == pytest.approx(-18 - 2.5, abs=1)


def test_without_words_music_does_not_step_back(tmp_path: Path) -> None:
    """A noise in the take is no speech where the script has none."""
    _tone(tmp_path / "a.wav", 12)
    sound, _ = _film(tmp_path, Score((_cue(),)))
    assert _level(sound, MUSIC_HZ, 5.5) == pytest.approx(_level(sound, MUSIC_HZ, 2), abs=0.3)


def test_music_comes_up_and_goes_away_as_slowly_as_it_is_told(tmp_path: Path) -> None:
    _tone(tmp_path / "a.wav", 12)
    cue = _cue(start=24, frames=6 * 24, fade_in_frames=48, fade_out_frames=48)
    sound, _ = _film(tmp_path, Score((cue,)))
    whole = _level(sound, MUSIC_HZ, 4)
    assert _level(sound, MUSIC_HZ, 0.8) < whole - 40
    assert _level(sound, MUSIC_HZ, 2) == pytest.approx(whole - 6, abs=0.7)
    assert _level(sound, MUSIC_HZ, 6) == pytest.approx(whole - 6, abs=0.7)
    assert _level(sound, MUSIC_HZ, 7.3) < whole - 40


def test_an_effect_is_heard_at_its_moment(tmp_path: Path) -> None:
    _tone(tmp_path / "a.wav", 0.2)
    cue = _cue("SFX", start=60, frames=180)
    sound, _ = _film(tmp_path, Score((cue,)), {"1A": Clip(1, 240, sound=None)})
    loud = np.flatnonzero(np.abs(sound) > 0.5 * np.abs(sound).max())
    assert loud[0] / RATE == pytest.approx(2.5, abs=0.01)
    assert loud[-1] / RATE == pytest.approx(2.7, abs=0.01)


def test_the_sound_of_a_place_is_repeated_without_a_hole(tmp_path: Path) -> None:
    _tone(tmp_path / "a.wav", 2.3)
    sound, _ = _film(tmp_path, Score((_cue("AMBIENCE"),)), {"1A": Clip(1, 240, sound=None)})
    steps = np.abs(sound[RATE : 9 * RATE]).reshape(-1, RATE // 50).max(axis=1)
    assert steps.min() > 0.2 * steps.max()


def test_cues_of_a_long_film_go_on_over_the_stretches_it_is_made_in(tmp_path: Path) -> None:
    _tone(tmp_path / "a.wav", 70, rate=8_000)
    cue = _cue(frames=66 * 24)
    silent = Clip(1, 66 * 24, size=(32, 32), sound=None)
    plan = plan_of([Cut("1A", 66 * 24)], size=(32, 32))
    takes = draw_takes(plan, tmp_path, {"1A": silent})
    out = tmp_path / "film.mp4"
    sound = SoundPlan(Score((cue,)), tmp_path)
    assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, sound=sound)
    heard = listen(out)[0][RATE : 65 * RATE].reshape(-1, RATE // 100)
    assert np.abs(heard).max(axis=1).min() > 0.9 * np.abs(heard).max()


def test_music_that_is_missing_is_a_drone_only_where_nothing_else_is_heard(tmp_path: Path) -> None:
    cue = _cue(file=None)
    sound, report = _film(tmp_path, Score((cue,)), {"1A": Clip(1, 240, sound=None)})
    assert report.drones == ("LULLABY",)
    assert np.abs(sound[RATE : 9 * RATE]).max() > 0.01
    again = tmp_path / "again"
    again.mkdir()
    _, report = _film(again, Score((cue,)))
    assert report.drones == ()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "No such file"),
        (b"not a sound" * 99, "no sound that can be read"),
        (b"#EXTM3U\nhttps://example.org/a.mp3\n", "no sound that can be read"),
    ],
    ids=["missing", "text", "playlist"],
)
def test_a_piece_that_cannot_be_heard_is_named(
    tmp_path: Path, data: bytes | None, why: str
) -> None:
    if data is not None:
        (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(AssembleError, match="LULLABY cannot be heard") as caught:
        _film(tmp_path, Score((_cue(),)))
    assert why in str(caught.value)
    assert not (tmp_path / "film.mp4").exists()


def test_a_film_without_sound_in_the_piece_is_named(tmp_path: Path) -> None:
    draw(tmp_path / "a.mp4", Clip(1, 24, sound=None))
    with pytest.raises(AssembleError, match="LULLABY cannot be heard: there is no sound in it"):
        _film(tmp_path, Score((_cue(file="a.mp4"),)))


def test_takes_are_brought_to_one_level_of_speech(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 72), Cut("1B", 72, scene="2")])
    clips = {
        "1A": Clip(1, 72, tone_hz=SPEECH_HZ, loudness=0.03),
        "1B": Clip(2, 72, tone_hz=SPEECH_HZ, loudness=0.1),
    }
    takes = draw_takes(plan, tmp_path, clips)
    out = tmp_path / "film.mp4"
    score = Score((), (Speech(0, 72), Speech(72, 72)))
    sound = SoundPlan(score, tmp_path)
    assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, sound=sound)
    heard = listen(out)[0]
    first, second = _level(heard, SPEECH_HZ, 1.5), _level(heard, SPEECH_HZ, 4.5)
    assert first == pytest.approx(second, abs=0.5)


def test_the_sound_of_a_place_goes_on_under_the_next_picture(tmp_path: Path) -> None:
    """Two takes of one scene with quiet air in them: no dip where they meet."""
    plan = plan_of([Cut("1A", 72), Cut("1B", 72), Cut("2A", 72, scene="2")])
    clips = {
        slate: Clip(0, frames, tone_hz=hz, loudness=0.005)
        for slate, frames, hz in (("1A", 90, 2000), ("1B", 72, 2500), ("2A", 72, 3000))
    }
    takes = draw_takes(plan, tmp_path, clips)
    out = tmp_path / "film.mp4"
    assemble(plan, takes, [], {}, out, on_progress=lambda *_: None)
    heard = listen(out)[0]

    def least(join: float) -> float:
        around = heard[round((join - 0.05) * RATE) : round((join + 0.05) * RATE)]
        steps = np.sqrt(np.mean(np.square(around.reshape(-1, RATE // 1000)), axis=1))
        return float(steps.min() / np.median(steps))

    assert least(3) > 0.7
    assert least(6) < 0.3
