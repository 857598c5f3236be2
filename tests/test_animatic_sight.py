"""What boards show besides figures, and the parts of somebody that a shot is on."""

import numpy as np
import pytest
from support.sheets import figure, panel

from storyc.backends.animatic.board import draw_board
from storyc.backends.animatic.framing import framing_of
from storyc.backends.animatic.inside import is_inside
from storyc.backends.animatic.layout import lay_out
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.sight import sights_of
from storyc.driver import compile_script
from storyc.emit.sheet import Panel
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

LAYOUT = lay_out(320, 180)


def kinds(of: Panel) -> list[str]:
    return [it.kind for it in sights_of(of)]


def drawn(of: Panel) -> bytes:
    return draw_board(of, LAYOUT.picture, Lettering(), LAYOUT.unit).tobytes()


@pytest.mark.parametrize(
    ("size", "sights", "action", "seen"),
    [
        ("INSERT", ("a telephone",), ("It rings.",), ["phone"]),
        ("CLOSE", ("the key in her hand",), (), ["key"]),
        ("EXTREME WIDE", (), ("A train crosses the bridge.", "Eine Katze."), ["train", "cat"]),
        ("POV", (), ("A plate and a knife.",), ["plate", "blade"]),
        ("WIDE", (), ("A cup stands on the sill.",), []),
        ("CUTAWAY", (), ("Une horloge sonne.",), ["clock"]),
        ("POV", (), ("They watch and ship it.",), []),
        ("POV", (), ("собака и часы",), ["dog", "clock"]),
        ("POV", (), ("The lights go out.",), []),
    ],
)
def test_what_the_shot_names_is_seen(
    size: str, sights: tuple[str, ...], action: tuple[str, ...], seen: list[str]
) -> None:
    of = panel(size=size, figures=(), sights=sights, action=action, setting="EXT")
    assert kinds(of) == seen


def test_among_people_only_large_things_are_told_from_the_action() -> None:
    action = ("Mara lifts a cup as a red bus goes by.",)
    assert kinds(panel(size="WIDE", action=action, setting="EXT")) == ["bus"]
    assert kinds(panel(size="WIDE", action=action, setting="INT")) == []
    assert kinds(panel(size="MEDIUM", action=action)) == []
    assert kinds(panel(size="CLOSE", action=action)) == []


def test_what_is_in_a_hand_is_not_seen_a_second_time() -> None:
    held = (figure("MARA", holding=("LANTERN (lit)",)),)
    of = panel(size="INSERT", figures=held, sights=("the lantern",))
    assert kinds(of) == []


def test_the_colour_of_a_thing_is_found_wherever_it_is_told() -> None:
    (boat,) = sights_of(
        panel(
            size="WIDE",
            figures=(),
            setting="EXT",
            sights=("the boat",),
            action=("A red boat drifts.",),
        )
    )
    assert "red" in boat.words


@pytest.mark.parametrize("place", ["HARBOUR", "STREET", "OFFICE"])
@pytest.mark.parametrize("time", ["DAY", "NIGHT"])
def test_every_sight_changes_the_board(place: str, time: str) -> None:
    bare = panel(size="POV", figures=(), setting="EXT", place=place, time_of_day=time)
    boards = {drawn(bare)}
    words = ("car", "truck", "bus", "train", "bicycle", "plane", "ferry", "boat", "dog", "ring")
    for word in words:
        boards.add(drawn(bare.model_copy(update={"action": (f"A {word}.",)})))
    assert len(boards) == len(words) + 1


def test_an_unknown_thing_is_named_on_the_board() -> None:
    bare = panel(size="MEDIUM", figures=())
    named = bare.model_copy(update={"sights": ("a scar",)})
    assert kinds(named) == []
    assert drawn(bare) != drawn(named)


def test_a_close_shot_comes_to_the_part_that_it_is_on() -> None:
    whole = framing_of("INSERT", None, 1, 1.78)
    assert framing_of("INSERT", None, 1, 1.78, part="eyes").stature > 2 * whole.stature
    assert framing_of("CLOSE", None, 1, 1.78, part="feet").head_y < -1
    assert framing_of("WIDE", None, 1, 1.78, part="feet") == framing_of("WIDE", None, 1, 1.78)
    parts = ("Mara's eyes", "Mara's mouth", "Mara's hands", "Mara's feet", "Mara's back")
    boards = {drawn(panel(size="CLOSE", figures=(figure("MARA", part=part),))) for part in parts}
    assert len(boards) == len(parts)


def test_a_script_s_own_words_reach_the_board() -> None:
    script = """INT. HUT - DAY

MARA
Here.

!! INSERT on MARA's hands, 2s
They shake.

!! CUTAWAY to a clock, 2s
Five to twelve.

!! INSERT on a telephone, 2s
It rings.
"""
    finished = compile_script(SourceFile("a.story", script), MemoryReader({}), "animatic").finished
    assert finished is not None
    panels = [it for sheet in finished.sheets for it in sheet.panels][-3:]
    assert [it.sights for it in panels] == [(), ("a clock",), ("a telephone",)]
    assert [it.action for it in panels] == [("They shake.",), ("Five to twelve.",), ("It rings.",)]
    assert panels[0].figures[0].part == "MARA's hands"
    assert np.unique([drawn(it) for it in panels]).size == 3


@pytest.mark.parametrize(
    ("setting", "place", "before", "walls"),
    [
        ("EXT", "KITCHEN", "INT", "none"),
        (None, "KITCHEN", "EXT", "walls"),
        (None, "BACK IN THE APARTMENT", None, "walls"),
        (None, "NAK'S BEDROOM", "EXT", "walls"),
        (None, "OUTSIDE THE KITCHEN", "INT", "none"),
        (None, "THE STREET", "INT", "none"),
        (None, "FRONT DOOR", "INT", "walls"),
        (None, "FRONT DOOR", "EXT", "none"),
        (None, "FRONT DOOR", None, "none"),
        ("INT/EXT", "CAR", None, "walls"),
    ],
)
def test_a_heading_that_does_not_say_so_is_inside_where_its_words_are(
    setting: str | None, place: str, before: str | None, walls: str
) -> None:
    found = is_inside(panel(setting=setting, place=place, setting_before=before))
    assert found == (walls == "walls")


def test_the_setting_of_an_earlier_heading_is_kept_for_later_ones() -> None:
    script = "INT. HUT - NIGHT\n\nRain.\n\n.THE STOVE\n\nIt smokes.\n\nEXT. YARD\n\nWind.\n"
    finished = compile_script(SourceFile("a.story", script), MemoryReader({}), "animatic").finished
    assert finished is not None
    panels = [it for sheet in finished.sheets for it in sheet.panels]
    assert [(it.setting, it.setting_before) for it in panels] == [
        ("INT", "INT"),
        (None, "INT"),
        ("EXT", "EXT"),
    ]
