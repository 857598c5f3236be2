"""Whether what came is a clip, whole, and as ordered."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from storyc.backends import boxes, matroska
from storyc.backends.order import Order

# What came is a stranger's: playlists would make the library open other files and addresses.
OPTIONS = {
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm",
    "protocol_whitelist": "file",
}
"""How a clip of a service's is opened."""

_STRICT = {"err_detect": "explode"}

_SLACK_S = Fraction(1, 4)
"""Services make clips a few frames longer or shorter than asked for, as their frames group."""

_MOST_PIXELS = 8192 * 8192
_MOST_FRAMES = 60 * 600
"""A small file can hold pictures without end. No service makes clips of ten minutes."""

_RATE_SLACK = Fraction(1, 200)
"""24000/1001 frames a second passes for 24."""

_BOXES = frozenset(
    {b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"sidx", b"free", b"skip", b"wide", b"uuid"}
)
"""What an MP4 file or a piece of a stream may begin with: `ftyp` is only the usual one."""

_HEAD = 512
_NO_TEXT = frozenset(range(0x20)) - frozenset(b"\t\n\r\f") | {0x7F}
"""Bytes that stand in no text, and in every clip: its first length has a zero."""


class NoClip(Exception):  # noqa: N818  # it names what came, not a fault of ours
    """What came is no clip at all: a page, a message, nothing."""


class DamagedClip(Exception):  # noqa: N818  # the same
    """A clip came, or what may be one, and cannot be decoded to its end."""


@dataclass(slots=True)
class _Seen:
    width: int = 0
    height: int = 0
    frames: int = 0
    rate: Fraction | None = None
    length_s: Fraction = Fraction(0)
    has_sound: bool = False


def misfits(path: Path, order: Order) -> tuple[str, ...]:
    """Return what of a clip is not as ordered, each in words; nothing if all is.

    Raises:
        NoClip: it is none.
        DamagedClip: it is one, and cannot be decoded to its end.
        OSError: it cannot be read.
    """
    head = _head(path)
    if head.startswith(matroska.MAGIC):
        is_whole = matroska.is_whole(path)
    elif head[4:8] in _BOXES:
        is_whole = boxes.is_whole(path)
    else:
        # Whatever it is, it was paid for: only what is no picture for certain is thrown away.
        raise DamagedClip("it is neither an MP4 nor a WebM file")
    if not is_whole:
        raise DamagedClip("the clip is cut off")
    try:
        with av.open(str(path), "r", options=dict(OPTIONS), metadata_errors="replace") as opened:
            seen = _watched(opened)
    except (av.FFmpegError, ValueError) as error:
        raise DamagedClip("the clip cannot be decoded to its end") from error
    return tuple(_differences(seen, order))


def _head(path: Path) -> bytes:
    """Return how a file begins, if it is not plainly something else than a clip."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise NoClip("nothing came in place of the clip")
    start = head.lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<")):
        raise NoClip("a web page came in place of the clip")
    if not any(it in _NO_TEXT for it in head):
        raise NoClip("a message came in place of the clip")
    return head


def _watched(opened: InputContainer) -> _Seen:
    picture, sounds = _streams(opened)
    # The average alone is off in a file that was written in pieces.
    seen = _Seen(rate=picture.guessed_rate or picture.average_rate)
    for packet in opened.demux([picture, *sounds]):
        if packet.is_corrupt:
            raise DamagedClip("the clip is cut off")
        for frame in packet.decode():
            _take_down(frame, seen)
    _refuse_missing_frames(picture, seen)
    seen.length_s = seen.frames / seen.rate if seen.rate else Fraction(0)
    return seen


def _streams(opened: InputContainer) -> tuple[VideoStream, tuple[AudioStream, ...]]:
    """Return the picture and the first sound, made ready for strict decoding."""
    if not opened.streams.video:
        raise DamagedClip("the clip has no picture")
    picture, sounds = opened.streams.video[0], opened.streams.audio[:1]
    # A context is missing where the library knows no decoder, against what its types say.
    contexts: list[object] = [it.codec_context for it in (picture, *sounds)]
    if None in contexts:
        raise DamagedClip("the clip is of a kind that cannot be decoded")
    if picture.width * picture.height > _MOST_PIXELS:
        raise DamagedClip("the clip has larger pictures than any service makes")
    for stream in (picture, *sounds):
        stream.codec_context.options = dict(_STRICT)
    picture.thread_type = "AUTO"
    return picture, sounds


def _take_down(frame: object, seen: _Seen) -> None:
    if isinstance(frame, AudioFrame):
        seen.has_sound = seen.has_sound or frame.samples > 0
    if not isinstance(frame, VideoFrame):
        return
    seen.frames += 1
    seen.width, seen.height = frame.width, frame.height
    if seen.frames > _MOST_FRAMES:
        raise DamagedClip("the clip is longer than any service makes them")


def _refuse_missing_frames(picture: VideoStream, seen: _Seen) -> None:
    """Hold what was decoded against what the file says that it holds."""
    if not seen.frames or seen.frames < picture.frames:
        raise DamagedClip(f"the clip has {seen.frames} of its {picture.frames} frames")


def _differences(seen: _Seen, order: Order) -> Iterator[str]:
    if (seen.width, seen.height) != (order.width, order.height):
        yield (f"its picture is {seen.width}x{seen.height} instead of {order.width}x{order.height}")
    if seen.rate is None or abs(seen.rate / order.fps - 1) > _RATE_SLACK:
        rate = "no steady number of" if seen.rate is None else f"{float(seen.rate):g}"
        yield f"it has {rate} frames a second instead of {order.fps}"
    wanted = Fraction(order.seconds)
    # What goes on with another clip may come together with it.
    is_longer_right = order.extends is not None and seen.length_s > wanted
    if abs(seen.length_s - wanted) > _SLACK_S and not is_longer_right:
        yield f"it lasts {float(seen.length_s):.2f} s instead of {order.seconds} s"
    if order.audio and not seen.has_sound:
        yield "it has no sound"
