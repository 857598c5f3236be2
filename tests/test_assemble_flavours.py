"""Takes that are not what was asked for still become the film that was planned."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from support.clips import BLACK, WHITE, Clip, codes, watch
from support.cuts import Cut, dissolve, plan_of
from support.films import make

from storyc.assemble import assemble

_CUTS = [Cut("1A", 24), Cut("1B", 48), Cut("1C", 24)]
_PLAIN = Clip(2, 48, flashes=(12, 36), luma=120)
_FLAVOURS = {
    "25 fps": (replace(_PLAIN, fps=Fraction(25), frames=50, flashes=(25,)), (1.0,)),
    "30 fps": (replace(_PLAIN, fps=Fraction(30), frames=60, flashes=(15, 45)), (0.5, 1.5)),
    "60 fps": (replace(_PLAIN, fps=Fraction(60), frames=120, flashes=(30, 31, 32)), (0.5,)),
    "23.976 fps": (replace(_PLAIN, fps=Fraction(24000, 1001)), (0.5, 1.5)),
    "larger": (replace(_PLAIN, size=(640, 360)), (0.5, 1.5)),
    "odd rows": (replace(_PLAIN, size=(322, 182)), (0.5, 1.5)),
    "HEVC": (
        replace(_PLAIN, codec="libx265", options={"x265-params": "log-level=none"}),
        (0.5, 1.5),
    ),
    "open GOP": (
        replace(_PLAIN, options={"preset": "veryfast", "x264-params": "open-gop=1:keyint=12"}),
        (0.5, 1.5),
    ),
    "mono 44.1 kHz": (replace(_PLAIN, rate=44_100, layout="mono", sound="aac"), (0.5, 1.5)),
    "AAC": (replace(_PLAIN, sound="aac"), (0.5, 1.5)),
    "longer": (replace(_PLAIN, frames=90, flashes=(12, 36, 60)), (0.5, 1.5)),
    "long sound": (replace(_PLAIN, sound_s=Fraction(4)), (0.5, 1.5)),
}


@pytest.mark.parametrize("flavour", _FLAVOURS)
def test_the_film_is_exact_whatever_the_take(tmp_path: Path, flavour: str) -> None:
    clip, flashes = _FLAVOURS[flavour]
    made = make(tmp_path, _CUTS, {"1B": clip})
    assert len(made.film.codes) == 96
    assert list(made.film.codes[:24]) == codes(1, range(24))
    assert list(made.film.codes[72:]) == codes(3, range(24))
    assert all(number == 2 for number, _ in made.film.codes[24:72])
    wanted = [0.5, *(1 + flash for flash in flashes), 3.5]
    assert [float(time) for time in made.film.flash_times] == pytest.approx(wanted)
    assert made.film.beep_times == pytest.approx(wanted, abs=0.0021)


def test_a_take_of_the_right_rate_shows_every_frame_once(tmp_path: Path) -> None:
    slow = replace(_PLAIN, fps=Fraction(24000, 1001))
    made = make(tmp_path, _CUTS, {"1B": slow})
    assert list(made.film.codes[24:72]) == codes(2, range(48))
    assert made.report.conformed == {"1B": "23.976 frames a second"}


def test_what_is_conformed_is_told(tmp_path: Path) -> None:
    made = make(tmp_path, _CUTS, {"1B": replace(_PLAIN, size=(640, 360))})
    assert made.report.conformed == {"1B": "640x360"}
    assert made.report.told(24) == {"1B": ("made to fit (640x360)",)}
    assert (made.report.copied_frames, made.report.encoded_frames) == (48, 48)


def test_a_take_of_another_shape_stands_on_black(tmp_path: Path) -> None:
    tall = Clip(1, 24, size=(180, 320), luma=120)
    picture = make(tmp_path, [Cut("1A", 24)], {"1A": tall}).film.pictures[0]
    middle = picture[90]
    assert middle[:105] == pytest.approx(16, abs=2)
    assert middle[-105:] == pytest.approx(16, abs=2)
    assert middle[115:-115] == pytest.approx(120, abs=2)


@pytest.mark.parametrize(
    ("degrees", "size", "white", "black"),
    [
        (90, (180, 320), (112, 40), (67, 40)),
        (-90, (180, 320), (67, 280), (112, 280)),
        (180, (320, 180), (160, 200), (160, 120)),
    ],
)
def test_a_turned_take_is_set_upright(
    tmp_path: Path,
    degrees: int,
    size: tuple[int, int],
    white: tuple[int, int],
    black: tuple[int, int],
) -> None:
    """The eighth of the twenty bars at the top is white; degrees count against the clock."""
    turned = Clip(1, 24, size=size, luma=120, rotation=degrees)
    picture = make(tmp_path, [Cut("1A", 24)], {"1A": turned}).film.pictures[0]
    assert picture[white] == pytest.approx(WHITE, abs=5)
    assert picture[black] == pytest.approx(BLACK, abs=5)


def test_a_take_without_sound_is_silent_and_its_neighbours_are_not(tmp_path: Path) -> None:
    film = make(tmp_path, _CUTS, {"1B": replace(_PLAIN, sound=None)}).film
    assert film.beep_times == pytest.approx([0.5, 3.5], abs=0.001)
    assert np.abs(film.sound[:, 50_000:140_000]).max() < 1e-3


def test_sound_that_ends_early_is_followed_by_silence(tmp_path: Path) -> None:
    film = make(tmp_path, _CUTS, {"1B": replace(_PLAIN, sound_s=Fraction(1))}).film
    assert film.beep_times == pytest.approx([0.5, 1.5, 3.5], abs=0.001)
    assert film.sound.shape[1] >= 96 * 2000


def test_a_silent_film_has_no_loudness(tmp_path: Path) -> None:
    made = make(tmp_path, [Cut("1A", 24)], {"1A": Clip(1, 24, sound=None)})
    assert made.report.loudness.integrated_lufs is None
    assert not made.film.sound.any()


def test_conformed_takes_dissolve_too(tmp_path: Path) -> None:
    cuts = [Cut("1A", 24), Cut("1B", 24, begins=dissolve(8))]
    clips = {
        "1A": Clip(1, 40, fps=Fraction(30), size=(640, 360), luma=80),
        "1B": Clip(2, 28, codec="mpeg4", options={}, luma=120),
    }
    film = make(tmp_path, cuts, clips).film
    for number, grey in enumerate(film.greys[20:28]):
        assert grey == pytest.approx(80 + 40 * (2 * number + 1) / 16, abs=2)


@pytest.mark.parametrize("fps", [23, 25, 30, 60])
def test_other_frame_rates_of_the_film(tmp_path: Path, fps: int) -> None:
    made = make(tmp_path, [Cut("1A", 31), Cut("1B", 37), Cut("1C", 29)], fps=fps)
    assert made.film.times == tuple(Fraction(n, fps) for n in range(97))
    flashes = [float(time) for time in made.film.flash_times]
    assert made.film.beep_times == pytest.approx(flashes, abs=0.001)
    assert len(flashes) == 3


@pytest.mark.parametrize(
    ("light", "coded"), [(ColorTrc.ARIB_STD_B67, 0.75), (ColorTrc.SMPTE2084, 0.58)]
)
def test_high_dynamic_range_becomes_the_light_of_the_film(
    tmp_path: Path, light: ColorTrc, coded: float
) -> None:
    """Diffuse white is coded so by HLG and PQ (ITU-R BT.2408-7, table 1), and is white here."""
    path = tmp_path / "phone.mp4"
    frame = av.VideoFrame(320, 180, "yuv420p10le")
    for number, plane in enumerate(frame.planes):
        level = 512 if number else round(64 + 876 * coded)
        np.frombuffer(plane, np.uint16)[:] = level
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx265", rate=24, width=320, height=180)
        stream.pix_fmt, stream.options = "yuv420p10le", {"x265-params": "log-level=none"}
        coder = stream.codec_context
        coder.colorspace, coder.color_range = Colorspace.BT2020, ColorRange.MPEG
        coder.color_trc, coder.color_primaries = light, ColorPrimaries.BT2020
        for number in range(24):
            frame.pts, frame.time_base = number, Fraction(1, 24)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    plan = plan_of([Cut("1A", 24)])
    film = tmp_path / "film.mp4"
    assemble(plan, {"1A": path}, [], {}, film, on_progress=lambda *_: None)
    assert watch(film).greys == pytest.approx([WHITE] * 24, abs=4)
