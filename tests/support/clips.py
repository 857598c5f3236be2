"""Clips that say in every frame which frame they are, and how to read them back from a film.

A frame has a row of black and white bars (8 bits clip, 12 bits frame), a grey field of the clip's
own luma, and a band that flashes white together with a beep.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

CLIP_BITS = 8
FRAME_BITS = 12
_BITS = CLIP_BITS + FRAME_BITS
BLACK, WHITE = 16, 235
BEEP_S = Fraction(1, 25)
_TICKS = 100
"""Units of time in a frame."""

_CHANNELS = {"mono": 1, "stereo": 2, "5.1": 6}
_SAMPLES = {"flac": "s16", "aac": "fltp", "pcm_s16le": "s16", "libopus": "flt", "ac3": "fltp"}


@dataclass(frozen=True)
class Clip:
    """What to draw. Units: frames at `fps`; `flashes` are frames that flash and beep.

    The sound track starts at frame `sound_from`, its beeps stay with the flashes; the first picture
    is shown `picture_from` frames after the clip's time zero. Every other frame is late by `late`
    of its length. `pixels` is the format as the encoder is given it. The steady tone lasts from
    second `tone_from` to `tone_until`.
    """

    number: int
    frames: int
    flashes: tuple[int, ...] = ()
    fps: Fraction = Fraction(24)
    size: tuple[int, int] = (320, 180)
    luma: int = 100
    keys: tuple[int, ...] = ()
    codec: str = "libx264"
    options: dict[str, str] = field(default_factory=dict)
    sound: str | None = "flac"
    sound_s: Fraction | None = None
    rate: int = 48_000
    layout: str = "stereo"
    loudness: float = 0.25
    rotation: int = 0
    tone_hz: float = 0
    tone_from: float = 0
    tone_until: float = 1e9
    sound_from: int = 0
    picture_from: Fraction = Fraction(0)
    late: Fraction = Fraction(0)
    pixels: str = "yuv420p"


def draw(path: Path, clip: Clip, movflags: str = "+faststart") -> Path:
    """Write a clip as MP4, or as what its name ends like."""
    kind = {".webm": "webm", ".mkv": "matroska"}.get(path.suffix, "mp4")
    options = {"movflags": movflags} if movflags and kind == "mp4" else {}
    with av.open(str(path), "w", format=kind, options=options) as container:
        picture = _picture_stream(container, clip)
        sound = _sound_stream(container, clip)
        if clip.rotation:
            picture.set_display_rotation(clip.rotation)
        for number in range(clip.frames):
            frame = _frame(clip, number)
            late = clip.late if number % 2 else 0
            time = clip.picture_from + number + late
            frame.pts, frame.time_base = round(time * _TICKS), 1 / clip.fps / _TICKS
            frame.pict_type = 1 if number in clip.keys else 0
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        if sound is not None:
            _write_sound(container, sound, clip)
    return path


def draw_cut(path: Path, clip: Clip, frames: int) -> Path:
    """Write a clip of which an edit inside the file leaves out the first frames."""
    whole = draw(path.with_name(f"whole {path.name}"), clip)
    with av.open(str(whole)) as source, av.open(str(path), "w", format="mp4") as container:
        streams = {it.index: container.add_stream_from_template(it) for it in source.streams}
        for packet in source.demux():
            if packet.pts is None or packet.dts is None:
                continue
            left_out = round(frames / clip.fps / packet.time_base)
            packet.pts, packet.dts = packet.pts - left_out, packet.dts - left_out
            packet.stream = streams[packet.stream.index]
            container.mux(packet)
    return path


def _frame(clip: Clip, number: int) -> av.VideoFrame:
    picture = pattern(clip, number)
    if clip.pixels == "yuv420p" and not any(side % 2 for side in clip.size):
        return av.VideoFrame.from_ndarray(picture, format="yuv420p")
    luma = np.ascontiguousarray(picture[: clip.size[1], : clip.size[0]])
    return av.VideoFrame.from_ndarray(luma, format="gray").reformat(
        format=clip.pixels, dst_color_range=1
    )


def pattern(clip: Clip, number: int) -> np.ndarray:
    """Return frame `number` of a clip."""
    width, height = (side + side % 2 for side in clip.size)
    picture = np.full((height * 3 // 2, width), 128, dtype=np.uint8)
    picture[:height] = clip.luma
    code = clip.number << FRAME_BITS | number
    for bit in range(_BITS):
        left, right = width * bit // _BITS, width * (bit + 1) // _BITS
        picture[: height // 4, left:right] = WHITE if code >> (_BITS - 1 - bit) & 1 else BLACK
    picture[height * 3 // 4 : height] = WHITE if number in clip.flashes else BLACK
    return picture


def beeps(clip: Clip) -> np.ndarray:
    """Return the sound of a clip, one row a channel: a steady tone or a beep at each flash."""
    length = clip.sound_s if clip.sound_s is not None else clip.frames / clip.fps
    sound = np.zeros(round(length * clip.rate), dtype=np.float32)
    if clip.tone_hz:
        turns = np.arange(len(sound)) * clip.tone_hz / clip.rate
        times = np.arange(len(sound)) / clip.rate
        is_on = (times >= clip.tone_from) & (times < clip.tone_until)
        sound += (clip.loudness * np.sin(turns * 2 * np.pi) * is_on).astype(np.float32)
    beep = clip.loudness * np.cos(np.arange(round(BEEP_S * clip.rate)) * 2000 * np.pi / clip.rate)
    for flash in clip.flashes:
        start = round(flash / clip.fps * clip.rate)
        stop = min(start + len(beep), len(sound))
        sound[start:stop] = beep[: max(stop - start, 0)]
    return np.tile(sound, (_CHANNELS[clip.layout], 1))


def _picture_stream(container: av.container.OutputContainer, clip: Clip) -> av.VideoStream:
    stream = container.add_stream(clip.codec, rate=clip.fps)
    stream.width, stream.height = clip.size
    stream.pix_fmt = clip.pixels
    stream.codec_context.time_base = 1 / clip.fps / _TICKS
    stream.gop_size = 250
    stream.options = {"preset": "ultrafast", "crf": "10", **clip.options}
    return stream


def _sound_stream(container: av.container.OutputContainer, clip: Clip) -> av.AudioStream | None:
    if clip.sound is None:
        return None
    stream = container.add_stream(clip.sound, rate=clip.rate)
    stream.layout = clip.layout
    stream.bit_rate = 256_000
    stream.format = _SAMPLES[clip.sound]
    return stream


def _write_sound(
    container: av.container.OutputContainer, stream: av.AudioStream, clip: Clip
) -> None:
    samples = beeps(clip)
    for start in range(round(clip.sound_from / clip.fps * clip.rate), samples.shape[1], clip.rate):
        block = np.ascontiguousarray(samples[:, start : start + clip.rate])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=clip.layout)
        frame.sample_rate, frame.time_base, frame.pts = clip.rate, Fraction(1, clip.rate), start
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


@dataclass(frozen=True)
class Film:
    """A film, decoded. `codes` are (clip, frame) as the bars say; `greys` the luma of the field."""

    codes: tuple[tuple[int, int], ...]
    greys: tuple[float, ...]
    pictures: tuple[np.ndarray, ...]
    times: tuple[Fraction, ...]
    flash_times: tuple[Fraction, ...]
    sound: np.ndarray

    @property
    def beep_times(self) -> tuple[float, ...]:
        """When a beep starts, in seconds."""
        return tuple(onset / 48_000 for onset in onsets(self.sound))


def watch(path: Path) -> Film:
    """Decode a film strictly: whatever a decoder dislikes is an error."""
    pictures, times = [], []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.options = {"err_detect": "explode"}
        for frame in container.decode(stream):
            assert not frame.is_corrupt
            pictures.append(frame.to_ndarray())
            times.append(frame.pts * frame.time_base)
    flashes = [_flashes(picture) for picture in pictures]
    return Film(
        codes=tuple(map(_code, pictures)),
        greys=tuple(map(_grey, pictures)),
        pictures=tuple(pictures),
        times=tuple(times),
        flash_times=tuple(
            time
            for number, time in enumerate(times)
            if flashes[number] and not (number and flashes[number - 1])
        ),
        sound=listen(path),
    )


def listen(path: Path) -> np.ndarray:
    """Decode a film's sound from its time zero on: one row a channel."""
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return np.zeros((2, 0), dtype=np.float32)
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=48_000)
        blocks, first = [], None
        for frame in container.decode(container.streams.audio[0]):
            first = frame.pts * frame.time_base if first is None else first
            blocks += [each.to_ndarray() for each in resampler.resample(frame)]
    assert first == 0
    return np.concatenate(blocks, axis=1)


