"""Covering scenes without shots."""

from itertools import pairwise

import pytest
from support.lowering import Lowered, lowered

from storyc.ir import ShotSize

TALK = """\
INT. KITCHEN - DAY

Mara fills the kettle.

MARA
Tea?

TOM
Please.

MARA (O.S.)
Sugar?

Tom shakes his head.
"""


def _plan(script: Lowered) -> list[tuple[str, ShotSize | None, list[str]]]:
    return [(it.reason, it.size, [each.name for each in it.subjects]) for it in script.shots]


def test_a_conversation_is_cut_at_each_new_speaker_and_not_for_a_voice() -> None:
    assert _plan(lowered(TALK)) == [
        ("new place: KITCHEN", ShotSize.WIDE, ["KITCHEN", "MARA"]),
        ("new speaker: TOM", ShotSize.CLOSE, ["TOM"]),
    ]


def test_all_covered_shots_say_that_they_are() -> None:
    assert all(it.inferred and it.reason for it in lowered(TALK).shots)


def test_an_outside_place_without_people_is_established() -> None:
    assert _plan(lowered("EXT. SEA - DAY\n\nWaves.\n")) == [
        ("new place: SEA", ShotSize.ESTABLISHING, ["SEA"])
    ]


def test_the_same_place_again_does_not_open_wide() -> None:
    script = lowered("INT. A - DAY\n\nRain.\n\nINT. A - CONTINUOUS\n\nTOM\nWhat?\n")
    assert _plan(script)[1] == ("new speaker: TOM", ShotSize.CLOSE, ["TOM"])


def test_a_thing_alone_is_an_insert() -> None:
    script = lowered(
        "prop LANTERN\n    look: brass\n\nINT. A - DAY\n\nRain.\n\n"
        "The lantern swings on its hook.\n"
    )
    assert _plan(script)[1] == ("new subject: LANTERN", ShotSize.INSERT, ["LANTERN"])


def test_long_speeches_are_cut_between_sentences() -> None:
    speech = " ".join(["I have something rather long to say to you tonight."] * 16)
    script = lowered(f"INT. A - DAY\n\nRain.\n\nTOM\n{speech}\n")
    reasons = [it.reason for it in script.shots]
    assert reasons == ["new place: A", "new speaker: TOM", "long speech: TOM", "long speech: TOM"]
    sizes = {it.size for it in script.shots[1:]}
    assert sizes == {ShotSize.CLOSE, ShotSize.MEDIUM}


def test_camera_lines_become_shots_and_keep_their_words() -> None:
    script = lowered(
        "INT. A - DAY\n\nTom reads.\n\nCLOSE ON THE CARD\n\nIt says hello.\n\nTOM'S POV\n"
        "\nA door.\n\n"
        "INSERT - LETTER\n\nTOM\nHm.\n"
    )
    assert _plan(script) == [
        ("new place: A", ShotSize.WIDE, ["A", "TOM"]),
        ("camera line", ShotSize.CLOSE, ["THE CARD"]),
        ("camera line", ShotSize.POV, ["TOM"]),
        ("camera line", ShotSize.INSERT, ["LETTER"]),
        ("new speaker: TOM", ShotSize.CLOSE, ["TOM"]),
    ]
    assert "It says hello." in [getattr(it, "text", "") for it in script.shots[1].beats]


def test_a_camera_line_right_above_its_text_is_no_speaker() -> None:
    script = lowered("INT. A - DAY\n\nRain.\n\nANGLE ON THE DOOR\nIt opens.\n")
    assert script.screenplay.characters == ()
    assert [str(it) for it in script.shots[1].prose] == ["ANGLE"]
    assert script.shots[1].subjects[0].name == "THE DOOR"


def test_a_line_of_capitals_opens_a_passage() -> None:
    script = lowered("SCENE ONE\n\nMARA\nYes.\n\nTOM\nNo.\n")
    first, second = script.shots
    assert ([str(it) for it in first.prose], first.subjects[0].name) == (["SCENE ONE"], "MARA")
    assert second.subjects[0].name == "TOM"


def test_what_stands_before_the_first_written_shot_is_covered() -> None:
    script = lowered(
        "INT. A - DAY\n\n+ weather: rain\n\nTom waits.\n\nSFX: a knock\n\n"
        "!! CLOSE on the door, 3s\n\nIt opens.\n"
    )
    first, second = script.shots
    assert (first.inferred, [it.kind for it in first.beats]) == (True, ["state", "action"])
    assert (second.inferred, [it.kind for it in second.beats]) == (False, ["sound", "action"])


def test_silent_lines_before_a_written_shot_make_no_shot() -> None:
    script = lowered("INT. A - DAY\n\n+ weather: rain\nSFX: wind\n\n!! CLOSE on the door, 3s\n")
    assert [it.kind for it in script.shots[0].beats] == ["state", "sound", "hold"]


def test_what_follows_a_cut_inside_a_written_shot_is_a_new_shot() -> None:
    script = lowered("INT. A - DAY\n\n!! WIDE on the hall\n\nOne.\n\nCUT TO:\n\nTwo.\n")
    assert [it.inferred for it in script.shots] == [False, True]
    assert script.shots[1].reason.startswith("after CUT TO:")


