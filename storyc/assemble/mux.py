"""Writes the film's file: pictures, sound, captions, chapters, title."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream

from storyc.assemble.chapters import ChapterMark
from storyc.assemble.picture_track import FilmPicture
from storyc.assemble.raster import SAMPLE_RATE, Raster
from storyc.assemble.sound import Sound, sound_frames
from storyc.assemble.subtitles import TextSample

if TYPE_CHECKING:
    from av.container.core import Chapter  # a type of the stubs only

_OPTIONS = {
    "movflags": "+faststart",
    # Lengths in the header are in these units; the default thousandths are not whole frames.
    "movie_timescale": str(SAMPLE_RATE),
}

_SOUND_BITS = 192_000

Timed = tuple[Fraction, "Packet[Stream]"]


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the file besides pictures and sound.

    `reorder` is by how many frames decoding runs ahead of showing.
    """

    title: str
    reorder: int
    chapters: Sequence[ChapterMark]
    texts: Sequence[TextSample]


def write_film(
    path: Path,
    raster: Raster,
    header: Header,
    pictures: Iterable[FilmPicture],
    sound: Iterable[Sound],
) -> None:
    """Write an MP4 that a player can start before it has all of it.

    Raises:
        OSError: the disk is full or the file may not be written.
        AssembleError: from the pictures or the sound.
    """
    with av.open(str(path), "w", format="mp4", options=dict(_OPTIONS)) as container:
        container.metadata["title"] = header.title
        picture_stream = _picture_stream(container, raster)
        sound_stream = _sound_stream(container)
        tracks = [
            _picture_packets(pictures, picture_stream, raster, header.reorder),
            _sound_packets(sound, sound_stream),
        ]
        if header.texts:
            tracks.append(_text_packets(header.texts, _text_stream(container, raster), raster))
        container.set_chapters(
            [_chapter(number, it, raster) for number, it in enumerate(header.chapters)]
        )
        for _, packet in heapq.merge(*tracks, key=itemgetter(0)):
            container.mux_one(packet)


def _picture_stream(container: OutputContainer, raster: Raster) -> Stream:
    # The library moves the parameter sets of the first packet into the file's header.
    stream = container.add_mux_stream(
        "h264", rate=raster.fps, width=raster.width, height=raster.height
    )
    stream.time_base = raster.frame_s
    return stream


def _sound_stream(container: OutputContainer) -> AudioStream:
    # The fast coder is as good at this rate and takes half the time.
    stream = container.add_stream("aac", rate=SAMPLE_RATE, options={"aac_coder": "fast"})
    stream.codec_context.layout = "stereo"
    stream.codec_context.bit_rate = _SOUND_BITS
    return stream


def _text_stream(container: OutputContainer, raster: Raster) -> Stream:
    stream = container.add_mux_stream("mov_text")
    stream.time_base = raster.frame_s
    return stream


def _picture_packets(
    pictures: Iterable[FilmPicture], stream: Stream, raster: Raster, reorder: int
) -> Iterator[Timed]:
    for picture in pictures:
        packet = _packet(picture.data, stream, raster)
        packet.pts = picture.shown
        packet.dts = picture.decoded - reorder
        packet.duration = 1
        packet.is_keyframe = picture.opens
        yield picture.decoded * raster.frame_s, packet


def _sound_packets(sound: Iterable[Sound], stream: AudioStream) -> Iterator[Timed]:
    for frame in sound_frames(sound):
        for packet in stream.encode(frame):
            yield _time(packet), packet
    for packet in stream.encode(None):
        yield _time(packet), packet


def _text_packets(texts: Iterable[TextSample], stream: Stream, raster: Raster) -> Iterator[Timed]:
    for text in texts:
        packet = _packet(text.data, stream, raster)
        packet.pts = packet.dts = text.start
        packet.duration = text.frames
        yield text.start * raster.frame_s, packet


def _packet(data: bytes, stream: Stream, raster: Raster) -> "Packet[Stream]":
    packet: Packet[Stream] = Packet(data)
    packet.stream = stream
    packet.time_base = raster.frame_s
    return packet


def _time(packet: "Packet[AudioStream]") -> Fraction:
    return (packet.pts or 0) * packet.time_base


def _chapter(number: int, mark: ChapterMark, raster: Raster) -> "Chapter":
    return {
        "id": number,
        "start": mark.start,
        "end": mark.stop,
        "time_base": raster.frame_s,
        "metadata": {"title": mark.title},
    }
