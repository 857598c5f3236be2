"""Real clips for the conformance server: what was asked for, with sound."""

from functools import cache
from io import BytesIO

import av
import numpy as np

RATE = 48_000


@cache
def clip(
    seconds: int, width: int, height: int, fps: int = 24, *, sound: bool = True, tint: int = 0
) -> bytes:
    """Return an MP4 of H.264 and AAC, of exactly so many frames; `tint` tells clips apart."""
    written = BytesIO()
    with av.open(written, "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=fps, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        audio = container.add_stream("aac", rate=RATE, layout="stereo") if sound else None
        picture = np.full((height * 3 // 2, width), 128, np.uint8)
        for number in range(seconds * fps):
            picture[:height] = 40 + (number * 3 + tint) % 160
            frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if audio is not None:
            container.mux(audio.encode(_tone(seconds)))
            container.mux(audio.encode(None))
    return written.getvalue()


def _tone(seconds: int) -> av.AudioFrame:
    times = np.arange(seconds * RATE) / RATE
    wave = (np.sin(2 * np.pi * 220 * times) * 0.2).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]), "fltp", layout="stereo")
    frame.sample_rate = RATE
    return frame
