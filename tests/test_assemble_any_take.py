"""One film of every kind of take: all frames, in order, with their sound."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from support.clips import Clip, Film, codes, draw, draw_cut, watch
from support.cuts import Cut, plan_of

from storyc.assemble import assemble

FRAMES, FLASH = 24, 12
_PLAIN = Clip(0, FRAMES, flashes=(FLASH,))
_QUIET_X265 = {"x265-params": "log-level=none"}
_KINDS = {
    "as asked": _PLAIN,
    "with B frames": replace(_PLAIN, options={"preset": "veryfast", "bf": "3"}),
    "HEVC of ten bits": replace(
        _PLAIN, codec="libx265", pixels="yuv420p10le", options=_QUIET_X265, sound="aac"
    ),
    "AV1": replace(_PLAIN, codec="libsvtav1", options={"preset": "10"}, sound="libopus"),
    "VP9 in WebM": replace(_PLAIN, codec="libvpx-vp9", options={"crf": "20"}, sound="libopus"),
    "H.264 of 4:4:4": replace(_PLAIN, pixels="yuv444p"),
    "odd sides": replace(_PLAIN, codec="libvpx-vp9", options={"crf": "20"}, size=(331, 187)),
    "frames that are late": replace(_PLAIN, late=Fraction(1, 4)),
    "5.1 sound": replace(_PLAIN, sound="ac3", layout="5.1"),
    "44.1 kHz mono": replace(_PLAIN, sound="aac", rate=44_100, layout="mono"),
    "96 kHz": replace(_PLAIN, sound="flac", rate=96_000),
    "larger": replace(_PLAIN, size=(640, 360)),
    "60 fps": replace(_PLAIN, fps=Fraction(60), frames=60, flashes=(30, 31, 32)),
    "an open GOP": replace(
        _PLAIN, options={"preset": "veryfast", "x264-params": "open-gop=1:keyint=8"}
    ),
    "longer": replace(_PLAIN, frames=40),
    "longer sound": replace(_PLAIN, sound_s=Fraction(3, 2)),
    "shorter sound": replace(_PLAIN, sound_s=Fraction(3, 4)),
    "no sound": replace(_PLAIN, sound=None),
    "an edit inside the file": replace(_PLAIN, frames=40, flashes=(FLASH + 10,)),
    "as asked again": _PLAIN,
}
_LEFT_OUT = {"an edit inside the file": 10}
_ENCODED = {
    "HEVC of ten bits",
    "AV1",
    "VP9 in WebM",
    "H.264 of 4:4:4",
    "odd sides",
    "frames that are late",
    "larger",
    "60 fps",
    "an edit inside the file",
}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """Return a film of a second of each kind, made in another folder twice over."""
    folder = tmp_path_factory.mktemp("kinds")
    plan = plan_of([Cut(kind, FRAMES) for kind in _KINDS])
    takes = {}
    for number, (kind, clip) in enumerate(_KINDS.items(), start=1):
        path = folder / f"{number}.{'webm' if 'WebM' in kind else 'mp4'}"
        own, left_out = replace(clip, number=number), _LEFT_OUT.get(kind, 0)
        takes[kind] = draw_cut(path, own, left_out) if left_out else draw(path, own)
    report = assemble(plan, takes, [], {}, folder / "film.mp4", on_progress=lambda *_: None)
    assert set(report.conformed) == _ENCODED
    return watch(folder / "film.mp4")


def test_frames_follow_each_other_evenly(film: Film) -> None:
    assert film.times == tuple(Fraction(n, 24) for n in range(FRAMES * len(_KINDS)))


@pytest.mark.parametrize("kind", _KINDS)
def test_every_frame_of_the_take_is_shown_once_in_order(film: Film, kind: str) -> None:
    number = list(_KINDS).index(kind)
    shown = list(film.codes[number * FRAMES : (number + 1) * FRAMES])
    step = 60 / 24 if kind == "60 fps" else 1
    first = _LEFT_OUT.get(kind, 0)
    wanted = codes(number + 1, [first + round(n * step - 0.01) for n in range(FRAMES)])
    assert shown == wanted


@pytest.mark.parametrize("kind", [kind for kind in _KINDS if kind != "no sound"])
def test_sound_is_within_a_millisecond_of_the_picture(film: Film, kind: str) -> None:
    start = list(_KINDS).index(kind)
    flash = start + FLASH / 24
    assert flash in [float(time) for time in film.flash_times]
    near = film.sound[0, round((flash - 0.2) * 48_000) : round((flash + 0.2) * 48_000)]
    first = int(np.flatnonzero(np.abs(near) > 0.5 * np.abs(near).max())[0])
    assert first / 48_000 == pytest.approx(0.2, abs=0.001)


def test_sound_is_as_long_as_the_picture(film: Film) -> None:
    assert 0 <= film.sound.shape[1] - len(film.codes) * 2000 <= 1024


def test_nothing_is_heard_at_a_join(film: Film) -> None:
    """No click, and nothing of the silence and noise that coders put before sound."""
    for number in range(1, len(_KINDS)):
        join = number * 48_000
        assert np.abs(film.sound[:, join - 4800 : join + 4800]).max() < 0.01
