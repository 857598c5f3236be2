"""The script's sounds and speeches in film time."""

import pytest
from support.findings import ENTRY, TARGET

from storyc.diagnostics import Code
from storyc.driver import Finished, compile_script
from storyc.emit.score import Cue, Score
from storyc.source import SourceFile
from storyc.wishes.loudness import read_loudness
from storyc.world.reader import MemoryReader

_MUSIC = 'music LULLABY\n    file: "music/a.wav"\n    sound: one cello\n\n'


def _finished(body: str, settings: str = "") -> Finished:
    texts = {ENTRY: _MUSIC + body, **({"story.toml": settings} if settings else {})}
    reader = MemoryReader(texts, frozenset({"music/a.wav"}))
    finished = compile_script(reader.read(ENTRY), reader, TARGET).finished
    assert finished is not None
    return finished


def _score(body: str) -> Score:
    return _finished(body).score


def _only(score: Score, kind: str = "MUSIC") -> Cue:
    (cue,) = (it for it in score.cues if it.kind == kind)
    return cue


def test_a_bed_lasts_to_the_end_of_its_scene() -> None:
    finished = _finished(
        "INT. HUT - DAY\n\n!! WIDE on the door, 4s\n\nMUSIC: LULLABY\n\n!! CLOSE on the cup, 3s\n\n"
        "INT. BARN - DAY\n\n!! WIDE on the hay, 4s\n"
    )
    cue = _only(finished.score)
    assert (cue.start_frame, cue.frames) == (0, 7 * 24)
    assert cue.file == "music/a.wav"


def test_a_bed_ends_where_it_fades_out() -> None:
    cue = _only(
        _score(
            "INT. HUT - DAY\n\n!! WIDE on the door, 4s\n\nMUSIC: LULLABY, fade in 2s, -18dB\n\n"
            "!! CLOSE on the cup, 3s\n\nMUSIC: LULLABY, fade out 1s\n\n!! CLOSE on the dog, 4s\n"
        )
    )
    assert (cue.start_frame, cue.frames) == (0, 5 * 24)
    assert (cue.fade_in_frames, cue.fade_out_frames, cue.gain_db) == (48, 24, -18.0)


def test_music_gives_way_to_other_music_and_ambience_stays() -> None:
    score = _score(
        "INT. HUT - DAY\n\nAMBIENCE: rain\n\n!! WIDE on the door, 4s\n\nMUSIC: LULLABY\n\n"
        "!! CLOSE on the cup, 3s\n\nMUSIC: a drum\n"
    )
    first, other = (it for it in score.cues if it.kind == "MUSIC")
    assert first.start_frame + first.frames == other.start_frame == 4 * 24
    assert _only(score, "AMBIENCE").frames == 7 * 24


def test_an_effect_stands_at_its_time() -> None:
    cue = _only(_score("INT. HUT - DAY\n\n!! WIDE on the door, 4s\n\nSFX: LULLABY @ 1.5s\n"), "SFX")
    assert cue.start_frame == 36
    assert cue.file == "music/a.wav"


def test_speeches_and_narration_are_where_they_are_planned() -> None:
    finished = _finished("INT. HUT - DAY\n\nRain.\n\nBO\nWho is there?\n\nNARRATION: Nobody was.\n")
    one, other = finished.score.speeches
    assert 0 < one.start_frame < one.start_frame + one.frames <= other.start_frame
    assert other.start_frame + other.frames <= finished.plan.frames


def test_what_comes_from_a_file_is_not_asked_for_a_second_time() -> None:
    finished = _finished("INT. HUT - DAY\n\n!! WIDE on the door, 4s\n\nMUSIC: LULLABY\n")
    (prompt,) = finished.emission.prompts
    assert "LULLABY" not in prompt.text
    assert "cello" not in prompt.text
    why = {drop.fact: drop.why for drop in finished.emission.ledger.drops}
    assert "laid under the film from its file" in why.values()
    assert [cue.in_file for cue in finished.sheets[0].cues] == [True]


@pytest.mark.parametrize(
    ("written", "lufs"),
    [('"broadcast"', -23.0), ('"streaming"', -14.0), ("-20", -20.0), ("-16.5", -16.5)],
)
def test_a_project_says_how_loud_its_film_is(written: str, lufs: float) -> None:
    body = "INT. HUT - DAY\n\nRain.\n"
    assert _finished(body, f"[sound]\nloudness = {written}\n").lufs == lufs
    assert _finished(body).lufs == -14


@pytest.mark.parametrize(
    "text",
    [
        'sound = "loud"',
        '[sound]\nloudness = "brodcast"',
        "[sound]\nloudness = -80",
        "[sound]\nloudness = true",
        "[sound]\nloudness = nan",
        "[sound]\nsize = 3",
    ],
)
def test_a_mistake_in_the_setting_stands_at_its_line_and_has_no_effect(text: str) -> None:
    lufs, findings = read_loudness(SourceFile("story.toml", text))
    assert lufs is None
    assert [it.code for it in findings] == [Code.MALFORMED_SETTINGS]
    assert findings[0].primary is not None


def test_a_file_that_is_no_toml_is_somebody_else_s_finding() -> None:
    assert read_loudness(SourceFile("story.toml", "[film")) == (None, ())
