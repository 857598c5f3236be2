"""Clips that go on in another light are brought together where they meet, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.clips import listen
from support.cuts import Cut, dissolve, plan_of

from storyc.assemble import FilmReport, assemble
from storyc.assemble.changes import Changes, with_changes
from storyc.assemble.colour_match import ColourMatch
from storyc.assemble.edit import ClipRange, Made, Straight
from storyc.assemble.end_frames import end_frames
from storyc.assemble.grade import Grade, PlaneGrade
from storyc.assemble.join_measure import compare, measure_joins
from storyc.assemble.picture import Picture, plain_picture, planes
from storyc.assemble.provenance import origins_of
from storyc.assemble.report_page import report_page
from storyc.assemble.stock_effects import STOCK
from storyc.plan.plan import Plan

SIZE = (320, 180)
_FLAT = plain_picture(*SIZE, "grey")


@dataclass(frozen=True)
class Light:
    """A picture in a light: by how much its planes differ from the scene's."""

    luma: float = 0
    blue: float = 0
    red: float = 0
    contrast: float = 1
    seed: int = 1


def _picture(light: Light, number: int) -> Picture:
    """Return frame `number` of a still scene with a little that moves."""
    random = np.random.default_rng(light.seed)
    picture = np.empty((270, 320), dtype=np.float64)
    parts = planes(picture, *SIZE)  # type: ignore[arg-type]  # views of any kind of number
    shift = (light.luma, light.blue, light.red)
    for plane, base, more in zip(parts, (110, 120, 136), shift, strict=True):
        rows, columns = plane.shape
        tiles = random.normal(0, 25, (rows // 10, columns // 10))
        plane[:] = base + more + light.contrast * np.kron(tiles, np.ones((10, 10)))
    parts[0][80:90, number % 300 : number % 300 + 10] += 30
    return np.clip(np.rint(picture), 16, 235).astype(np.uint8)


def _draw(path: Path, light: Light, frames: int, keys: tuple[int, ...] = ()) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.gop_size = 250
        stream.options = {"preset": "ultrafast", "crf": "4", "bf": "0"}
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(_picture(light, number), format="yuv420p")
            frame.pts, frame.pict_type = number, int(number in keys)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def _plan(*cuts: Cut) -> Plan:
    plan = plan_of(cuts)
    first, *others = plan.segments
    linked = (first, *(it.model_copy(update={"link": "match"}) for it in others))
    return plan.model_copy(update={"segments": linked})


def _film(
    folder: Path, plan: Plan, lights: Mapping[str, Light], *, matches: bool, keys: int = 48
) -> FilmReport:
    takes = {}
    for it in plan.segments:
        path = folder / f"{it.slate}.mp4"
        takes[it.slate] = (
            path
            if path.exists()
            else _draw(path, lights.get(it.slate, Light()), it.clip_frames, (keys,))
        )
    return assemble(
        plan,
        takes,
        (),
        {},
        folder / f"{matches}.mp4",
        on_progress=lambda *_: None,
        parts=folder / "parts",
        matches_colour=matches,
    )


def _pictures(path: Path) -> list[Picture]:
    with av.open(str(path)) as container:
        return [it.to_ndarray() for it in container.decode(video=0)]


def _jump(pictures: list[Picture], at: int) -> float:
    pair = ("old", pictures[at - 1]), ("new", pictures[at])
    return compare(*pair, SIZE, link="match").colour_shift


@pytest.mark.parametrize(
    "light",
    [Light(luma=9), Light(luma=-14, contrast=0.9), Light(blue=6, red=-8), Light(contrast=1.15)],
)
def test_the_jump_at_a_join_is_gone_and_all_else_is_as_it_was(tmp_path: Path, light: Light) -> None:
    plan = _plan(Cut("1A", 36), Cut("1B", 72), Cut("1C", 24))
    _film(tmp_path, plan, {"1B": light}, matches=False)
    report = _film(tmp_path, plan, {"1B": light}, matches=True)
    before, after = (_pictures(tmp_path / f"{it}.mp4") for it in (False, True))
    assert len(after) == len(before) == plan.frames
    match = report.changes.matches[0]
    assert match.grade is not None
    assert match.grade.frames == 48
    assert report.told(24)["1B"] == ("colour of the first 2.0 s matched to 1A",)
    old, new = (np.abs(it[36].astype(int) - it[35]).mean() for it in (before, after))
    assert new < old / 2
    assert _jump(after, 36) < 1.5
    # The take has a key frame at the end of the window: from there on it is copied.
    for number in (*range(36), *range(36 + 48, 108)):
        assert np.array_equal(before[number], after[number]), number
    assert np.array_equal(listen(tmp_path / "False.mp4"), listen(tmp_path / "True.mp4"))


def test_a_correction_leaves_without_a_jump_of_its_own(tmp_path: Path) -> None:
    plan = _plan(Cut("1A", 12), Cut("1B", 60))
    _film(tmp_path, plan, {"1B": Light(luma=18)}, matches=True)
    means = [float(it[:180].mean()) for it in _pictures(tmp_path / "True.mp4")]
    steps = np.diff(means)
    assert steps.min() > -0.3
    assert steps.max() < 1.2
    assert means[-1] - means[11] == pytest.approx(18, abs=0.5)


@pytest.mark.parametrize(
    ("cuts", "lights", "why"),
    [
        ((Cut("1A", 24), Cut("1B", 48)), {}, "nobody sees"),
        ((Cut("1A", 24), Cut("1B", 48)), {"1B": Light(luma=40)}, "another light"),
        ((Cut("1A", 24), Cut("1B", 48)), {"1B": Light(luma=5, seed=2)}, "another picture"),
        ((Cut("1A", 24), Cut("1B", 11)), {"1B": Light(luma=9)}, "too short"),
    ],
)
def test_what_is_no_drift_is_left_alone_and_told(
    tmp_path: Path, cuts: tuple[Cut, ...], lights: dict[str, Light], why: str
) -> None:
    report = _film(tmp_path, _plan(*cuts), lights, matches=True)
    (match,) = report.changes.matches
    assert match.grade is None
    assert why in match.left
    assert match.before == match.after
    assert report.encoded_frames == 0


def test_cuts_to_something_else_and_blends_are_not_matched(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 48)])
    report = _film(tmp_path, plan, {"1B": Light(luma=9)}, matches=True)
    assert report.changes.matches == ()
    (tmp_path / "1B.mp4").unlink()
    (tmp_path / "1A.mp4").unlink()
    plan = _plan(Cut("1A", 24), Cut("1B", 48, begins=dissolve(8)))
    report = _film(tmp_path, plan, {"1B": Light(luma=9)}, matches=True)
    assert report.changes.matches == ()


