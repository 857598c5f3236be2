"""Users' own effects: numpy pictures in, numpy pictures out, in their place in the film."""

import os
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.clips import Clip, codes, watch
from support.cuts import Cut, dissolve, plan_of
from support.films import Words, draw_takes

from storyc.assemble import AssembleError, FilmReport, assemble
from storyc.assemble.effect import Effect, MoviePyClip, Takes
from storyc.assemble.effect_loading import load_effect
from storyc.assemble.end_frames import end_frames
from storyc.assemble.stock_effects import STOCK
from storyc.config.effect_config import EffectConfig
from storyc.diagnostics import Code
from storyc.plan.plan import Plan, PlannedTransition

FADE = PlannedTransition(kind="fade out", frames=6)


def _effect(function: Callable[..., Any], takes: Takes = "clip") -> Effect:
    return Effect("test", "1", takes, function)


def _make(
    folder: Path, plan: Plan, effects: Mapping[str, Effect], clips: Mapping[str, Clip] | None = None
) -> FilmReport:
    takes = draw_takes(plan, folder, clips or {})
    return assemble(
        plan,
        takes,
        (),
        {},
        folder / "film.mp4",
        on_progress=lambda *_: None,
        parts=folder / "parts",
        effects=effects,
    )


def _red(frame: np.ndarray, _t: float) -> np.ndarray:
    assert frame.dtype == np.uint8
    frame[..., 1:] = 0
    return frame


def test_an_effect_is_on_its_clip_and_on_no_other(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 30), Cut("1C", 24)])
    report = _make(tmp_path, plan, {"1B": _effect(_red, "frame")})
    film = watch(tmp_path / "film.mp4")
    assert len(film.pictures) == plan.frames
    assert report.encoded_frames == 30
    without = tmp_path / "without"
    without.mkdir()
    _make(without, plan, {})
    plain = watch(without / "film.mp4")
    for number, (shown, before) in enumerate(zip(film.pictures, plain.pictures, strict=True)):
        is_red = shown[225:].mean() > 140
        assert is_red == (24 <= number < 54), number
        assert is_red or np.array_equal(shown, before), number
    assert np.array_equal(film.sound, plain.sound)
    # Luma of the red share alone still tells the bars: each frame is the one of its place.
    assert list(film.codes[:24]) == codes(1, range(24))
    assert list(film.codes[54:]) == codes(3, range(24))


def test_the_clip_of_an_effect_is_what_the_film_shows_frame_by_frame(tmp_path: Path) -> None:
    """It is handed on as it is: every frame is still there once and in order, with its blends."""
    seen: list[tuple[float, float, tuple[int, int]]] = []

    def same(clip: MoviePyClip) -> MoviePyClip:
        seen.append((clip.duration, clip.fps, clip.size))
        assert clip.audio is None
        return clip

    cuts = [Cut("1A", 24), Cut("1B", 48, begins=dissolve(8), ends=FADE), Cut("1C", 24)]
    plan = plan_of(cuts)
    _make(tmp_path, plan, {it: _effect(same) for it in ("1A", "1B")}, {"1A": Clip(1, 40)})
    film = watch(tmp_path / "film.mp4")
    assert set(seen) == {(28 / 24, 24, (320, 180)), (52 / 24, 24, (320, 180))}
    assert list(film.codes[:20]) == codes(1, range(20))
    assert list(film.codes[28:65]) == codes(2, range(8, 45))
    assert list(film.codes[72:]) == codes(3, range(24))
    assert film.pictures[71][:180].mean() < film.pictures[60][:180].mean() / 2


