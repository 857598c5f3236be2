"""Encodes a clip: H.264 without B pictures in closed groups, FLAC sound, MP4."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
from av import Packet
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import PictureType
from av.video.stream import VideoStream

from storyc.backends.animatic.plane import Plane
from storyc.backends.animatic.soundtrack import Stereo
from storyc.backends.animatic.wave import RATE
from storyc.emit.sheet import BoardSheet
from storyc.h264.avc import sets_of_stream
from storyc.h264.repeating import Repeating

KEY_EVERY = 48
"""Frames between key frames at most, so that an editor can cut near to anywhere."""

_BT709 = 1
_STUDIO_RANGE = 1
_FLAC_BLOCK = 4096
_FLAC = {"compression_level": "3"}
"""On scratch voices as small as the default, in two thirds of its time."""

X264 = {
    "preset": "ultrafast",
    "qp": "20",
    "bf": "0",
    "g": str(KEY_EVERY),
    "sc_threshold": "0",
    "forced-idr": "1",
    "x264-params": "stitchable=1:open-gop=0:force-cfr=1",
}
"""Drawn boards compress so well that a faster preset costs nothing that counts. At one step for all
pictures they stay 50 dB near to what is drawn, in half the bytes and two thirds of the time that
x264 takes where it chooses the steps itself: for flat pictures it chooses far too fine ones.
"""


def key_frames(sheet: BoardSheet) -> frozenset[int]:
    """Return the frames that can be cut at: the content's first and last, and every 48th."""
    ends = {0, sheet.head_handle, sheet.frames - sheet.tail_handle}
    wanted = ends | set(range(0, sheet.frames, KEY_EVERY))
    return frozenset(each for each in wanted if 0 <= each < sheet.frames)


def encode(path: Path, sheet: BoardSheet, frames: Iterator[Plane | None], sound: Stereo) -> None:
    """Write a clip.

    Args:
        path: where; what is there is overwritten.
        sheet: gives size, rate and length.
        frames: `sheet.frames` buffers of 4:2:0 planes, `None` for one that is as the one before;
            each is used up before the next is taken.
        sound: as long as the frames.

    Raises:
        OSError: the file cannot be written.
    """
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        video = _video_stream(container, sheet)
        audio = _audio_stream(container)
        packets = _sound_packets(audio, sound)
        for number, packet in enumerate(_picture_packets(video, sheet, frames)):
            container.mux(packet)
            if number % sheet.fps == 0:
                container.mux(list(islice(packets, RATE // _FLAC_BLOCK + 1)))
        container.mux(list(packets))


def _video_stream(container: OutputContainer, sheet: BoardSheet) -> VideoStream:
    stream = container.add_stream("libx264", rate=sheet.fps, options=dict(X264))
    stream.width, stream.height, stream.pix_fmt = sheet.width, sheet.height, "yuv420p"
    stream.time_base = Fraction(1, sheet.fps)
    context = stream.codec_context
    # Clips are encoded side by side, one to a core.
    context.thread_count = 1
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _STUDIO_RANGE
    return stream


def _audio_stream(container: OutputContainer) -> AudioStream:
    stream = container.add_stream(
        "flac", rate=RATE, layout="stereo", format="s16", options=dict(_FLAC)
    )
    stream.time_base = Fraction(1, RATE)
    return stream


def _picture_packets(
    stream: VideoStream, sheet: BoardSheet, frames: Iterator[Plane | None]
) -> "Iterator[Packet[Any]]":
    """Yield a packet for each frame: the encoder gives out each before it takes the next."""
    keys = key_frames(sheet)
    stream.codec_context.open()
    stream_of_all = Repeating(sets_of_stream(stream.codec_context.extradata or b""))
    shown: Plane | None = None
    for number, buffer in enumerate(frames):
        shown = shown if buffer is None else buffer
        if shown is None:
            raise ValueError("a clip whose first frame is as the one before")
        if buffer is None and number not in keys:
            yield _packet(stream, sheet, stream_of_all.repeated(), number)
            continue
        frame = av.VideoFrame.from_numpy_buffer(shown, format="yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, sheet.fps)
        frame.pict_type = PictureType.I if number in keys else PictureType.NONE
        (coded,) = stream.encode(frame)
        packet = _packet(stream, sheet, stream_of_all.coded(bytes(coded)), number)
        packet.is_keyframe = coded.is_keyframe
        yield packet
    if stream.encode(None):
        raise ValueError("an encoder that keeps frames back")


def _packet(stream: VideoStream, sheet: BoardSheet, data: bytes, number: int) -> "Packet[Any]":
    packet: Packet[Any] = Packet(data)
    packet.pts = packet.dts = number
    packet.duration, packet.time_base, packet.stream = 1, Fraction(1, sheet.fps), stream
    return packet


def _sound_packets(stream: AudioStream, sound: Stereo) -> "Iterator[Packet[Any]]":
    """Encode sound in blocks; 16 bit, the same samples on both ends."""
    samples = np.rint(sound.T * 32767).astype(np.int16)
    for start in range(0, len(samples), _FLAC_BLOCK):
        block = np.ascontiguousarray(samples[start : start + _FLAC_BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        yield from stream.encode(frame)
    yield from stream.encode(None)
