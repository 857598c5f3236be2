"""Boards and pages: the same every time, drawn for every term, and no text out of its place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sheets import cue, figure, line, panel, sheet, words

from storyc.backends.animatic.band import Band, BandWords, Caption
from storyc.backends.animatic.board import draw_board
from storyc.backends.animatic.canvas import board_size
from storyc.backends.animatic.colour import PAGE, RULE
from storyc.backends.animatic.column import Column, ColumnFacts
from storyc.backends.animatic.layout import Box, lay_out
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.page import draw_frames
from storyc.emit.sheet import Panel
from storyc.ir.shot import Angle, MoveKind, ShotSize

SMALL = Box(0, 0, 160, 90)
SIZES = [(1280, 720), (720, 1280), (1024, 1024), (1792, 1024), (864, 1080), (320, 180)]
AWKWARD = [
    "",
    " ",
    "A" * 200,
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 3,
    "中文字幕没有空格" * 20,
    "日本語のとても長い字幕です。" * 9,
    "שלום עולם " * 20,
    "مرحبا بالعالم " * 20,
    "नमस्ते दुनिया " * 20,
    "👩‍👩‍👧‍👦😀🎬" * 20,
    "e\u0301\u0302\u0303\u0304" * 60,
    "bell \x07 null \x00 escape \x1b[31m tab\t line\nline \u2028 \ufffe",
    "A long and quite ordinary sentence that somebody says without taking breath. " * 6,
]


def board(of: Panel, picture: Box = SMALL) -> np.ndarray:
    return np.asarray(draw_board(of, picture, Lettering(), picture.height / 558))


def frame(of: object) -> np.ndarray:
    return next(draw_frames(of)).copy()  # type: ignore[arg-type]  # a sheet


@pytest.mark.parametrize("size", list(ShotSize))
@pytest.mark.parametrize("setting", ["INT", "EXT", None])
def test_every_shot_size_has_its_own_board(size: ShotSize, setting: str | None) -> None:
    drawn = board(panel(size=size.value, setting=setting))
    assert drawn.shape == (*board_size(SMALL)[::-1], 3)
    assert drawn.std() > 3


def test_equal_panels_give_equal_boards() -> None:
    for place in ("FOREST ROAD", "CITY STREET", "BEACH", "HOUSE", "MOUNTAIN", "CHURCH PIER"):
        facts = {"place": place, "setting": "EXT", "weather": "rain, then snow and fog"}
        assert np.array_equal(board(panel(**facts)), board(panel(**facts)))


@pytest.mark.parametrize("angle", [each.value for each in Angle])
def test_every_angle_changes_the_board(angle: str) -> None:
    level = board(panel(setting="EXT"))
    seen = board(panel(setting="EXT", angle=angle))
    assert np.array_equal(level, seen) == (angle == "eye level")


def test_night_is_darker_than_day() -> None:
    night, day = (board(panel(setting="EXT", time_of_day=time)) for time in ("NIGHT", "DAY"))
    assert night.mean() < 0.5 * day.mean()


def test_an_insert_shows_its_thing_large_and_a_lamp_can_be_out() -> None:
    lit, out = (
        board(panel(size="INSERT", figures=(figure(name, kind="prop"),)))
        for name in ("LANTERN (lit)", "LANTERN (out)")
    )
    assert lit[60:150, 150:234].mean() > out[60:150, 150:234].mean() + 5


def test_a_crowd_stands_side_by_side_with_every_name_to_be_read() -> None:
    crowd = tuple(figure(f"PERSON {n}", (n + 0.5) / 6, wardrobe="a long coat") for n in range(6))
    assert board(panel(figures=crowd)).std() > 10


@pytest.mark.parametrize("move", [each.value for each in MoveKind])
@pytest.mark.parametrize("direction", [None, "left", "up", "in"])
def test_every_move_can_be_drawn(move: str, direction: str | None) -> None:
    moving = panel(frames=3, move=move, move_direction=direction, move_speed="fast")
    assert sum(1 for _ in draw_frames(sheet(3, panels=(moving,)))) == 3


def edges_are_clean(image: np.ndarray) -> bool:
    """Nothing touches the last pixels of a box: nothing was cut off there."""
    edges = np.concatenate((image[-1], image[:, -1]))
    plain = [(edges == colour).all(axis=1) for colour in (PAGE, RULE)]
    return bool(np.logical_or(*plain).all())


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
@pytest.mark.parametrize("text", AWKWARD)
def test_no_text_leaves_its_box(size: tuple[int, int], text: str) -> None:
    layout, letters = lay_out(*size), Lettering()
    facts = panel(place=text, area=text, weather=text, shot=text[:40], size="EXTREME WIDE")
    cues = (cue("MUSIC", text), cue("SFX", text))
    column = Column(layout, letters).draw(ColumnFacts(text, text[:20], text, facts, cues))
    assert edges_are_clean(np.asarray(column))
    band = Band(layout, letters)
    for captions in (0, 1, 5):
        said = BandWords((text,), (Caption(text[:30], "", text, 20),) * captions, text)
        assert edges_are_clean(np.asarray(band.draw(said)))


@pytest.mark.parametrize("text", AWKWARD)
def test_no_text_breaks_a_page(text: str) -> None:
    of = sheet(
        2,
        slate=text[:10],
        title=text,
        panels=(panel(figures=(figure(text[:50], wardrobe=text, holding=(text,)),)),),
        words=(words(text),),
        lines=(line(text, speaker=text[:30]),),
        cues=(cue("AMBIENCE", text),),
    )
    assert frame(of).shape == (270, 320)


@given(st.text(max_size=200))
@settings(max_examples=15, deadline=None)
def test_any_text_can_be_shown(text: str) -> None:
    of = sheet(1, title=text, words=(words(text),), lines=(line(text, speaker=text),))
    assert frame(of).shape == (270, 320)


@pytest.mark.parametrize("has_clock", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_parts_of_a_page_lie_apart_and_inside(size: tuple[int, int], has_clock: bool) -> None:  # noqa: FBT001  # a parameter of the test
    layout = lay_out(*size, has_clock=has_clock)
    boxes = (layout.picture, layout.column, layout.band, layout.clock)
    assert (layout.clock.width > 0) == has_clock
    covered = np.zeros((size[1], size[0]), int)
    for box in boxes:
        assert all(each % 2 == 0 for each in (box.x, box.y, box.width, box.height))
        assert box.x + box.width <= size[0]
        assert box.y + box.height <= size[1]
        covered[box.y : box.y + box.height, box.x : box.x + box.width] += 1
    assert covered.max() == 1