def test_an_effect_gets_the_film_s_frames_whatever_the_clip_is_and_captions_lie_over_it(
    tmp_path: Path,
) -> None:
    sizes: set[tuple[int, ...]] = set()

    def dark(frame: np.ndarray, _t: float) -> np.ndarray:
        sizes.add(frame.shape)
        return np.zeros_like(frame)

    plan = plan_of([Cut("1A", 24), Cut("1B", 24)])
    odd = Clip(2, 40, fps=Fraction(30), size=(640, 480), codec="libx265", options={"bf": "2"})
    takes = draw_takes(plan, tmp_path, {"1B": odd})
    out = tmp_path / "film.mp4"
    assemble(
        plan,
        takes,
        [Words(24, 12, "Who is there?")],
        {},
        out,
        on_progress=lambda *_: None,
        burns_captions=True,
        effects={"1B": _effect(dark, "frame")},
    )
    shown = [int(it[:180].max()) for it in watch(out).pictures]
    assert sizes == {(180, 320, 3)}
    assert len(shown) == 48
    assert min(shown[24:36]) > 180
    assert max(shown[36:]) < 40


def test_pictures_that_go_through_an_effect_keep_their_colours(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 12)])
    takes = draw_takes(plan, tmp_path, {})
    before = end_frames(plan, takes)[0].first
    report = _make(tmp_path, plan, {"1A": _effect(lambda frame, _t: frame, "frame")})
    after = end_frames(plan, takes, report.changes)[0].first
    assert np.abs(after.astype(int) - before).mean() < 0.7
    assert np.abs(watch(tmp_path / "film.mp4").pictures[0].astype(int) - before).mean() < 1.5


def test_an_effect_may_ask_for_moments_in_any_order(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24)])
    end = 23 / 24

    def backwards(clip: MoviePyClip) -> MoviePyClip:
        return clip.time_transform(lambda t: end - t, keep_duration=True)

    _make(tmp_path, plan, {"1A": _effect(backwards)})
    assert list(watch(tmp_path / "film.mp4").codes) == codes(1, range(23, -1, -1))


def test_an_effect_may_write_into_a_frame_that_it_gets_again(tmp_path: Path) -> None:
    def darker(frame: np.ndarray) -> np.ndarray:
        frame //= 2
        return frame

    def still(clip: MoviePyClip) -> MoviePyClip:
        return clip.image_transform(darker).time_transform(lambda _t: 0.0, keep_duration=True)

    plan = plan_of([Cut("1A", 12)])
    _make(tmp_path, plan, {"1A": _effect(still)})
    means = [float(it[:180].mean()) for it in watch(tmp_path / "film.mp4").pictures]
    assert max(means) - min(means) < 0.5


def test_moviepy_s_own_effects_can_be_used(tmp_path: Path) -> None:
    """Its fades give floating-point numbers."""
    from moviepy import vfx  # noqa: PLC0415  # slow to load, for one test

    plan = plan_of([Cut("1A", 24)])
    _make(tmp_path, plan, {"1A": _effect(lambda clip: clip.with_effects([vfx.FadeIn(0.5)]))})
    means = [float(it[:180].mean()) for it in watch(tmp_path / "film.mp4").pictures]
    assert means[0] < 20 < means[6] < means[-1]


def test_the_stock_effects_do_what_they_are_called(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 48), Cut("1B", 24)])
    takes = {"1A": Clip(1, 48)}
    _make(tmp_path, plan, {"1A": STOCK["freeze-frame"], "1B": STOCK["black-and-white"]}, takes)
    film = watch(tmp_path / "film.mp4")
    assert list(film.codes[:48]) == [*codes(1, range(25)), *codes(1, [24] * 23)]
    assert list(film.codes[48:]) == codes(2, range(24))
    colours = np.zeros((90, 120, 3), dtype=np.uint8)
    colours[..., 0] = 255
    grey = STOCK["black-and-white"].function(colours, 0.0)
    assert grey.dtype == np.uint8
    assert set(np.unique(grey)) == {54}


def _raising(_frame: np.ndarray, t: float) -> np.ndarray:
    if t > 0.3:
        raise ValueError("no\nmore light")
    return _frame


