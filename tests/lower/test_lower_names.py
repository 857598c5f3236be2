"""Names: declared, inferred, misspelt, met in prose."""

import pytest
from support.lowering import lowered

from storyc.diagnostics import Code
from storyc.ir import ActionBeat, Mention
from storyc.lower.names import near

CAST = (
    "character MARA\n    age: 38\n    wardrobe coat: grey\n\nprop LANTERN\n"
    "    look: brass\n    states: lit, out\n\n"
)


def test_a_script_without_declarations_may_have_any_speaker() -> None:
    script = lowered("INT. A - DAY\n\nTOM (V.O.)\nHello.\n\nTOM (CONT'D)\nAgain.\n")
    (tom,) = script.screenplay.characters
    assert (tom.name, tom.inferred) == ("TOM", True)
    assert script.at(tom.span) == "TOM"
    assert script.codes == []
    assert [beat.model_dump()["extension"] for beat in script.beats] == ["V.O.", None]


def test_a_slip_in_a_cue_is_reported_once_and_fixed_everywhere() -> None:
    script = lowered(CAST + "INT. A - DAY\n\nMARRA\nOne.\n\nMARRA (O.S.)\nTwo.\n")
    finding = script.only()
    assert finding.code is Code.UNKNOWN_CHARACTER
    assert script.at(finding.labels[0].span) == "MARA"
    assert [script.at(it.span) for it in finding.fixes[0].edits] == ["MARRA", "MARRA"]
    assert {beat.model_dump()["character"] for beat in script.beats} == {"MARA"}


def test_a_stranger_in_a_declared_cast_is_a_warning_once() -> None:
    script = lowered(CAST + "INT. A - DAY\n\nZEBEDIAH\nOne.\n\nZEBEDIAH\nTwo.\n")
    assert script.codes == [Code.INFERRED_CHARACTER]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("MARRA wears coat", Code.UNKNOWN_CHARACTER),
        ("ZEBEDIAH enters", Code.UNKNOWN_CHARACTER),
        ("MARA gives LANTERN to MARRA", Code.UNKNOWN_CHARACTER),
        ("MARA wears caot", Code.UNKNOWN_WARDROBE),
        ("MARA holds LATNERN", Code.UNKNOWN_PROP),
        ("MARA holds LANTERN (oot)", Code.UNKNOWN_PROP_STATE),
        ("LANTERN is litt", Code.UNKNOWN_PROP_STATE),
        ("style NOIR", Code.UNKNOWN_STYLE),
    ],
)
def test_a_slip_in_a_state_line_is_reported(line: str, code: Code) -> None:
    assert lowered(f"{CAST}INT. A - DAY\n\n+ {line}\n\nRain.\n").codes == [code]


def test_the_style_of_the_title_page_must_be_declared() -> None:
    assert lowered("Title: A\nStyle: NOIR\n\nINT. A - DAY\n\nRain.\n").codes == [Code.UNKNOWN_STYLE]


def test_state_lines_use_the_declared_names() -> None:
    script = lowered(CAST + "INT. A - DAY\n\n+ mara takes the lantern (LIT)\n\nRain.\n")
    beat = script.beats[0].model_dump()
    assert (beat["subject"], beat["what"], beat["state"]) == ("MARA", "LANTERN", "lit")


def test_a_prop_of_a_state_line_is_met() -> None:
    script = lowered(CAST + "INT. A - DAY\n\n+ MARA takes the KETTLE\n\nShe fills the kettle.\n")
    assert script.codes == []
    assert [(it.name, it.inferred) for it in script.screenplay.props] == [
        ("LANTERN", False),
        ("KETTLE", True),
    ]
    assert _mentions(script.beats[1]) == [("KETTLE", "prop")]


def test_places_of_headings_are_met() -> None:
    script = lowered("INT. KITCHEN - DAY\n\nRain.\n\nINT. kitchen - NIGHT\n\nRain.\n")
    assert [(it.name, it.inferred) for it in script.screenplay.locations] == [("KITCHEN", True)]


def test_mentions_have_exact_places() -> None:
    script = lowered(CAST + "INT. A - DAY\n\nThe lantern? Mara's lantern, *MARA* says. Amara.\n")
    found = [it for beat in script.beats if isinstance(beat, ActionBeat) for it in beat.mentions]
    assert [(it.name, script.at(it.span)) for it in found] == [
        ("LANTERN", "lantern"),
        ("MARA", "Mara"),
        ("LANTERN", "lantern"),
        ("MARA", "MARA"),
    ]


