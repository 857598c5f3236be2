"""How long beats last."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.screenplays import BeatDraft, SceneDraft, ShotDraft, build, screenplays

from storyc.driver import Checked, check, compile_script
from storyc.emit import captions
from storyc.ir import Screenplay, takes_time
from storyc.source import SourceFile
from storyc.timing import PACE, TimedBeat, time_screenplay
from storyc.timing.fit import share, to_frames
from storyc.world.reader import MemoryReader


def time_beats(
    *beats: BeatDraft, duration: tuple[float, float] | None = None, approximate: bool = False
) -> list[TimedBeat]:
    shot = ShotDraft(beats=beats, duration=duration, approximate=approximate)
    timing = time_screenplay(build([SceneDraft("1", (shot,))]))
    return [timing.by_beat[f"0.0.{index}"] for index in range(len(beats))]


def test_speech_says_what_its_time_rests_on() -> None:
    (spoken,) = time_beats(
        BeatDraft("speech", "Nobody's out in this, Mara.", direction="after a beat")
    )

    assert spoken.seconds.basis == "8 syllables at 4.1/s + (beat)"
    assert spoken.seconds.likely_s == pytest.approx(8 / 4.1 + PACE.beat_s + PACE.sentence_s)
    assert spoken.frames == 80


def test_a_parenthetical_pauses_once_and_not_before_each_sentence() -> None:
    first, second = time_beats(
        BeatDraft("speech", "No.", direction="pause"), BeatDraft("speech", "No.", direction="pause")
    )

    assert first.seconds.likely_s - second.seconds.likely_s == pytest.approx(PACE.pause_s)


@pytest.mark.parametrize(
    ("faster", "slower"),
    [
        (BeatDraft("speech", "I know.", direction="quickly"), BeatDraft("speech", "I know.")),
        (BeatDraft("speech", "I know."), BeatDraft("speech", "I know.", direction="slowly")),
        (BeatDraft("speech", "I know."), BeatDraft("speech", "I know.", sung=True)),
        (BeatDraft("speech", "I know."), BeatDraft("speech", "I… know.")),
        (BeatDraft("speech", "I know."), BeatDraft("speech", "I -- know.")),
        (BeatDraft("speech", "I know"), BeatDraft("speech", "I know.")),
        (BeatDraft("speech", "I know."), BeatDraft("speech", "I know.", direction="long pause")),
        (BeatDraft("card", "Later"), BeatDraft("card", "Three weeks later, in another town " * 2)),
    ],
)
def test_what_takes_longer(faster: BeatDraft, slower: BeatDraft) -> None:
    (fast,) = time_beats(faster)
    (slow,) = time_beats(slower)

    assert fast.seconds.likely_s < slow.seconds.likely_s


def test_an_event_takes_its_time_whatever_its_words() -> None:
    (short,) = time_beats(BeatDraft(text="He runs."))
    (long,) = time_beats(BeatDraft(text="He runs down the stairs and across the wet yard."))

    assert short.seconds == long.seconds


def test_sentences_of_one_paragraph_share_an_event() -> None:
    first, second, other = time_beats(
        BeatDraft(paragraph=1), BeatDraft(paragraph=1), BeatDraft(paragraph=2)
    )

    assert second.seconds.likely_s < first.seconds.likely_s == other.seconds.likely_s


def test_a_sound_between_two_sentences_does_not_part_their_event() -> None:
    *_, second = time_beats(BeatDraft(paragraph=1), BeatDraft("sound"), BeatDraft(paragraph=1))

    assert second.seconds.basis == "more of the same event"


def test_sounds_and_changes_of_state_take_no_time_and_narration_does() -> None:
    sound, state, narration = time_beats(
        BeatDraft("sound"), BeatDraft("state"), BeatDraft("narration", "Long ago.")
    )

    assert (sound.frames, state.frames) == (0, 0)
    assert narration.frames > 0


def test_an_exact_time_is_shared_out_to_the_frame() -> None:
    timed = time_beats(BeatDraft(), BeatDraft("sound"), BeatDraft(paragraph=1), duration=(5, 5))

    assert [it.frames for it in timed] == [60, 0, 60]
    assert all(it.binding for it in timed)
    assert timed[0].seconds.basis.endswith("the shot is given 5s")


@pytest.mark.parametrize(
    ("given_s", "approximate", "expected_s"),
    [((1, 2), False, 2), ((4, 8), False, 4.5), ((8, 9), False, 8), ((8, 8), True, 6)],
)
def test_ranges_and_approximate_times_pull_the_estimate_in(
    given_s: tuple[float, float],
    approximate: bool,  # noqa: FBT001  # pytest passes parameters by position and name alike
    expected_s: float,
) -> None:
    (timed,) = time_beats(BeatDraft(), duration=given_s, approximate=approximate)

    assert timed.frames == expected_s * 24
    assert not timed.binding


@given(screenplays())
def test_estimates_are_ordered_and_frames_are_positive(screenplay: Screenplay) -> None:
    timing = time_screenplay(screenplay)

    beats = [beat for scene in screenplay.scenes for shot in scene.shots for beat in shot.beats]
    assert list(timing.by_beat) == [beat.id for beat in beats]
    for beat in beats:
        timed = timing.by_beat[beat.id]
        assert 0 <= timed.seconds.min_s <= timed.seconds.likely_s <= timed.seconds.max_s
        assert timed.seconds.basis
        assert takes_time(beat) or timed.frames == 0


@given(screenplays())
def test_the_time_of_a_shot_is_met(screenplay: Screenplay) -> None:
    timing = time_screenplay(screenplay)

    for shot in (shot for scene in screenplay.scenes for shot in scene.shots):
        timed = [timing.frames(beat.id) for beat in shot.beats if takes_time(beat)]
        assert sum(timed) >= 1
        assert all(frames > 0 for frames in timed) or sum(timed) < len(timed)
        if shot.duration is not None and shot.duration.exact:
            assert sum(timed) == to_frames(shot.duration.min_s, timing.fps)
        elif shot.duration is not None and not shot.duration.approximate:
            assert sum(timed) >= to_frames(shot.duration.min_s, timing.fps)
            assert sum(timed) <= to_frames(shot.duration.max_s, timing.fps)


@given(screenplays())
def test_timing_is_deterministic(screenplay: Screenplay) -> None:
    assert time_screenplay(screenplay) == time_screenplay(screenplay)


@given(st.integers(0, 2000), st.lists(st.integers(1, 500), max_size=8))
def test_shares_add_up_and_follow_the_weights(total: int, weights: list[int]) -> None:
    parts = share(total, weights)

    assert sum(parts) == (total if weights else 0)
    assert total < len(weights) or all(part > 0 for part in parts)
    if total >= len(weights):
        assert all(
            parts[i] >= parts[j]
            for i in range(len(weights))
            for j in range(len(weights))
            if weights[i] > weights[j]
        )


@pytest.mark.parametrize(
    ("text", "likely_s"),
    [
        ("Beat.", PACE.beat_s),
        ("A long silence.", PACE.long_pause_s),
        ("MARA (pause)", PACE.pause_s),
        ("They wait ten seconds.", 10),
        ("Nobody speaks for 5 seconds.", 5),
    ],
)
def test_silence_in_the_action_is_waited_for_and_is_no_event(text: str, likely_s: float) -> None:
    (timed,) = time_beats(BeatDraft(text=text))

    assert timed.seconds.likely_s == likely_s


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("She runs.", "She runs, stops and turns."),
        ("She turns.", "She turns slowly."),
        ("She turns suddenly.", "She turns."),
        ("She turns.", "She turns after a long pause."),
        ("She looks.", "She looks at it for a long moment."),
        ("They look back.", "They turn and look back."),
    ],
)
def test_action_takes_what_happens_in_it(shorter: str, longer: str) -> None:
    (short,), (long,) = time_beats(BeatDraft(text=shorter)), time_beats(BeatDraft(text=longer))

    assert short.seconds.likely_s < long.seconds.likely_s


def test_the_minutes_of_the_story_are_not_those_of_the_film() -> None:
    (timed,) = time_beats(BeatDraft(text="They wait for ten minutes."))

    assert timed.seconds.likely_s < 60


@given(st.lists(st.sampled_from(["she", "runs", "the", "slow", "wind", "turns"]), max_size=12))
def test_more_words_never_take_less_time(words: list[str]) -> None:
    for kind in ("action", "speech", "narration", "card"):
        text = " ".join(["She", *words])
        (short,) = time_beats(BeatDraft(kind, text))
        (long,) = time_beats(BeatDraft(kind, f"{text} runs away"))

        assert short.seconds.min_s <= long.seconds.min_s
        assert short.seconds.likely_s <= long.seconds.likely_s
        assert short.seconds.max_s <= long.seconds.max_s


@given(st.floats(0.5, 3))
def test_speech_scales_with_the_pace(factor: float) -> None:
    paced = replace(PACE, talk_rates={"en": PACE.talk_rates["en"] * factor})
    script = build([SceneDraft("1", (ShotDraft((BeatDraft("speech", "Nobody is out in this"),)),))])
    even, other = (time_screenplay(script, pace).by_beat["0.0.0"].seconds for pace in (PACE, paced))

    assert other.likely_s == pytest.approx(even.likely_s / factor)
    assert other.min_s == pytest.approx(even.min_s / factor)


def test_each_language_is_spoken_at_its_own_rate() -> None:
    bases = {
        language: time_screenplay(
            build([SceneDraft("1", (ShotDraft((BeatDraft("speech", "Ma"),)),))], language=language)
        )
        .by_beat["0.0.0"]
        .seconds.basis
        for language in ("de", "es-MX", "pl", "pt-BR", "ja")
    }

    assert bases == {
        "de": "1 syllable at 3.9/s",
        "es-MX": "1 syllable at 5.0/s",
        "pl": "1 syllable at 4.6/s",
        "pt-BR": "1 syllable at 4.3/s",
        "ja": "1 syllable at 5.2/s",
    }


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        ("beat", "(beat)"),
        ("un temps", "(un temps)"),
        ("nach langem Zögern", "(zögern)"),
        ("lange Pause", "(lange pause)"),
        ("pause, 3 seconds", "(pause, 3 seconds)"),
        ("whispering", "whispering"),
        ("sehr schnell", "schnell"),
        ("cutting in", "before the other has ended"),
    ],
)
def test_a_direction_says_what_it_does_to_the_time(direction: str, words: str) -> None:
    (timed,) = time_beats(BeatDraft("speech", "I know all of that", direction=direction))

    assert words in timed.seconds.basis


def test_a_direction_to_speak_over_the_wind_cuts_nobody_short() -> None:
    (timed,) = time_beats(BeatDraft("speech", "I know", direction="over the wind"))

    assert timed.seconds.basis == "2 syllables at 4.1/s"


def test_a_speech_that_is_cut_off_takes_no_breath() -> None:
    (cut,), (whole,) = (
        time_beats(BeatDraft("speech", text)) for text in ("I never --", "I never.")
    )

    assert whole.seconds.likely_s - cut.seconds.likely_s == pytest.approx(PACE.sentence_s)


def checked(text: str) -> Checked:
    return check(SourceFile("film.story", text), MemoryReader({}))


def test_a_declared_voice_sets_the_tempo_and_a_direction_holds_over_it() -> None:
    found = checked(
        "character ANNA\n    voice: low, unhurried\n\nINT. SHED - DAY\n\n"
        "ANNA\nI know\n\nTOM\nI know\n\nANNA\n(quickly)\nI know\n"
    )

    bases = [it.seconds.basis for it in found.timing.by_beat.values()]
    assert bases == [
        "2 syllables at 3.1/s, unhurried voice",
        "2 syllables at 4.1/s",
        "2 syllables at 5.1/s, quickly",
    ]


DUAL = """INT. SHED - DAY

