"""A take as the assembler sees it: which pictures it holds, and whether they can be copied."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from storyc.assemble import avc
from storyc.assemble.raster import Raster
from storyc.assemble.take_file import damaged, opened, picture_stream
from storyc.backends.boxes import is_whole

_ON_GRID_S = Fraction(1, 1000)
"""How far a picture may be off the film's grid and still be copied: time stamps in thousandths of a
second round by half of that, and nobody can see or hear it."""

_FILM_COLOURS = (Colorspace.ITU709, 2)
"""BT.709, or untagged (2, unspecified in ITU-T H.273), which players take for it."""


@dataclass(frozen=True, slots=True)
class CodedPicture:
    """One packet of a take. `opens` says that decoding can start here."""

    pts: int
    dts: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Take:
    """The clip of one segment.

    `pictures` are in decoding order, their times in units of `time_base`. `origin` is the time of
    the first picture shown. `frames` is how many frames of the film's grid it covers. `grid` has
    the clip frame of each picture, and `sets` what decodes them, where they can be copied; else
    `misfit` says why not.
    """

    slate: str
    path: Path
    time_base: Fraction
    origin: Fraction
    frames: int
    pictures: tuple[CodedPicture, ...]
    grid: tuple[int, ...]
    sets: avc.ParameterSets | None
    misfit: str | None


@dataclass(frozen=True, slots=True)
class _Listing:
    pictures: tuple[CodedPicture, ...]
    stop: int
    first: VideoFrame
    repeated_sets: frozenset[bytes]
    discards: bool


def probe(slate: str, path: Path, raster: Raster) -> Take:
    """Read through the take of a segment.

    Raises:
        AssembleError: it is missing, damaged or cut off.
    """
    with opened(slate, path) as container:
        if "mp4" in container.format.name and not is_whole(path):
            raise damaged(slate, path, "it is cut off")
        stream = picture_stream(slate, path, container)
        sets = _parameter_sets(stream)
        listing = _list(slate, path, container, stream, framed=sets is not None)
        time_base = stream.time_base or Fraction(1, av.time_base)
        origin = min(picture.pts for picture in listing.pictures) * time_base
        grid = _grid(listing.pictures, time_base, origin, raster)
        misfit = _misfit(stream, listing, sets, raster) or (None if grid else _pace(stream))
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


def _list(
    slate: str, path: Path, container: InputContainer, stream: VideoStream, *, framed: bool
) -> _Listing:
    stream.thread_count = 1
    pictures: list[CodedPicture] = []
    stop = 0
    first: VideoFrame | None = None
    repeated: set[bytes] = set()
    discards = False
    for packet in container.demux(stream):
        if first is None:
            first = next(iter(packet.decode()), None)
        if packet.pts is None or packet.dts is None:
            continue
        if packet.is_corrupt:
            raise damaged(slate, path, "it is cut off")
        opens = packet.is_keyframe
        if framed:
            kinds, sets = _inspect(slate, path, bytes(packet))
            opens = avc.IDR_SLICE in kinds
            repeated |= sets
        discards |= packet.is_discard
        pictures.append(CodedPicture(packet.pts, packet.dts, opens))
        stop = max(stop, packet.pts + (packet.duration or 0))
    if len(pictures) < stream.frames:
        raise damaged(slate, path, "it is cut off")
    if first is None or not pictures:
        raise damaged(slate, path, "no picture can be decoded")
    return _Listing(tuple(pictures), stop, first, frozenset(repeated), discards)


def _inspect(slate: str, path: Path, data: bytes) -> tuple[set[int], set[bytes]]:
    """Return the kinds of the units in a packet, and the parameter sets among them."""
    try:
        units = list(avc.packet_units(data))
    except ValueError as error:
        raise damaged(slate, path, str(error)) from error
    return (
        {avc.kind(unit) for unit in units},
        {unit for unit in units if avc.kind(unit) in (avc.SPS, avc.PPS)},
    )


def _grid(
    pictures: tuple[CodedPicture, ...], time_base: Fraction, origin: Fraction, raster: Raster
) -> tuple[int, ...]:
    """Return the clip frame of each picture, or nothing when they are not one each frame."""
    places = [(picture.pts * time_base - origin) * raster.fps for picture in pictures]
    frames = tuple(map(round, places))
    slack = _ON_GRID_S * raster.fps
    even = all(abs(place - frame) <= slack for place, frame in zip(places, frames, strict=True))
    return frames if even and sorted(frames) == list(range(len(frames))) else ()


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
    film_colours = frame.colorspace in _FILM_COLOURS and frame.color_range != ColorRange.JPEG
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