def onsets(sound: np.ndarray, threshold: float = 0.3, rest: int = 4800) -> list[int]:
    """Return the samples where sound rises over a share of its loudest, after a rest."""
    loud = np.flatnonzero(np.abs(sound[0]) > threshold * np.abs(sound[0]).max())
    return [
        int(at)
        for at, gap in zip(loud, np.diff(loud, prepend=-rest - 1), strict=True)
        if gap > rest
    ]


def _code(picture: np.ndarray) -> tuple[int, int]:
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    row = picture[height // 8]
    bits = [int(row[width * (2 * bit + 1) // (2 * _BITS)] > 126) for bit in range(_BITS)]
    code = sum(bit << (_BITS - 1 - place) for place, bit in enumerate(bits))
    return code >> FRAME_BITS, code & ((1 << FRAME_BITS) - 1)


def _grey(picture: np.ndarray) -> float:
    height = picture.shape[0] * 2 // 3
    return float(picture[height * 3 // 8 : height * 5 // 8].mean())


def _flashes(picture: np.ndarray) -> bool:
    height = picture.shape[0] * 2 // 3
    return bool(picture[height * 7 // 8].mean() > 180)


def codes(number: int, frames: Sequence[int] | range) -> list[tuple[int, int]]:
    """Return the codes of frames of a clip."""
    return [(number, frame) for frame in frames]
