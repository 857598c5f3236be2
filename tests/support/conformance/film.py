"""The clips that the conformance server makes: real files of any length and size."""

from fractions import Fraction
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

RATE = 48_000
_BLOCK = 1024


class Film(NamedTuple):
    """What a clip shows. Units: seconds, pixels, frames a second, hertz."""

    seconds: float
    width: int
    height: int
    fps: int = 24
    has_sound: bool = True
    hum_hz: int = 220


class _Kind(NamedTuple):
    """A kind of file, and what is in it."""

    container: str
    picture: str
    sound: str
    options: tuple[tuple[str, str], ...] = ()


_MP4 = _Kind("mp4", "libx264", "aac")
_WEBM = _Kind("webm", "libvpx", "libopus")
_MATROSKA = _Kind("matroska", "libx264", "aac")
_STREAM = _Kind(
    "mp4", "libx264", "aac", (("movflags", "empty_moov+default_base_moof+frag_keyframe"),)
)
_AVI = _Kind("avi", "mpeg4", "mp3")


def mp4(film: Film) -> bytes:
    """Return a clip: H.264 with AAC."""
    return _made(film, _MP4)


def webm(film: Film) -> bytes:
    """Return the same as WebM: VP8 with Opus."""
    return _made(film, _WEBM)


def matroska(film: Film) -> bytes:
    """Return the same as Matroska."""
    return _made(film, _MATROSKA)


def moov_first(film: Film) -> bytes:
    """Return the same as a stream in pieces, without the box that a file begins with."""
    data = _made(film, _STREAM)
    return data[int.from_bytes(data[:4], "big") :]


def avi(film: Film) -> bytes:
    """Return the same as AVI."""
    return _made(film, _AVI)


@lru_cache(maxsize=64)
def _made(film: Film, kind: _Kind) -> bytes:
    file = BytesIO()
    with av.open(file, "w", format=kind.container, options=dict(kind.options)) as container:
        picture = container.add_stream(kind.picture, rate=film.fps)
        assert isinstance(picture, VideoStream)
        picture.width, picture.height, picture.pix_fmt = film.width, film.height, "yuv420p"
        picture.time_base = Fraction(1, film.fps)
        picture.options = {"preset": "ultrafast"} if kind.picture == "libx264" else {}
        sound = _sound(container, kind.sound) if film.has_sound else None
        for number in range(round(film.seconds * film.fps)):
            grey = np.full((film.height * 3 // 2, film.width), 16 + number % 200, dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, film.fps)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        if sound is not None:
            _hum(container, sound, film)
    return file.getvalue()


def _sound(container: OutputContainer, codec: str) -> AudioStream:
    found = container.add_stream(codec, rate=RATE, layout="stereo")
    assert isinstance(found, AudioStream)
    return found


def _hum(container: OutputContainer, sound: AudioStream, film: Film) -> None:
    planar = sound.codec_context.format.name.endswith("p")
    for start in range(0, round(film.seconds * RATE), _BLOCK):
        turns = np.arange(start, start + _BLOCK) * film.hum_hz / RATE
        hum = np.tile(np.sin(turns * 2 * np.pi).astype(np.float32) / 8, (2, 1))
        data = hum if planar else np.ascontiguousarray(hum.T).reshape(1, -1)
        heard = av.AudioFrame.from_ndarray(
            data, format="fltp" if planar else "flt", layout="stereo"
        )
        heard.sample_rate, heard.pts = RATE, start
        heard.time_base = Fraction(1, RATE)
        container.mux(sound.encode(heard))
    container.mux(sound.encode(None))
