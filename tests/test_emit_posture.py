"""Board sheets tell how people hold themselves, and who is seen over whose shoulder."""

import pytest

from storyc.driver import compile_script
from storyc.emit.sheet import Figure
from storyc.world.reader import MemoryReader

CAST = """\
character INES
    age: 61
    wardrobe wool: navy jumper

character JONAH
    age: 19

"""


def figures(body: str) -> list[dict[str, Figure]]:
    """Return the figures of each panel by name."""
    reader = MemoryReader({"a.story": f"{CAST}INT. HUT - DAY\n\n{body}\n"})
    finished = compile_script(reader.read("a.story"), reader, "sora-2").finished
    assert finished is not None
    return [
        {it.name: it for it in panel.figures} for sheet in finished.sheets for panel in sheet.panels
    ]


def postures(body: str) -> list[dict[str, str]]:
    return [{name: it.posture for name, it in panel.items()} for panel in figures(body)]


@pytest.mark.parametrize(
    ("action", "posture"),
    [
        ("INES sits at the table.", "sits"),
        ("INES is kneeling by the stove.", "kneels"),
        ("INES lies on the floor.", "lies"),
        ("INES runs.", "runs"),
        ("INES walks to the door.", "walks"),
        ("INES looks up.", "stands"),
        ("INES s'assoit: elle est assise.", "sits"),
        ("INES sitzt am Tisch.", "sits"),
        ("INES kniet.", "kneels"),
        ("INES corre.", "runs"),
        ("INES 坐在桌边。", "sits"),
        ("INES сидит у окна.", "sits"),
    ],
)
def test_action_tells_a_posture(action: str, posture: str) -> None:
    assert postures(f"!! WIDE on INES, 4s\n{action}") == [{"INES": posture}]


def test_who_sat_down_sits_until_they_rise() -> None:
    body = (
        "!! WIDE on INES, 4s\nINES sits down.\n\n!! WIDE on INES, 4s\nThe lamp dies.\n\n"
        "!! WIDE on INES, 4s\nShe stands.\n\n!! WIDE on INES, 4s\nThe lamp burns.\n"
    )
    assert [it["INES"] for it in postures(body)] == ["sits", "sits", "stands", "stands"]


def test_who_ran_stands_in_the_next_shot() -> None:
    body = "!! WIDE on INES, 4s\nINES runs.\n\n!! WIDE on INES, 4s\nRain.\n"
    assert [it["INES"] for it in postures(body)] == ["runs", "stands"]


def test_a_verb_is_that_of_the_names_before_it() -> None:
    both = "!! TWO SHOT on INES and JONAH, 4s\n"
    assert postures(f"{both}INES and JONAH sit.") == [{"INES": "sits", "JONAH": "sits"}]
    assert postures(f"{both}INES watches as JONAH sits.") == [{"INES": "stands", "JONAH": "sits"}]


def test_what_others_do_is_not_done_by_who_is_seen() -> None:
    assert postures("!! WIDE on INES, 4s\nThe boat sits in the reeds.") == [{"INES": "stands"}]


def test_a_shot_over_the_shoulder_has_the_other_one_near() -> None:
    body = (
        "!! TWO SHOT on INES and JONAH, 4s\nINES looks at JONAH.\n\n"
        "!! OVER THE SHOULDER on JONAH, 4s\nJONAH nods.\n"
    )
    near = figures(body)[1]
    assert {name: it.from_behind for name, it in near.items()} == {"INES": True, "JONAH": False}


def test_somebody_alone_looks_to_where_the_other_one_was() -> None:
    body = (
        "!! TWO SHOT on INES and JONAH, 4s\nINES looks at JONAH.\n\n"
        "!! CLOSE on INES, 4s\nINES nods.\n\n!! CLOSE on JONAH, 4s\nJONAH nods.\n"
    )
    pair, first, second = figures(body)
    assert pair["INES"].x < pair["JONAH"].x
    assert first["INES"].x < 0.5 < second["JONAH"].x


def test_clothes_and_looks_are_told_in_the_words_of_the_script() -> None:
    (panel,) = figures("!! WIDE on INES, 4s\n+ INES wears wool\nINES smiles.")
    ines = panel["INES"]
    assert (ines.clothes, ines.looks, ines.doing) == ("navy jumper", "61", ("INES smiles.",))
    assert not ines.speaks


def test_who_is_heard_in_the_picture_speaks() -> None:
    (panel,) = figures("!! CLOSE on INES, 4s\n\nINES\nGood.\n")
    assert panel["INES"].speaks


def test_everything_that_an_insert_names_is_in_it() -> None:
    body = "+ INES holds LAMP\n+ JONAH holds MAP\n\n!! INSERT on LAMP and MAP, 2s\nThey wait."
    assert set(figures(body)[-1]) == {"LAMP", "MAP"}