!! TWO SHOT on MARA and TOM{time}

They stop.

MARA
You always do this. You never ask!

TOM ^
That is not true. Not once did I leave without asking you first, whatever you say.

They sit down.
"""


@pytest.mark.parametrize("time", ["", ", 9s", ", 20s", ", ~6s"])
def test_dual_dialogue_begins_together_and_lasts_as_long_as_the_longer(time: str) -> None:
    made = compile_script(SourceFile("film.story", DUAL.format(time=time)), MemoryReader({}))
    assert made.finished is not None
    placed = [
        (segment.start_frame + beat.start_frame, beat.frames)
        for segment in made.finished.plan.segments
        for shot in segment.shots
        for beat in shot.beats
    ]

    (stop, stopped), (mara, _), (mara_too, mara_last), *toms, (sit, sat) = placed
    assert mara == toms[0][0] == stop + stopped
    assert mara_too + mara_last < toms[-1][0] + toms[-1][1] == sit
    assert made.finished.plan.frames == sit + sat
    if time == ", 9s":
        assert made.finished.plan.frames == 9 * 24


def test_captions_of_dual_dialogue_come_in_the_order_of_time() -> None:
    made = compile_script(SourceFile("film.story", DUAL.format(time="")), MemoryReader({}))
    assert made.finished is not None
    found = captions(made.finished.plan, made.finished.sheets)

    assert [it.start_frame for it in found] == sorted(it.start_frame for it in found)
    assert found[0].start_frame == found[1].start_frame


def test_dual_dialogue_that_no_clip_could_hold_is_said_one_after_the_other() -> None:
    said = "I will not say it again, and you know it well, and so do they. " * 5
    text = f"INT. SHED - DAY\n\n!! WIDE\n\nMARA\n{said}\n\nTOM ^\n{said}\n"
    long, short = (
        compile_script(SourceFile("film.story", text), MemoryReader({}), target)
        for target in ("sora-2-pro", "sora-2")
    )

    assert long.finished is not None
    assert short.finished is not None
    assert any(it.back > 0 for it in long.checked.timing.by_beat.values())
    assert all(it.back == 0 for it in short.checked.timing.by_beat.values())
    assert long.finished.plan.frames < short.finished.plan.frames


def test_a_speech_that_shots_cut_is_joined_by_nobody() -> None:
    long = "I will not say it again, and you know it well, and so do they. " * 8
    found = checked(f"INT. SHED - DAY\n\nMARA\n{long}\n\nTOM ^\n{long}\n")

    assert all(it.back == 0 for it in found.timing.by_beat.values())
