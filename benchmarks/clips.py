"""Clips as a service delivers them: grainy pictures, a voice of sorts, key frames far apart."""

import shutil
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

FPS, SECONDS, SIZE, SMALL = 24, 10, (1280, 720), (64, 64)
_DRAWN = 3
_BITS = 6_000_000
_RATE = 48_000


def draw_clips(folder: Path, count: int) -> list[Path]:
    """Write so many clips, of which only some differ, as far as copying is concerned."""
    drawn = [_draw(folder / f"drawn{n}.mp4", n) for n in range(min(_DRAWN, count))]
    clips = [folder / f"{n:04}.mp4" for n in range(count)]
    for number, clip in enumerate(clips):
        shutil.copyfile(drawn[number % len(drawn)], clip)
    return clips


def draw_small(path: Path) -> Path:
    """Write a clip that is small on the disk."""
    return _draw(path, 0, SMALL)


def _draw(path: Path, number: int, size: tuple[int, int] = SIZE) -> Path:
    chance = np.random.default_rng(number)
    grain = chance.normal(0, 5, (size[1] * 2, size[0] * 2))
    across = np.linspace(40, 200, size[0])
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        picture = container.add_stream("libx264", rate=FPS)
        picture.width, picture.height = size
        picture.pix_fmt, picture.gop_size, picture.bit_rate = "yuv420p", 250, _BITS
        picture.options = {"preset": "veryfast", "bf": "2"}
        sound = container.add_stream("aac", rate=_RATE, layout="stereo")
        frame = np.full((size[1] * 3 // 2, size[0]), 128, dtype=np.uint8)
        for at in range(FPS * SECONDS):
            top, left = chance.integers(0, size[1]), chance.integers(0, size[0])
            noise = grain[top : top + size[1], left : left + size[0]]
            frame[: size[1]] = np.roll(across, 4 * at)[None, :] + noise
            shown = av.VideoFrame.from_ndarray(frame, "yuv420p")
            shown.pts, shown.time_base = at, Fraction(1, FPS)
            container.mux(picture.encode(shown))
        container.mux(picture.encode(None))
        container.mux(sound.encode(_voice(chance)))
        container.mux(sound.encode(None))
    return path


def _voice(chance: np.random.Generator) -> av.AudioFrame:
    """Return noise and a tone that come and go about three times a second, as speech does."""
    times = np.arange(SECONDS * _RATE) / _RATE
    syllables = np.clip(np.sin(2 * np.pi * 1.5 * times), 0, 1) ** 2
    tone = 0.2 * np.sin(2 * np.pi * 180 * times) + chance.normal(0, 0.05, len(times))
    wave = (tone * syllables).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]), "fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = _RATE, 0, Fraction(1, _RATE)
    return frame
