"""The film's picture track, packet by packet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from storyc.assemble import avc
from storyc.assemble.coding import Coding
from storyc.assemble.decode import pictures_of
from storyc.assemble.edit import Blend, Fade, Piece, Straight
from storyc.assemble.encode import encode
from storyc.assemble.picture import Picture, dissolve, veil, wipe
from storyc.assemble.raster import Raster
from storyc.assemble.steps import Copy, Encode
from storyc.assemble.take import Take
from storyc.assemble.take_file import opened, picture_stream


@dataclass(frozen=True, slots=True)
class FilmPicture:
    """One packet of the film. Units: `shown` film frame, `decoded` place in decoding order."""

    data: bytes
    shown: int
    decoded: int
    opens: bool


def film_pictures(
    coding: Coding, takes: Mapping[str, Take], raster: Raster
) -> Iterator[FilmPicture]:
    """Yield every picture of the film in decoding order, the parameter sets before the first.

    Raises:
        AssembleError: a take cannot be read.
    """
    start = 0
    sets = avc.byte_stream(unit for each in coding.sets for unit in (*each.sps, *each.pps))
    for step in coding.steps:
        if isinstance(step, Copy):
            pictures = _copied(step, start)
        else:
            pictures = _encoded(step, start, takes, raster, coding.set_id)
        for picture in pictures:
            yield replace(picture, data=sets + picture.data) if sets else picture
            sets = b""
        start += step.frames


def _copied(step: Copy, start: int) -> Iterator[FilmPicture]:
    take = step.take
    with opened(take.slate, take.path) as container:
        stream = picture_stream(take.slate, take.path, container)
        packets = (packet for packet in container.demux(stream) if packet.pts is not None)
        wanted = islice(packets, step.first, step.stop)
        for number, (packet, offset) in enumerate(zip(wanted, step.offsets, strict=True)):
            opens = take.pictures[step.first + number].opens
            units = (it for it in avc.packet_units(bytes(packet)) if avc.kind(it) != avc.DELIMITER)
            yield FilmPicture(avc.byte_stream(units), start + offset, start + number, opens)


def _encoded(
    step: Encode, start: int, takes: Mapping[str, Take], raster: Raster, set_id: int
) -> Iterator[FilmPicture]:
    pictures = _pictures(step.piece, takes, raster)
    for number, (data, opens) in enumerate(encode(pictures, raster, set_id), start):
        yield FilmPicture(data, number, number, opens)


def _pictures(piece: Piece, takes: Mapping[str, Take], raster: Raster) -> Iterator[Picture]:
    match piece:
        case Straight(clip):
            return pictures_of(takes[clip.slate], clip, raster)
        case Fade():
            return _faded(piece, takes, raster)
        case Blend():
            return _blended(piece, takes, raster)


def _faded(piece: Fade, takes: Mapping[str, Take], raster: Raster) -> Iterator[Picture]:
    """Yield pictures out of the full colour, or into it."""
    clip = piece.clip
    for number, picture in enumerate(pictures_of(takes[clip.slate], clip, raster)):
        share = number if piece.direction == "in" else piece.frames - 1 - number
        yield veil(picture, 0 if piece.is_sudden else share, piece.frames, piece.colour)


def _blended(piece: Blend, takes: Mapping[str, Take], raster: Raster) -> Iterator[Picture]:
    """Yield mixtures, each at the share of the middle of its frame: both ends are alike."""
    outgoing = pictures_of(takes[piece.outgoing.slate], piece.outgoing, raster)
    incoming = pictures_of(takes[piece.incoming.slate], piece.incoming, raster)
    of = 2 * piece.frames
    for number, (old, new) in enumerate(zip(outgoing, incoming, strict=True)):
        share = 2 * number + 1
        if piece.kind == "dissolve":
            yield dissolve(old, new, share, of)
        else:
            yield wipe(old, new, share, of, (raster.width, raster.height))
