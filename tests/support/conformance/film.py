"""The clips that the conformance server makes: real MP4 files of any length and size."""

from fractions import Fraction
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

import av
import numpy as np

RATE = 48_000
_BLOCK = 1024
_HUM_HZ = 220


class Film(NamedTuple):
    """What a clip shows. Units: seconds, pixels, frames a second."""

    seconds: float
    width: int
    height: int
    fps: int = 24
    has_sound: bool = True


@lru_cache(maxsize=64)
def mp4(film: Film) -> bytes:
    """Return a clip: H.264 with AAC."""
    file = BytesIO()
    with av.open(file, "w", format="mp4") as container:
        picture = container.add_stream("libx264", rate=film.fps)
        picture.width, picture.height, picture.pix_fmt = film.width, film.height, "yuv420p"
        picture.time_base = Fraction(1, film.fps)
        picture.options = {"preset": "ultrafast"}
        sound = container.add_stream("aac", rate=RATE, layout="stereo") if film.has_sound else None
        for number in range(round(film.seconds * film.fps)):
            grey = np.full((film.height * 3 // 2, film.width), 16 + number % 200, dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, film.fps)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        if sound is not None:
            for start in range(0, round(film.seconds * RATE), _BLOCK):
                turns = np.arange(start, start + _BLOCK) * _HUM_HZ / RATE
                hum = np.tile(np.sin(turns * 2 * np.pi).astype(np.float32) / 8, (2, 1))
                heard = av.AudioFrame.from_ndarray(hum, format="fltp", layout="stereo")
                heard.sample_rate, heard.pts = RATE, start
                heard.time_base = Fraction(1, RATE)
                container.mux(sound.encode(heard))
            container.mux(sound.encode(None))
    return file.getvalue()