def test_over_a_chain_of_clips_corrections_do_not_add_up(tmp_path: Path) -> None:
    lights = {"1B": Light(luma=8), "1C": Light(luma=16), "1D": Light(luma=8)}
    plan = _plan(*(Cut(f"1{it}", 48) for it in "ABCD"))
    report = _film(tmp_path, plan, lights, matches=True)
    shown = _pictures(tmp_path / "True.mp4")
    for at in (48, 96, 144):
        assert _jump(shown, at) < 1.5
    # Each clip ends in its own light, so each correction is that of one join.
    found = [it.before.shift[0] for it in report.changes.matches]
    assert found == [pytest.approx(it, abs=0.5) for it in (8, 8, -8)]


@given(
    st.integers(0, 20),
    st.integers(1, 90),
    st.integers(1, 60),
    st.booleans(),
)
def test_parting_a_film_at_its_changes_loses_no_frame(
    first: int,
    frames: int,
    window: int,
    has_effect: bool,  # noqa: FBT001  # Hypothesis gives it
) -> None:
    same = PlaneGrade(1, 0)
    join = compare(("1A", _FLAT), ("1B", _FLAT), SIZE, link="match")
    match = ColourMatch(join, join, Grade(first, window, (same, same, same)))
    effects = {"1B": STOCK["freeze-frame"]} if has_effect else {}
    clip = ClipRange("1B", first, frames)
    pieces = list(with_changes([Straight(clip)], Changes(effects, (match,))))
    ranges = [it.clip for it in pieces if isinstance(it, Made | Straight)]
    assert [at for it in ranges for at in range(it.first, it.first + it.frames)] == list(
        range(first, first + frames)
    )
    made = sum(it.frames for it in pieces if isinstance(it, Made))
    assert made == (frames if has_effect else min(window, frames))
    assert all(it.frames for it in pieces)


def test_a_new_take_before_a_join_makes_a_new_correction(tmp_path: Path) -> None:
    """The corrected clip is the same file, and what was kept of it is of no use."""
    plan = _plan(Cut("1A", 24), Cut("1B", 48))
    for luma in (0, 16):
        (tmp_path / "1A.mp4").unlink(missing_ok=True)
        _film(tmp_path, plan, {"1A": Light(luma=luma), "1B": Light(luma=9)}, matches=True)
        assert _jump(_pictures(tmp_path / "True.mp4"), 24) < 1.5


def test_the_share_of_a_correction_falls_from_one_to_nothing() -> None:
    same = PlaneGrade(1, 0)
    grade = Grade(10, 48, (PlaneGrade(1, 12), same, same))
    shares = [grade.share(it) for it in range(9, 60)]
    assert shares[0] == 0
    assert shares[1] == 1
    assert shares[49:] == [0, 0]
    assert all(a > b for a, b in pairwise(shares[1:50]))


def test_the_report_has_each_join_before_and_after_and_what_was_done(tmp_path: Path) -> None:
    plan = _plan(Cut("1A", 24), Cut("1B", 48), Cut("1C", 24))
    report = _film(tmp_path, plan, {"1B": Light(luma=9), "1C": Light(luma=60)}, matches=True)
    takes = {it.slate: tmp_path / f"{it.slate}.mp4" for it in plan.segments}
    ends = end_frames(plan, takes, report.changes)
    joins = tuple(measure_joins(plan, ends))
    assert joins[0].shift[0] == pytest.approx(0, abs=0.5)
    page = report_page(plan, report, ends, joins, origins_of(plan, takes, set()))
    assert "+9.0 → +0.0" in page
    assert "brightness ×1.00 -9.0" in page
    assert "over 48 frames" in page
    assert "none: the difference is that of another light" in page
