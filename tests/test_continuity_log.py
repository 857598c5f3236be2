"""The continuity log, scene by scene."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from support.screenplays import screenplays

from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.continuity import Change, SceneSheet, follow, scene_sheets
from storyc.driver import check
from storyc.ir import Screenplay
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

CAST = """character MARA
    wardrobe dry: yellow oilskin
    wardrobe soaked: the same, dark with water

prop LANTERN
    look: brass
    states: lit, out

"""


def sheets(body: str) -> tuple[SceneSheet, ...]:
    found = check(SourceFile("film.story", CAST + body), MemoryReader({}))
    return scene_sheets(found.screenplay, found.log)


def told(change: Change) -> tuple[str, str, str | None, str | None, bool]:
    was, now = (None if it is None else it.value for it in (change.was, change.now))
    return change.subject, change.field, was, now, change.inferred


def test_what_is_written_and_what_is_worked_out_are_told_apart() -> None:
    (scene,) = sheets("INT. SHED - NIGHT\n\n+ MARA holds LANTERN (lit)\n\nMARA\nWho is there?\n")

    start = {key: (fact.value, fact.inferred) for key, fact in scene.start.items()}
    end = {key: (fact.value, fact.inferred) for key, fact in scene.end.items()}
    assert start["", "place"] == ("SHED", False)
    assert start["", "time of day"] == ("NIGHT", False)
    assert end["MARA", "is there"] == ("present", True)
    assert end["MARA", "wears"] == ("dry", True)
    assert end["MARA", "holds"] == ("LANTERN (lit)", False)


def test_a_state_line_is_a_written_change_and_a_cue_a_worked_out_one() -> None:
    (scene,) = sheets(
        "INT. SHED - NIGHT\n\n!! WIDE on MARA\n\nMara waits.\n\n+ MARA wears soaked\n\n"
        "TOM\nHere you are.\n\n+ MARA drops LANTERN (out) at the door\n+ MARA exits\n"
    )

    assert list(map(told, scene.changes)) == [
        ("MARA", "wears", "dry", "soaked", False),
        ("TOM", "is there", None, "present", True),
        ("LANTERN", "lies", None, "at the door", False),
        ("LANTERN", "state", None, "out", False),
        ("MARA", "is there", "present", None, False),
    ]


def test_a_time_of_day_that_the_heading_leaves_open_is_carried_over() -> None:
    first, second = sheets("INT. SHED - NIGHT\n\nRain.\n\nINT. BARN - LATER\n\nRain.\n")

    assert not first.start["", "time of day"].inferred
    assert second.start["", "time of day"].value == "NIGHT"
    assert second.start["", "time of day"].inferred


def test_a_thing_is_told_where_it_lies_and_nowhere_else() -> None:
    first, second, third = sheets(
        "INT. SHED - NIGHT\n\n+ MARA holds LANTERN\n\nMara waits.\n\n+ MARA drops LANTERN\n\n"
        "INT. BARN - NIGHT\n\nHay.\n\nINT. SHED - NIGHT\n\nDust.\n"
    )

    assert ("LANTERN", "lies") in first.end
    assert ("LANTERN", "lies") not in second.start
    assert ("LANTERN", "lies") in third.start


@given(screenplays())
def test_the_changes_lead_from_the_start_to_the_end(screenplay: Screenplay) -> None:
    for scene in scene_sheets(screenplay, follow(screenplay)):
        values = {key: fact.value for key, fact in scene.start.items()}
        for change in scene.changes:
            key = change.subject, change.field
            assert values.get(key) == (None if change.was is None else change.was.value)
            if change.now is not None:
                values[key] = change.now.value
                continue
            leaves = change.field == "is there"
            values = {
                it: value
                for it, value in values.items()
                if it != key and not (leaves and it[0] == change.subject)
            }
        assert values == {key: fact.value for key, fact in scene.end.items()}


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "film.story"
    path.write_text(
        CAST + "INT. SHED - NIGHT\n\nMARA\nYes.\n\n+ MARA wears soaked\n", encoding="utf-8"
    )
    return path


def test_the_log_names_the_line_of_each_change(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["continuity", str(script)]) == ExitCode.DONE

    printed = capsys.readouterr().out
    assert "1  INT. SHED - NIGHT  (line 9)" in printed
    assert "    MARA present ~, wears dry ~\n" in printed
    assert "  line 14: MARA wears soaked\n" in printed


def test_programs_get_the_same_log(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["continuity", "--json", str(script)]) == ExitCode.DONE

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "storyc.continuity/1"
    (scene,) = document["scenes"]
    assert scene["changes"][-1] == {
        "source": "film.story",
        "line": 14,
        "subject": "MARA",
        "what": "wears",
        "was": "dry",
        "now": "soaked",
        "inferred": False,
    }
