"""Decodes a range of a take, on the film's grid of frames."""

from collections.abc import Iterator
from fractions import Fraction

from av.container import InputContainer
from av.video.frame import VideoFrame
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
        decoded = _decoded_from(take, container, stream, _time_of(take, clip.first, raster))
        shown: VideoFrame | None = None
        picture: Picture | None = None
        for frame in _on_grid(take, decoded, clip, raster):
            if picture is None or frame is not shown:
                shown, picture = frame, picture_of(frame, pixel_aspect, raster)
            yield picture


def _time_of(take: Take, clip_frame: int, raster: Raster) -> Fraction:
    """Return the last moment at which a picture still counts for a clip frame, in stream time."""
    return take.origin + (clip_frame + Fraction(1, 2)) * raster.frame_s


def _decoded_from(
    take: Take, container: InputContainer, stream: VideoStream, moment: Fraction
) -> Iterator[VideoFrame]:
    """Yield all frames from the last opening picture at or before a moment."""
    opening = max(
        (it for it in take.pictures if it.opens and it.pts * take.time_base <= moment),
        key=lambda it: it.pts,
        default=take.pictures[0],
    )
    stream.thread_type = "AUTO"
    stream.codec_context.options = dict(_STRICT)
    container.seek(opening.dts, stream=stream)
    for packet in container.demux(stream):
        yield from packet.decode()


def _on_grid(
    take: Take, decoded: Iterator[VideoFrame], clip: ClipRange, raster: Raster
) -> Iterator[VideoFrame]:
    """Yield for each clip frame the frame that is shown then."""
    last_pts = max(it.pts for it in take.pictures)
    shown: VideoFrame | None = None
    coming = next(decoded, None)
    for clip_frame in range(clip.first, clip.first + clip.frames):
        moment = _time_of(take, clip_frame, raster)
        while coming is not None and (coming.pts or 0) * take.time_base <= moment:
            shown, coming = coming, next(decoded, None)
        if shown is None or (coming is None and shown.pts != last_pts):
            raise damaged(take.slate, take.path, f"its picture {clip_frame} cannot be decoded")
        yield shown
