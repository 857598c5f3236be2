"""Camera paths stay on the board, begin and end gently, and go where the script says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.sheets import panel

from storyc.backends.animatic.camera import View, path_of, reach_of
from storyc.backends.animatic.layout import Box
from storyc.backends.animatic.plane import Planes, Zoom
from storyc.backends.animatic.time_code import time_code
from storyc.ir.shot import MoveKind

MOVES = [each.value for each in MoveKind if each is not MoveKind.STATIC]


def view(move: str, progress: float, direction: str | None = None, seconds: float = 0.0) -> View:
    path = path_of(panel(move=move, move_direction=direction))
    assert path is not None
    return path(progress, seconds)


@given(
    move=st.sampled_from(MOVES),
    direction=st.sampled_from([None, "left", "right", "up", "down", "in", "out"]),
    speed=st.sampled_from([None, "slow", "fast"]),
    progress=st.floats(0, 1),
    seconds=st.floats(0, 600),
)
def test_the_camera_never_leaves_the_board(
    move: str, direction: str | None, speed: str | None, progress: float, seconds: float
) -> None:
    path = path_of(panel(move=move, move_direction=direction, move_speed=speed))
    assert path is not None
    seen = path(progress, seconds)
    assert abs(seen.x) <= 1
    assert abs(seen.y) <= 1
    assert 0 <= seen.zoom <= 1


def test_a_still_camera_has_no_path() -> None:
    assert path_of(panel(move="static")) is None


def test_pushing_in_ends_close_and_pulling_out_ends_wide() -> None:
    assert view("push in", 0).zoom > view("push in", 0.5).zoom > view("push in", 1).zoom == 0
    assert view("pull out", 0).zoom == 0 < view("pull out", 1).zoom


@pytest.mark.parametrize(
    ("move", "direction", "sign"), [("pan", "left", -1), ("pan", "right", 1), ("track", None, 1)]
)
def test_a_pan_travels_as_the_script_says(move: str, direction: str | None, sign: int) -> None:
    assert sign * (view(move, 1, direction).x - view(move, 0, direction).x) > 0


@pytest.mark.parametrize(("move", "direction", "sign"), [("tilt", None, -1), ("crane", "down", 1)])
def test_a_tilt_travels_upright(move: str, direction: str | None, sign: int) -> None:
    assert sign * (view(move, 1, direction).y - view(move, 0, direction).y) > 0


def test_a_whip_pan_waits_and_is_then_there() -> None:
    assert view("whip pan", 0.7, "left").x == view("whip pan", 0, "left").x
    assert view("whip pan", 1, "left").x < view("whip pan", 0.7, "left").x


def test_moves_begin_and_end_gently() -> None:
    first = view("pan", 0.01).x - view("pan", 0).x
    middle = view("pan", 0.505).x - view("pan", 0.495).x
    assert 0 < first < 0.1 * middle


def test_the_part_that_is_always_seen_shrinks_only_along_the_move() -> None:
    assert reach_of(panel(move="static")) == (0.0, 0.0)
    assert reach_of(panel(move="push in")) == (0.0, 0.0)
    sideways, upright = reach_of(panel(move="pan"))
    assert sideways > 0.5 > upright == 0


def test_a_hand_held_camera_wanders_alike_every_time() -> None:
    assert view("handheld", 0.3, seconds=1.0) == view("handheld", 0.3, seconds=1.0)
    assert view("handheld", 0.3, seconds=1.0) != view("handheld", 0.3, seconds=1.5)


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        (0, "00:00:00:00"),
        (25, "00:00:01:01"),
        (-3, "-00:00:00:03"),
        (86_400 * 2 + 5, "02:00:00:05"),
    ],
)
def test_time_code_counts_from_the_content(frame: int, shown: str) -> None:
    assert time_code(frame, 24) == shown


@pytest.mark.parametrize("move", ["pan", "handheld"])
def test_a_camera_that_only_moves_sees_the_board_pixel_by_pixel(move: str) -> None:
    picture = Box(0, 0, 160, 90)
    random = np.random.default_rng(7)
    board = Planes(
        *(random.integers(0, 256, size, np.uint8) for size in ((216, 384), (108, 192), (108, 192)))
    )
    zoom, path = Zoom(board, picture), path_of(panel(move=move))
    assert path is not None
    seen = {zoom.cut(path(step / 40, step / 24)).luma.tobytes() for step in range(40)}
    means = board.luma.astype(int)
    means = (means[:-1] + means[1:])[:, :-1] + (means[:-1] + means[1:])[:, 1:]
    for each in seen:
        shown = np.frombuffer(each, np.uint8).reshape(90, 160)
        fits = [
            np.abs(means[y : y + 180 : 2, x : x + 320 : 2] / 4 - shown).max() <= 1
            for y in range(216 - 179)
            for x in range(384 - 319)
        ]
        assert any(fits)
    assert len(seen) > 8
