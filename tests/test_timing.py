"""How long beats last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.screenplays import BeatDraft, SceneDraft, ShotDraft, build, screenplays

from storyc.ir import Screenplay, takes_time
from storyc.timing import PACE, TimedBeat, time_screenplay
from storyc.timing.fit import share, to_frames


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
