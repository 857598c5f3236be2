"""Single decisions of the planner."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.meters import TextMeter
from support.screenplays import BeatDraft, SceneDraft, ShotDraft, build
from support.targets import make_target

from storyc.continuity import follow
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Screenplay, TransitionKind
from storyc.lower import lower
from storyc.plan import Plan, PlannedTransition, References, ShotBeat, SourceLines, Weights, plan
from storyc.plan.slate import slate
from storyc.source import SourceFile
from storyc.targets import Target, load
from storyc.timing import time_screenplay
from storyc.world.reader import MemoryReader

DISSOLVE, WIPE = TransitionKind.DISSOLVE, TransitionKind.WIPE
L_CUT, J_CUT = TransitionKind.L_CUT, TransitionKind.J_CUT
FADE_IN, FADE_OUT = TransitionKind.FADE_IN, TransitionKind.FADE_OUT


def lasting(*seconds: float, **more: object) -> tuple[ShotDraft, ...]:
    """Shots of one beat each, with exact times."""
    return tuple(ShotDraft(duration=(it, it), **more) for it in seconds)


def film(*shots: ShotDraft) -> Screenplay:
    return build([SceneDraft("1", shots)])


def planned(
    screenplay: Screenplay, target: Target | None = None, meter: TextMeter | None = None
) -> Plan:
    found, diagnostics = plan(
        screenplay,
        time_screenplay(screenplay),
        follow(screenplay),
        target or make_target(),
        meter or TextMeter(),
    )
    assert not any(it.is_error() for it in diagnostics)
    assert found is not None
    return found


def with_transitions(words: str) -> Screenplay:
    text = f"INT. KITCHEN - DAY\n\nA kettle.\n\n{words}\n\nEXT. GARDEN - DAY\n\nBees.\n"
    return lower(SourceFile("a.story", text), MemoryReader({}))[0]


def refused(
    screenplay: Screenplay, target: Target | None = None, meter: TextMeter | None = None
) -> Sequence[Diagnostic]:
    found, diagnostics = plan(
        screenplay,
        time_screenplay(screenplay),
        follow(screenplay),
        target or make_target(),
        meter or TextMeter(),
    )
    assert found is None
    return diagnostics


def seconds_of(found: Plan) -> list[float]:
    return [segment.frames / found.fps for segment in found.segments]


def test_shots_share_a_clip_where_that_wastes_less() -> None:
    found = planned(film(*lasting(2.5, 1.5, 11)))

    assert seconds_of(found) == [4, 11]
    assert [segment.billed_s for segment in found.segments] == [4, 12]
    assert [segment.usd for segment in found.segments] == ["1.20", "3.60"]
    assert found.usd == "4.80"


def test_a_film_without_a_known_price_has_none() -> None:
    found = planned(film(*lasting(4)), make_target(usd_per_s=None))

    assert found.usd is None
    assert found.segments[0].usd is None


def test_a_script_without_scenes_has_an_empty_plan() -> None:
    assert planned(build([])).segments == ()


def test_a_scene_without_shots_has_no_segment() -> None:
    found = planned(build([SceneDraft("1", ()), SceneDraft("2"), SceneDraft("3", ())]))

    assert [segment.slate for segment in found.segments] == ["2A"]


def test_a_shot_that_is_too_long_is_cut_between_beats_and_goes_on_from_the_last_frame() -> None:
    beats = tuple(BeatDraft(paragraph=at) for at in range(4))
    found = planned(film(ShotDraft(beats=beats, duration=(20, 20))))

    assert seconds_of(found) == [10, 10]
    assert [segment.link for segment in found.segments] == ["cut", "match"]
    assert [(shot.part, shot.parts) for it in found.segments for shot in it.shots] == [
        (1, 2),
        (2, 2),
    ]
    assert found.segments[1].why_cut == (
        "inside shot 0.0, between two beats; together they would make 20 s,"
        " and test makes at most 12 s at a time"
    )


def test_a_cut_that_no_limit_asks_for_says_what_it_saves() -> None:
    dear = make_target(seconds=(4, 5, 10), usd_per_s="1")
    long_is_risky = make_target(seconds=(4, 8), usd_per_s="5")

    saving = planned(film(*lasting(4, 4.5)), dear)
    safe = planned(film(*lasting(4, 4)), long_is_risky)

    assert saving.segments[1].why_cut == "shot 0.1 begins; 4 + 5 s are billed instead of 10 s"
    assert safe.segments[1].why_cut == (
        "shot 0.1 begins; one clip of 8 s would need a retake more often"
    )


def test_a_speech_is_cut_last() -> None:
    speech = tuple(BeatDraft("speech", "One two three four five six seven.") for _ in range(4))
    found = planned(film(ShotDraft(beats=(*speech, BeatDraft(), BeatDraft("card", "Later")))))

    parts = [[beat.id for shot in it.shots for beat in shot.beats] for it in found.segments]
    assert parts == [["0.0.0", "0.0.1", "0.0.2", "0.0.3"], ["0.0.4", "0.0.5"]]


def test_sounds_and_changes_of_state_stick_to_the_beat_that_follows_in_their_shot() -> None:
    first = ShotDraft(beats=(BeatDraft(), BeatDraft("sound")), duration=(12, 12))
    second = ShotDraft(beats=(BeatDraft("state"), BeatDraft()), duration=(12, 12))
    found = planned(film(first, second))

    assert [[beat.id for shot in it.shots for beat in shot.beats] for it in found.segments] == [
        ["0.0.0", "0.0.1"],
        ["0.1.0", "0.1.1"],
    ]


def test_a_sound_with_a_time_stands_there_and_never_outside_its_shot() -> None:
    beats = (BeatDraft("sound", at_s=1.5), BeatDraft("sound", at_s=99), BeatDraft())
    found = planned(film(*lasting(2), ShotDraft(beats=beats, duration=(2, 2))))

    starts = [beat.start_frame for beat in found.segments[0].shots[1].beats]
    assert starts == [48 + 36, 48 + 47, 48]


def test_shots_of_one_take_stay_together_though_cutting_were_cheaper() -> None:
    takes = film(*lasting(4), *lasting(4.5, continues=True))
    shots = film(*lasting(4), *lasting(4.5))
    cheap = make_target(seconds=(4, 5, 12), usd_per_s="1")

    assert seconds_of(planned(shots, cheap)) == [4, 4.5]
    assert seconds_of(planned(takes, cheap)) == [8.5]


def test_a_take_that_fits_no_clip_is_linked() -> None:
    found = planned(film(*lasting(10), *lasting(10, continues=True)))

    assert [segment.link for segment in found.segments] == ["cut", "match"]
    assert found.segments[1].why_cut.startswith("inside the take that shot 0.1 continues; ")


def test_a_take_goes_on_across_a_scene_border_but_not_across_a_dissolve() -> None:
    going_on = build([SceneDraft("1"), SceneDraft("2", lasting(4, continues=True))])
    dissolved = build(
        [
            SceneDraft("1", lasting(4, transition_out=(DISSOLVE, None))),
            SceneDraft("2", lasting(4, continues=True)),
        ]
    )

    assert [segment.link for segment in planned(going_on).segments] == ["cut", "match"]
    assert [segment.link for segment in planned(dissolved).segments] == ["cut", "cut"]


def test_a_dissolve_takes_spare_frames_of_both_sides_and_none_of_the_film() -> None:
    found = planned(film(*lasting(4, transition_out=(DISSOLVE, 25 / 24)), *lasting(4)))
    one, other = found.segments

    assert (one.head_handle, one.tail_handle) == (0, 13)
    assert (other.head_handle, other.tail_handle) == (12, 0)
    assert one.transition_out == other.transition_in
    assert (one.transition_out.kind, one.transition_out.frames) == ("dissolve", 25)
    assert (one.billed_s, found.frames) == (8, 8 * 24)
    assert other.why_cut == "a dissolve joins two clips"


@pytest.mark.parametrize(("kind", "tail", "head"), [(L_CUT, 24, 0), (J_CUT, 0, 24)])
def test_a_split_cut_takes_spare_sound_of_one_side(
    kind: TransitionKind, tail: int, head: int
) -> None:
    one, other = planned(film(*lasting(4, transition_out=(kind, None)), *lasting(4))).segments

    assert (one.tail_handle, other.head_handle) == (tail, head)
    assert one.transition_out == other.transition_in
    assert (one.transition_out.kind, one.transition_out.frames) == (kind.value, 24)
    assert one.frames + other.frames == 8 * 24


def test_a_dissolve_lasts_a_second_unless_the_writer_says() -> None:
    found = planned(film(*lasting(4, transition_out=(WIPE, None)), *lasting(4)))

    assert (found.segments[0].transition_out.kind, found.segments[0].transition_out.frames) == (
        "wipe",
        24,
    )


@pytest.mark.parametrize(
    ("seconds", "longest", "frames"),
    [
        ((1, 4), 12, 24),  # half of the one second of pictures, twice
        ((12, 12), 12, 0),  # no room for spare frames: a plain cut
        ((11.5, 11.75), 12, 6),
    ],
)
def test_a_dissolve_is_shortened_to_what_both_sides_can_bear(
    seconds: tuple[float, float], longest: int, frames: int
) -> None:
    one, other = lasting(*seconds)
    blended = ShotDraft(duration=other.duration, transition_in=(DISSOLVE, 3))
    found = planned(film(one, blended), make_target(seconds=(4, longest)))

    assert found.segments[0].transition_out.frames == frames
    assert all(it.clip_frames <= longest * 24 for it in found.segments)


def test_fades_need_no_spare_frames_and_end_at_the_segment() -> None:
    (shot,) = lasting(4, transition_in=(FADE_IN, 8), transition_out=(FADE_OUT, None))
    (segment,) = planned(film(shot)).segments

    assert (segment.head_handle, segment.tail_handle) == (0, 0)
    assert (segment.transition_in.kind, segment.transition_in.frames) == ("fade in", 48)
    assert (segment.transition_out.kind, segment.transition_out.frames) == ("fade out", 24)


def test_a_scene_that_begins_with_an_effect_says_so() -> None:
    found = planned(
        build(
            [
                SceneDraft("1", lasting(2, transition_out=(DISSOLVE, 1))),
                SceneDraft("2", lasting(2, transition_out=(FADE_OUT, 1))),
                SceneDraft("3", lasting(2)),
                SceneDraft("4", lasting(2)),
            ]
        )
    )

    assert [segment.why_cut for segment in found.segments] == [
        "the film begins",
        "a new scene begins with a dissolve",
        "a new scene begins out of black",
        "a new scene begins",
    ]


def test_a_colour_that_one_of_two_fades_names_holds_for_both() -> None:
    one, other = planned(with_transitions("FADE TO WHITE.\n\nFADE IN:")).segments

    assert (one.transition_out.kind, one.transition_out.colour) == ("fade out", "white")
    assert (other.transition_in.kind, other.transition_in.colour) == ("fade in", "white")
    assert other.why_cut == "a new scene begins out of white"


def test_a_cut_to_black_leaves_black_for_half_a_second() -> None:
    one, other = planned(with_transitions("CUT TO BLACK.")).segments

    assert one.transition_out == PlannedTransition(kind="cut to colour", frames=12, colour="black")
    assert other.transition_in.kind == "cut"


def test_every_fade_parts_the_film() -> None:
    found = planned(film(*lasting(2, transition_out=(FADE_OUT, 1)), *lasting(2)))

    assert [it.transition_out.kind for it in found.segments] == ["fade out", "cut"]
    assert found.segments[1].why_cut == "the picture fades between two clips"


def test_a_smash_cut_is_a_cut() -> None:
    found = planned(film(*lasting(2, transition_out=(TransitionKind.SMASH_CUT, None)), *lasting(2)))

    assert len(found.segments) == 1


def test_a_segment_knows_its_lines() -> None:
    found = planned(build([SceneDraft("1", lasting(4, 4)), SceneDraft("2", lasting(4))]))
    lines = [segment.lines for segment in found.segments]

    # Line 1 is the title; each scene has its heading, and two lines for each shot.
    assert lines == [
        (SourceLines(source="test.story", first=2, last=6),),
        (SourceLines(source="test.story", first=7, last=9),),
    ]


def test_cameos_are_counted_and_keep_shots_apart() -> None:
    shots = tuple(ShotDraft(subjects=(name,), duration=(2, 2)) for name in ("MARA", "TOM", "PIP"))
    cast = build([SceneDraft("1", shots)], cameos=["MARA", "TOM", "PIP"])

    assert len(planned(cast, make_target(cameos=3)).segments) == 1
    assert len(planned(cast, make_target(cameos=2)).segments) == 2
    assert len(planned(cast, make_target(cameos=0)).segments) == 1


def test_references_are_those_of_subjects_speakers_and_mentions() -> None:
    beats = (BeatDraft("speech", character="TOM"), BeatDraft(mentions=("PIP",)))
    script = build(
        [SceneDraft("1", (ShotDraft(beats=beats, subjects=("MARA",)),))],
        cameos=["MARA"],
        refs=[("TOM", 2), ("PIP", 1), ("MARA", 3), ("NOBODY", 1)],
    )
    shot = script.scenes[0].shots[0]
    references = References.of(script, follow(script), make_target())

    used = references.used_by(script.scenes[0], [ShotBeat(shot, beat) for beat in shot.beats])

    assert [(it.kind, it.name) for it in used] == [
        ("cameo", "MARA"),
        ("image", "PIP"),
        ("image", "TOM"),
        ("image", "TOM"),
    ]


def test_a_shot_longer_than_any_clip_is_a_finding_with_a_fix() -> None:
    (finding,) = refused(film(*lasting(13)))

    assert finding.code is Code.BEAT_EXCEEDS_TARGET
    assert finding.message == "the shot lasts 13 s, and test makes at most 12 s at a time"
    assert finding.fixes[0].edits[0].text == "12s"
    assert not finding.fixes[0].safe


def test_a_sentence_longer_than_any_clip_shows_where_to_split_it() -> None:
    text = "and so on " * 8 + "up to here, " + "and so on " * 9
    script = film(ShotDraft(beats=(BeatDraft("speech", text.strip()),)))
    (finding,) = refused(script)

    source = script.sources[0].text
    assert finding.code is Code.BEAT_EXCEEDS_TARGET
    assert finding.message.startswith("this sentence of MARA lasts ")
    assert source[finding.labels[0].span.start] == ","
    assert finding.labels[0].text == "it could be split here"


def test_a_prompt_that_is_too_long_for_one_beat_is_a_finding() -> None:
    (finding,) = refused(film(ShotDraft()), make_target(prompt=100), TextMeter(head=1200))

    assert finding.code is Code.PROMPT_EXCEEDS_TARGET
    assert "a prompt of 1,219 characters, and test takes at most 100" in finding.message


def test_too_many_references_for_one_beat_are_a_finding() -> None:
    shot = ShotDraft(subjects=("MARA", "TOM", "PIP"))
    script = build([SceneDraft("1", (shot,))], cameos=["MARA", "TOM", "PIP"])
    (finding,) = refused(script)

    assert finding.code is Code.TOO_MANY_REFERENCES
    assert "3 cameos, and test takes at most 2 in one prompt" in finding.message


def test_trouble_that_a_whole_scene_has_is_reported_once() -> None:
    (finding,) = refused(film(*lasting(4, 4, 4)), make_target(prompt=100), TextMeter(head=1200))

    assert finding.notes == ("the same holds for 2 more in this scene",)


def test_beats_that_are_stretched_by_their_shot_blame_its_time() -> None:
    beats = (BeatDraft(), BeatDraft(paragraph=1))
    one, other = refused(film(ShotDraft(beats=beats, duration=(30, 30))))

    assert one.here == other.here == "stretched by the time of its shot"
    assert one.labels[0].text == "the shot is given this long"


def test_every_beat_that_is_too_long_is_reported_at_once() -> None:
    assert len(refused(film(*lasting(13, 4, 14)))) == 2


@pytest.mark.parametrize(
    ("scene", "number", "expected"),
    [
        ("12", 0, "12A"),
        ("12", 8, "12J"),
        ("12", 23, "12Z"),
        ("12", 24, "12AA"),
        ("12A", 1, "12A.B"),
        ("x.", 0, "x..A"),
        ("", 0, "A"),
    ],
)
def test_slates_skip_i_and_o_and_keep_letters_apart(scene: str, number: int, expected: str) -> None:
    assert slate(scene, number) == expected


@given(
    st.tuples(st.text("12AZ.é-", max_size=4), st.integers(0, 700)),
    st.tuples(st.text("12AZ.é-", max_size=4), st.integers(0, 700)),
)
def test_no_two_segments_share_a_slate(one: tuple[str, int], other: tuple[str, int]) -> None:
    assert (slate(*one) == slate(*other)) == (one == other)


def test_weights_that_turn_the_order_round_are_refused() -> None:
    with pytest.raises(ValueError, match="inside a speech must weigh most"):
        Weights(shot_cut=Decimal(1), beat_cut=Decimal("0.5"))
    with pytest.raises(ValueError, match="chain is negative or too fine"):
        Weights(chain=Decimal("0.0000001"))


def test_weights_change_the_plan() -> None:
    script = film(*lasting(4, 4, 4, 4))
    careful = Weights(shot_cut=Decimal(0), retake_per_s=Decimal("0.1"))
    timing, log = time_screenplay(script), follow(script)

    one, _ = plan(script, timing, log, make_target(), TextMeter())
    other, _ = plan(script, timing, log, make_target(), TextMeter(), weights=careful)

    assert one is not None
    assert other is not None
    assert len(one.segments) < len(other.segments)


@pytest.mark.parametrize("name", ["sora-2-pro", "wan-3.0", "animatic"])
def test_a_long_film_asks_for_few_measurements(name: str) -> None:
    shots = tuple(
        ShotDraft(beats=(BeatDraft(paragraph=1), BeatDraft("speech"), BeatDraft("sound")) * 3)
        for _ in range(4)
    )
    script = build([SceneDraft(str(number), shots) for number in range(56)])
    timing, target, meter = time_screenplay(script), load(name), TextMeter()
    assert target is not None

    log = follow(script)

    found, _ = plan(script, timing, log, target, meter)

    assert found is not None
    assert meter.asked < 20 * 2016


def test_what_is_said_at_the_same_time_stays_in_one_piece() -> None:
    said = BeatDraft("speech", "She counts the steps, all two hundred of them, again and again.")
    pair = (said, replace(said, character="TOM", speech=1, dual=True))
    found = planned(
        film(ShotDraft((BeatDraft(), *pair, BeatDraft(paragraph=1)))), make_target(seconds=[4, 6])
    )

    assert [[beat.id for beat in it.shots[0].beats] for it in found.segments] == [
        ["0.0.0"],
        ["0.0.1", "0.0.2"],
        ["0.0.3"],
    ]
    mara, tom = found.segments[1].shots[0].beats
    assert mara.start_frame == tom.start_frame == 0
    assert found.segments[1].frames == mara.frames == tom.frames
