"""Scratch sound: speech where the lines are and on top, nothing clipped, nothing cut."""

import numpy as np
import pytest
from support.sheets import cue, line, sheet

from storyc.backends.animatic.babble import BabbleVoice
from storyc.backends.animatic.dialogue import SPEECH_DB, spoken_lines
from storyc.backends.animatic.manner import PACE_WPM, manner_of
from storyc.backends.animatic.soundtrack import limited, soundtrack
from storyc.backends.animatic.tone import bed, effect, music
from storyc.backends.animatic.voice import Voice, scratch_voice
from storyc.backends.animatic.wave import RATE, Wave, band_passed, level, rms

FULL_SCALE_MINUS_1_DB = level(-1.0)
VOICES = [each for each in (scratch_voice(), BabbleVoice()) if each is not None]


@pytest.fixture(params=VOICES, ids=lambda voice: voice.name)
def voice(request: pytest.FixtureRequest) -> Voice:
    found: Voice = request.param
    return found


def second(sound: np.ndarray, number: float, length: float = 1.0) -> Wave:
    piece: Wave = sound[0, round(number * RATE) : round((number + length) * RATE)]
    return piece


def test_speech_is_where_the_line_is_and_nowhere_else(voice: Voice) -> None:
    sound = soundtrack(sheet(120, lines=(line("A hull light, off the rocks.", 48, 48),)), voice)
    assert sound.shape == (2, 120 * 2000)
    assert rms(second(sound, 0, 1.9)) == 0
    assert rms(second(sound, 2)) > level(SPEECH_DB - 6)
    assert rms(second(sound, 4.2, 0.7)) == 0


def test_speech_lies_clearly_over_every_cue(voice: Voice) -> None:
    cues = (
        cue("MUSIC", "low cello drone", 0, 120),
        cue("AMBIENCE", "wind and breakers", 0, 120),
        cue("SFX", "wave impact", 10, 24),
    )
    quiet = soundtrack(sheet(120, cues=cues), voice)
    speech = soundtrack(sheet(120, lines=(line("A hull light.", 48, 30),)), voice)
    assert 0 < rms(second(quiet, 2)) < 0.3 * rms(second(speech, 2))


def test_nothing_is_clipped_however_much_sounds_at_once(voice: Voice) -> None:
    lines = tuple(line("There! There!", speaker=f"VOICE {n}") for n in range(30))
    cues = tuple(cue(kind, "all", gain_db=24.0) for kind in ("SFX", "MUSIC", "SOUND") * 5)
    sound = soundtrack(sheet(24, lines=lines, cues=cues), voice)
    assert np.abs(sound).max() < FULL_SCALE_MINUS_1_DB


def test_the_limiter_leaves_quiet_sound_alone() -> None:
    quiet = np.linspace(-0.6, 0.6, 50, dtype=np.float32)[None].repeat(2, 0)
    assert np.array_equal(limited(quiet.copy()), quiet)


def test_a_long_line_is_spoken_faster_and_never_past_the_clip(voice: Voice) -> None:
    text = "Forty-one years I have written that line, and not once anything else at all."
    at_ease, hurried = (
        next(spoken_lines(sheet(frames, lines=(line(text, 0, room),)), voice, frames * 2000))
        for frames, room in ((400, 400), (400, 60))
    )
    assert hurried.wave.size < 0.8 * at_ease.wave.size
    crammed = next(spoken_lines(sheet(30, lines=(line(text, 0, 30),)), voice, 30 * 2000))
    assert crammed.start + crammed.wave.size <= 30 * 2000


def test_a_speaker_finishes_before_the_next_line_begins(voice: Voice) -> None:
    text = "Forty-one years I have written that line in this book."
    lines = (line(text, 0, 12), line(text, 12, 12))
    first, then = spoken_lines(sheet(300, lines=lines), voice, 300 * 2000)
    assert then.start >= first.start + first.wave.size


def test_two_people_may_speak_at_once(voice: Voice) -> None:
    lines = (line("Higher! Swing it like the beam.", 0, 48), line("No!", 6, 20, speaker="TOM"))
    first, then = spoken_lines(sheet(100, lines=lines), voice, 200_000)
    assert (first.start, then.start) == (0, 12_000)


def test_a_voice_from_elsewhere_is_thin(voice: Voice) -> None:
    here, away = (
        next(
            spoken_lines(
                sheet(72, lines=(line("Nobody's out.", 0, 72, off_screen=off),)), voice, 144_000
            )
        )
        for off in (False, True)
    )

    def lows(wave: Wave) -> float:
        return rms(band_passed(wave, 20, 200)) / rms(wave)

    assert lows(away.wave) < 0.6 * lows(here.wave)


@pytest.mark.parametrize(
    "text", ["", "…", "?!", "中文", "😀", "<b>&amp;", "\x00", "Ну да.", "a" * 600]
)
def test_any_text_can_be_spoken(voice: Voice, text: str) -> None:
    sound = soundtrack(sheet(24, lines=(line(text),), language="xx"), voice)
    assert sound.shape == (2, 48_000)


def test_a_line_without_time_or_after_the_end_harms_nothing(voice: Voice) -> None:
    lines = (line("Hello.", 24, 0), line("Hello.", 90, 10), line("Hello.", -5, 3))
    assert soundtrack(sheet(24, lines=lines), voice).shape == (2, 48_000)


def test_placeholder_sounds_follow_from_their_words_alone() -> None:
    for make in (music, bed, effect):
        assert np.array_equal(make("low cello drone", 9_000), make("low cello drone", 9_000))
        assert not np.array_equal(make("low cello drone", 9_000), make("a bright flute", 9_000))


def test_music_fades_as_it_is_told() -> None:
    fading = cue("MUSIC", "a drone", 0, 96, fade_in_frames=48, fade_out_frames=24)
    sound = soundtrack(sheet(96, cues=(fading,)), BabbleVoice())
    assert rms(second(sound, 0, 0.3)) < 0.4 * rms(second(sound, 2, 0.5))
    assert rms(second(sound, 3.8, 0.2)) < 0.4 * rms(second(sound, 2, 0.5))


def test_babble_is_the_same_every_time() -> None:
    manner = manner_of("MARA", None, "en")
    spoken = (BabbleVoice().speak("There. A hull light.", manner) for _ in range(2))
    assert np.array_equal(*spoken)


def test_a_declared_voice_is_heard() -> None:
    low, high = manner_of("A", "low alto", "en"), manner_of("A", "high, thin", "en")
    assert low.pitch < high.pitch - 20
    assert low.timbre in {"f1", "f2", "f4"}
    slow, quick = manner_of("A", "unhurried", "en"), manner_of("A", "quick, breathless", "en")
    assert slow.pace_wpm < PACE_WPM - 10
    assert quick.pace_wpm > PACE_WPM + 10
    assert manner_of("A", "Hebridean", "en").languages[0] == "en-gb-scotland"
    assert manner_of("A", None, "zh-CN").languages == ("zh-cn", "cmn", "en")


def test_people_without_a_declared_voice_keep_their_own() -> None:
    voices = {name: manner_of(name, None, "en") for name in ("MARA", "TOM", "INES", "JONAH")}
    assert voices["MARA"] == manner_of("MARA", None, "en")
    assert len({(each.pitch, each.timbre) for each in voices.values()}) > 2