def test_a_heading_that_names_somebody_is_a_shot_of_them() -> None:
    script = lowered("INT. A - DAY\n\nTOM\nHm.\n\n.TOM\n\ngrins.\n")
    assert _plan(script)[1] == ("new subject: TOM", ShotSize.MEDIUM, ["TOM"])
    assert [it.name for it in script.screenplay.locations] == ["A"]


def test_the_same_script_is_covered_in_the_same_way() -> None:
    assert lowered(TALK) == lowered(TALK)


def test_camera_words_in_a_sentence_choose_the_size_and_stay_words() -> None:
    script = lowered("INT. A - DAY\n\nRain.\n\nCLOSE ON the card as it turns. It is blank.\n")
    assert _plan(script)[1] == ("camera words", ShotSize.CLOSE, [])
    assert script.texts[1] == "CLOSE ON the card as it turns."


@pytest.mark.parametrize("line", ["BACK TO SCENE", "RESUME THE ACTION.", "BACK TO PRESENT DAY"])
@pytest.mark.parametrize("shot", ["", "!! WIDE\n\n"])
def test_going_back_to_the_scene_cuts_and_is_in_no_prompt(line: str, shot: str) -> None:
    script = lowered(f"INT. A - DAY\n\n{shot}Rain.\n\n{line}\n\nSnow.\n")
    assert script.texts == ["Rain.", "Snow."]
    assert str(script.screenplay.scenes[0].synopsis) == line
    assert not any(shot.prose or shot.camera_line for shot in script.shots)
    assert len(script.shots) == (1 if shot else 2)


def test_going_back_to_somebody_is_a_shot_on_them() -> None:
    script = lowered("character TOM\n\nINT. A - DAY\n\nRain.\n\nBACK TO TOM:\n\nHe waits.\n")
    back = script.shots[1]
    assert (back.preposition, [it.name for it in back.subjects], back.prose) == ("on", ["TOM"], ())


def test_narration_lies_over_the_picture_that_is_there() -> None:
    script = lowered(
        "NARRATION: Once there was a sea.\n\nEXT. SEA - DAY\n\nWaves.\n\nNARRATION: Deep.\n"
    )
    assert [[it.kind for it in shot.beats] for shot in script.shots] == [
        ["sound"],
        ["action", "sound"],
    ]


def test_a_card_is_a_shot_of_its_own() -> None:
    script = lowered("INT. A - DAY\n\nRain.\n\n> THE END <\n")
    assert _plan(script)[1] == ("words on the screen", None, [])


def test_silent_lines_alone_still_stand_somewhere() -> None:
    script = lowered("SFX: wind\n\n> FADE OUT.\n")
    assert [it.kind for it in script.beats] == ["sound", "hold"]
    assert script.shots[0].transition_out is not None


def test_what_speaks_of_the_cutting_is_no_picture() -> None:
    script = lowered(
        "INT. A - DAY\n\nTom reads.\n\nINTERCUT BETWEEN TOM AND MARA\n\nMARA\nYes.\n\nMONTAGE\n"
        "- Mara runs.\n\nEND OF MONTAGE\n\n!! WIDE, 4s\nBEGIN FLASHBACK:\n\nRain on the MONTAGE.\n"
    )
    assert script.texts == ["Tom reads.", "Yes.", "- Mara runs.", "Rain on the MONTAGE."]
    assert str(script.screenplay.scenes[0].synopsis) == (
        "INTERCUT BETWEEN TOM AND MARA MONTAGE END OF MONTAGE BEGIN FLASHBACK:"
    )
    assert [it.name for it in script.screenplay.characters] == ["MARA"]
    assert [it.reason for it in script.shots] == [
        "new place: A",
        "after INTERCUT BETWEEN TOM AND MARA; new speaker: MARA",
        "after MONTAGE; new subject: MARA",
        "",
    ]


def test_what_nobody_does_stays_in_the_picture_of_the_whole_place() -> None:
    script = lowered("INT. BATH - DAY\n\nA tap drips.\n\nThe door opens.\n\nA flush.\n")
    assert _plan(script) == [("new place: BATH", ShotSize.WIDE, ["BATH"])]


def test_who_is_only_heard_is_not_shown() -> None:
    script = lowered(
        "INT. HALL - DAY\n\nMARA\nTom?\n\nTom nods.\n\nINT. STAIRS - DAY\n\n"
        "We hear TOM humming and Mara waits.\n\nTOM\nMara?\n"
    )
    names = [it.name for it in script.shots[2].subjects]
    assert names == ["STAIRS", "MARA"]


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("CLOSE", ShotSize.MEDIUM),
        ("MEDIUM CLOSE", ShotSize.MEDIUM_WIDE),
        ("MEDIUM", ShotSize.CLOSE),
        ("WIDE", ShotSize.CLOSE),
    ],
)
def test_a_covered_shot_cuts_well_with_the_written_one_behind_it(
    written: str, size: ShotSize
) -> None:
    script = lowered(f"INT. A - DAY\n\nRain.\n\nTOM\nNo.\n\n!! {written} on TOM\nTom sits.\n")
    assert script.shots[1].size is size


def test_shots_of_one_person_in_a_row_differ_by_more_than_a_step() -> None:
    long = "Tom walks round the table and looks at every plate. " * 8
    script = lowered(f"INT. A - DAY\n\nRain.\n\nTOM\nNo.\n\n{long}\n\n{long}\n")
    sizes = [it.size for it in script.shots[1:]]
    assert len(sizes) > 2
    assert all(one is not other for one, other in pairwise(sizes))