def test_a_small_word_is_a_name_only_behind_a_definite_article() -> None:
    script = lowered(
        "INT. A - DAY\n\nWILL\nHm.\n\nHe will go. A will lies there. The will waits. Will too.\n"
    )
    assert [_mentions(it) for it in script.beats[1:]] == [
        [],
        [],
        [("WILL", "character")],
        [("WILL", "character")],
    ]


def test_the_longest_name_wins() -> None:
    script = lowered("INT. A - DAY\n\nOLD TOM\nHm.\n\nTOM\nHm.\n\nOld Tom nods at Tom.\n")
    assert _mentions(script.beats[-1]) == [("OLD TOM", "character"), ("TOM", "character")]


def test_names_are_met_in_writing_without_blanks() -> None:
    script = lowered("内景 厨房 日\n\n@马拉\n谁？\n\n门开了，马拉走进来。\n")
    assert _mentions(script.beats[-1]) == [("马拉", "character")]


def test_subjects_are_looked_up() -> None:
    script = lowered(
        CAST + "location TOWER\n    look: white\n    area GALLERY: iron\n\nEXT. TOWER - DAY\n\n"
        "!! WIDE on Mara and the LANTERN and TOWER and GALLERY and the far shore, 4s\n"
    )
    assert [(it.name, it.kind) for it in script.shots[0].subjects] == [
        ("MARA", "character"),
        ("LANTERN", "prop"),
        ("TOWER", "location"),
        ("GALLERY", "area"),
        ("the far shore", "prose"),
    ]
    assert script.codes == []


def test_a_slip_in_a_subject_is_reported_in_capitals_only() -> None:
    assert lowered(CAST + "INT. A - DAY\n\n!! WIDE on LATNERN, 4s\n").codes == [
        Code.UNKNOWN_SUBJECT
    ]
    assert lowered(CAST + "INT. A - DAY\n\n!! WIDE on a lantem, 4s\n").codes == []


def test_names_with_other_numbers_are_other_people() -> None:
    assert near("GUARD 2", ["GUARD 1"]) is None
    assert near("TIM", ["TOM"]) is None
    assert near("MARRA", ["MARA", "TOM"]) == "MARA"


def _mentions(beat: object) -> list[tuple[str, str]]:
    assert isinstance(beat, ActionBeat)
    return [(it.name, it.kind) for it in beat.mentions if isinstance(it, Mention)]


def test_a_fix_is_only_offered_where_the_word_is_written() -> None:
    script = lowered(
        "let what = LATNERN\n\n" + CAST + "INT. A - DAY\n\n+ MARA holds {{what}}\n\nRain.\n"
    )
    assert script.codes == [Code.UNKNOWN_PROP]
    assert script.only().fixes == ()


def test_a_stranger_in_state_lines_is_reported_once() -> None:
    script = lowered(CAST + "INT. A - DAY\n\n+ ZEB enters\n+ ZEB exits\n\nRain.\n")
    assert script.codes == [Code.UNKNOWN_CHARACTER]


def test_declared_looks_stay_as_they_are() -> None:
    script = lowered(CAST + "INT. A - DAY\n\nMARA (60, tall) waits.\n")
    assert script.screenplay.characters[0].appearance is None


PROPS = "prop CARVING KNIFE\n    look: long\n\nprop LETTER\n    look: blue\n\n"


def _mentioned(props: str, sentence: str) -> list[str]:
    script = lowered(f"{props}INT. A - DAY\n\n{sentence}\n")
    return [
        it.name for beat in script.beats if isinstance(beat, ActionBeat) for it in beat.mentions
    ]


def test_the_last_word_behind_an_article_stands_for_the_one_prop_that_ends_so() -> None:
    assert _mentioned(PROPS, "Ben puts down the knife.") == ["CARVING KNIFE"]
    assert _mentioned(PROPS, "Ben takes a knife.") == []
    assert _mentioned(PROPS, "Ben wipes the carving knife.") == ["CARVING KNIFE"]


def test_a_last_word_that_two_props_share_or_that_is_a_name_stands_for_neither() -> None:
    two = f"{PROPS}prop BREAD KNIFE\n    look: short\n\n"
    assert _mentioned(two, "Ben puts down the knife.") == []
    own = f"{PROPS}prop LOVE LETTER\n    look: pink\n\n"
    assert _mentioned(own, "Ben burns the letter.") == ["LETTER"]
