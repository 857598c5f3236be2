"""Reads through a take of any kind with a demuxer."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from storyc.assemble.conform import is_wide_gamut
from storyc.assemble.raster import Raster
from storyc.assemble.take import CodedPictures, Take, grid_of
from storyc.assemble.take_file import damaged, opened, picture_stream
from storyc.backends.boxes import is_whole
from storyc.h264 import avc

_FILM_COLOURS = (Colorspace.ITU709, 2)
"""BT.709, or untagged (2, unspecified in ITU-T H.273), which players take for it."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """The pictures that are shown: an edit inside the file `discards` others, `stop` is its end."""

    pictures: CodedPictures
    stop: int
    first: VideoFrame
    repeated_sets: frozenset[bytes]
    discards: bool


def read_demuxed(slate: str, path: Path, raster: Raster) -> Take:
    """Read through the take of a segment.

    Raises:
        AssembleError: it is missing, damaged or cut off.
    """
    with opened(slate, path) as container:
        if "mp4" in container.format.name and not is_whole(path):
            raise damaged(slate, path, "it is cut off")
        stream = picture_stream(slate, path, container)
        sets = _parameter_sets(stream)
        listing = _Reading(slate, path, framed=sets is not None).listing(container, stream)
        time_base = stream.time_base or Fraction(1, av.time_base)
        origin = int(listing.pictures.pts.min()) * time_base
        grid = grid_of(listing.pictures.pts, time_base, origin, raster)
        misfit = _misfit(stream, listing, sets, raster) or (None if len(grid) else _pace(stream))
        return Take(
            slate=slate,
            path=path,
            time_base=time_base,
            origin=origin,
            frames=round((listing.stop * time_base - origin) * raster.fps),
            pictures=listing.pictures,
            grid=grid,
            sets=None if misfit else sets,
            misfit=misfit,
        )


def _parameter_sets(stream: VideoStream) -> avc.ParameterSets | None:
    if stream.codec_context.name != "h264":
        return None
    try:
        return avc.sets_of_record(stream.codec_context.extradata or b"")
    except ValueError:
        return None  # another way to frame H.264: decodes, but is not copied


class _Reading:
    """One pass over the packets of a take. `framed`: they are units with their lengths."""

    def __init__(self, slate: str, path: Path, *, framed: bool) -> None:
        self._slate = slate
        self._path = path
        self._framed = framed
        self._repeated: set[bytes] = set()

    def listing(self, container: InputContainer, stream: VideoStream) -> _Listing:
        stream.thread_count = 1
        rows: list[tuple[int, int, bool]] = []
        count, stop = 0, 0
        first: VideoFrame | None = None
        for packet in container.demux(stream):
            if first is None:
                first = next(iter(packet.decode()), None)
            if packet.pts is None or packet.dts is None:
                continue
            if packet.is_corrupt:
                raise self._damaged("it is cut off")
            if not count and not packet.is_keyframe:
                raise self._damaged("its first key frame is missing")
            opens = self._is_instant(bytes(packet)) if self._framed else packet.is_keyframe
            count += 1
            if packet.is_discard:
                continue
            rows.append((packet.pts, packet.dts, opens))
            stop = max(stop, packet.pts + (packet.duration or 0))
        if count < stream.frames:
            raise self._damaged("it is cut off")
        if first is None or not rows:
            raise self._damaged("no picture can be decoded")
        table = np.array(rows, dtype=np.int64)
        pictures = CodedPictures(table[:, 0], table[:, 1], table[:, 2].astype(np.bool_))
        return _Listing(pictures, stop, first, frozenset(self._repeated), count > len(rows))

    def _is_instant(self, data: bytes) -> bool:
        """Tell whether a packet forgets all before it, and note the parameter sets in it."""
        try:
            units = list(avc.packet_units(data))
        except ValueError as error:
            raise self._damaged(str(error)) from error
        self._repeated |= {unit for unit in units if avc.kind(unit) in (avc.SPS, avc.PPS)}
        return any(avc.kind(unit) == avc.IDR_SLICE for unit in units)

    def _damaged(self, why: str) -> Exception:
        return damaged(self._slate, self._path, why)


def _pace(stream: VideoStream) -> str:
    return f"{float(stream.average_rate or 0):.6g} frames a second"


def _misfit(
    stream: VideoStream, listing: _Listing, sets: avc.ParameterSets | None, raster: Raster
) -> str | None:
    """Say why the pictures cannot be copied into the film as they are."""
    frame = listing.first
    size = (frame.width, frame.height)
    kind = frame.format.name
    own_sets = sets is not None and listing.repeated_sets <= {*sets.sps, *sets.pps}
    film_colours = (
        frame.colorspace in _FILM_COLOURS
        and frame.color_range != ColorRange.JPEG
        and not is_wide_gamut(frame)
    )
    faults = (
        (not own_sets, f"{stream.codec_context.name} of another kind"),
        (size != (raster.width, raster.height), f"{frame.width}x{frame.height}"),
        ((stream.sample_aspect_ratio or 1) != 1, "pixels that are not square"),
        (frame.rotation != 0, "turned pictures"),
        (kind != "yuv420p" or frame.interlaced_frame, f"{kind}, perhaps interlaced"),
        (not film_colours, "other colours"),
        (listing.discards, "an edit inside the file"),
    )
    return next((fault for found, fault in faults if found), None)
