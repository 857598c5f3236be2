"""Decodes a range of a take, on the film's grid of frames."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from storyc.assemble.conform import picture_of
from storyc.assemble.edit import ClipRange
from storyc.assemble.picture import Picture
from storyc.assemble.raster import Raster
from storyc.assemble.take import Take
from storyc.assemble.take_file import damaged, opened, picture_stream

_STRICT = {"err_detect": "explode"}


def pictures_of(take: Take, clip: ClipRange, raster: Raster) -> Iterator[Picture]:
    """Yield the pictures of a range of a take, each conformed to the film's raster.

    Shape: exactly `clip.frames` pictures. A take of another frame rate gives for each frame the
    picture nearest in time.

    Raises:
        AssembleError: the take cannot be decoded.
    """
    with opened(take.slate, take.path) as container:
        stream = picture_stream(take.slate, take.path, container)
        pixel_aspect = Fraction(stream.sample_aspect_ratio or 1)
        decoded = _decoded_from(take, container, stream, take.origin + clip.first * raster.frame_s)
        shown: VideoFrame | None = None
        picture: Picture | None = None
        scaler = VideoReformatter()
        for frame in _on_grid(take, decoded, clip, raster):
            if picture is None or frame is not shown:
                shown, picture = frame, picture_of(frame, pixel_aspect, raster, scaler)
            yield picture


def _decoded_from(
    take: Take, container: InputContainer, stream: VideoStream, moment: Fraction
) -> Iterator[VideoFrame]:
    """Yield all frames from the last opening picture at or before a moment."""
    pictures = take.pictures
    early = np.flatnonzero(pictures.opens & (pictures.pts <= int(moment / take.time_base)))
    opening = int(early[np.argmax(pictures.pts[early])]) if early.size else 0
    stream.thread_type = "AUTO"
    stream.codec_context.options = dict(_STRICT)
    container.seek(int(pictures.dts[opening]), stream=stream)
    for packet in container.demux(stream):
        yield from packet.decode()


def _on_grid(
    take: Take, decoded: Iterator[VideoFrame], clip: ClipRange, raster: Raster
) -> Iterator[VideoFrame]:
    """Yield for each clip frame the frame that is shown then."""
    last = int(take.pictures.pts.max()) * take.time_base
    shown, coming = next(decoded, None), next(decoded, None)
    for clip_frame in range(clip.first, clip.first + clip.frames):
        moment = take.origin + clip_frame * raster.frame_s
        while shown is not None and coming is not None and _is_due(shown, coming, moment, raster):
            shown, coming = coming, next(decoded, None)
        if shown is None or (coming is None and _time(shown) != last):
            raise damaged(take.slate, take.path, f"its picture {clip_frame} cannot be decoded")
        yield shown


def _is_due(shown: VideoFrame, coming: VideoFrame, moment: Fraction, raster: Raster) -> bool:
    """Tell whether the coming frame is nearer to a moment than the one shown.

    A frame that stays for long is not cut short by more than half a film frame.
    """
    half_gap = min(_time(coming) - _time(shown), raster.frame_s) / 2
    return _time(coming) - half_gap < moment


def _time(frame: VideoFrame) -> Fraction:
    return (frame.pts or 0) * (frame.time_base or Fraction(0))