def _leaving(_clip: MoviePyClip) -> MoviePyClip:
    sys.exit(3)


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (_effect(_raising, "frame"), "ValueError: no more light"),
        (_effect(_leaving), "SystemExit: 3"),
        (_effect(lambda _clip: None), "NoneType, not a clip"),
        (_effect(lambda clip: clip.with_duration(3)), "of 3 s, not of 1 s"),
        (_effect(lambda clip: clip.resized(0.5)), "(90, 160, 3)"),
        (_effect(lambda frame, _t: frame[..., 0], "frame"), "(180, 320)"),
        (_effect(lambda frame, _t: frame.astype(np.int64), "frame"), "int64"),
        (_effect(lambda frame, _t: frame * np.nan, "frame"), "no picture"),
        (_effect(lambda _frame, _t: [1, 2], "frame"), "a frame of list"),
    ],
)
def test_what_an_effect_does_wrong_is_told_with_its_name_and_leaves_no_half_film(
    tmp_path: Path, effect: Effect, words: str
) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 24)])
    (tmp_path / "film.mp4").write_bytes(b"before")
    with pytest.raises(AssembleError) as raised:
        _make(tmp_path, plan, {"1B": effect})
    assert raised.value.code is Code.FAILED_EFFECT
    assert "the effect test failed on 1B" in str(raised.value)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "Error" not in words or f"({__file__}, line " in str(raised.value)
    assert (tmp_path / "film.mp4").read_bytes() == b"before"
    assert {it.suffix for it in (tmp_path / "parts").iterdir()} <= {".part", ".json"}


def test_what_an_effect_made_is_kept_until_the_effect_changes(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24)])
    runs: list[int] = []

    def counted(clip: MoviePyClip) -> MoviePyClip:
        runs.append(1)
        return clip

    for version, wanted in (("1", 1), ("1", 1), ("2", 2)):
        _make(tmp_path, plan, {"1A": Effect("test", version, "clip", counted)})
        assert len(runs) == wanted


def test_an_effect_is_found_beside_the_configuration_and_never_in_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, project = tmp_path / "own", tmp_path / "project"
    own.mkdir()
    project.mkdir()
    monkeypatch.chdir(project)
    monkeypatch.syspath_prepend(str(project))
    for name in ("effects_of_mine", "effects_of_theirs"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    (project / "effects_of_theirs.py").write_text("raise SystemError('it ran')\n", encoding="utf-8")
    (project / "effects_of_mine.py").write_text("raise SystemError('it ran')\n", encoding="utf-8")
    mine = own / "effects_of_mine.py"
    mine.write_text("def noir(clip):\n    return clip\n", encoding="utf-8")
    configured = {
        "mine": EffectConfig("effects_of_mine", "noir"),
        "gone": EffectConfig("effects_of_mine", "nowhere"),
        "theirs": EffectConfig("effects_of_theirs", "noir"),
    }
    path = list(sys.path)
    found = load_effect("mine", configured, own, project)
    assert found.function("x") == "x"
    for name, words in (("theirs", "No module named"), ("gone", "nowhere"), ("mien", "mine")):
        with pytest.raises(AssembleError, match=words) as raised:
            load_effect(name, configured, own, project)
        assert raised.value.code is Code.UNUSABLE_EFFECT
    assert sys.path == path
    monkeypatch.delitem(sys.modules, "effects_of_mine")
    mine.write_text("def noir(clip):\n    return clip or None\n", encoding="utf-8")
    os.utime(mine, (1, 1))
    assert load_effect("mine", configured, own, project).version != found.version


@pytest.mark.parametrize("is_project", [False, True])
def test_a_package_can_bring_effects_and_a_project_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_project: bool
) -> None:
    info = tmp_path / "filmlook-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: filmlook\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[storyc.effects]\nold-film = filmlook_effects:old\n", encoding="utf-8"
    )
    (tmp_path / "filmlook_effects.py").write_text(
        "def old(clip):\n    return 8\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    if is_project:
        with pytest.raises(AssembleError, match="there is no effect called 'old-film'"):
            load_effect("old-film", {}, tmp_path / "none", tmp_path)
        return
    found = load_effect("old-film", {}, tmp_path / "none", tmp_path / "project")
    assert (found.takes, found.function(None)) == ("clip", 8)
    monkeypatch.delitem(sys.modules, "filmlook_effects")
