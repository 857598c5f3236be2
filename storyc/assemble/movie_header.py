"""The header of an MP4 film: what its tracks are and where their samples lie.

Source: ISO/IEC 14496-12 (structure), 14496-14 (sound), 14496-15 (H.264), 3GPP TS 26.245 (captions),
QuickTime File Format (chapters and titles).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.box import box, full_box
from storyc.assemble.sample_table import Numbers

_UPRIGHT = b"".join(n.to_bytes(4, "big") for n in (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30))
_NO_LANGUAGE = (0x55C4).to_bytes(2, "big")
"""`und`, five bits a letter."""

_SHORT = 1 << 32
_TAGS = {
    "title": b"\xa9nam",
    "comment": b"\xa9cmt",
    "artist": b"\xa9ART",
    "date": b"\xa9day",
    "description": b"desc",
}


@dataclass(frozen=True, slots=True)
class TrackKind:
    """What sort of samples a track has: its handler, media header, volume and flags."""

    handler: bytes
    name: bytes
    media_header: bytes
    volume: int = 0
    is_enabled: bool = True


PICTURES = TrackKind(b"vide", b"Picture", full_box(b"vmhd", bytes(8), flags=1))
SOUND = TrackKind(b"soun", b"Sound", full_box(b"smhd", bytes(4)), volume=0x0100)
CAPTIONS = TrackKind(b"sbtl", b"Captions", full_box(b"nmhd"))
CHAPTERS = TrackKind(
    b"text",
    b"Chapters",
    box(
        b"gmhd",
        full_box(b"gmin", (0x0040).to_bytes(2, "big") + b"\x80\0" * 3 + bytes(4)),
        box(b"text", _UPRIGHT),
    ),
    is_enabled=False,
)


@dataclass(frozen=True, slots=True)
class Track:
    """One track.

    Units: `durations` and `composition` (shown after decoded) in `timescale`, one a sample;
    `starts` is the media time that is shown first. `chunks` are where runs of samples lie in the
    file, `held` how many each has. `syncs` counts from 1 where decoding can start, `None` where it
    can everywhere. `size` in pixels.
    """

    kind: TrackKind
    entry: bytes
    timescale: int
    durations: Numbers
    sizes: Numbers
    chunks: Numbers
    held: Numbers
    starts: int = 0
    composition: Numbers | None = None
    syncs: Numbers | None = None
    size: tuple[int, int] = (0, 0)
    groups: bytes = b""


def header_of(
    tracks: Sequence[Track], timescale: int, length: int, tags: Mapping[str, str]
) -> bytes:
    """Return the `moov` box of a film.

    Args:
        tracks: the first one is the pictures'; a track of chapters belongs to it.
        timescale: of `length`, the length of the film.
        length: of all tracks.
        tags: words about the film: title, comment, artist, date, description.
    """
    chapters = [n for n, track in enumerate(tracks, start=1) if track.kind is CHAPTERS]
    reference = box(b"tref", box(b"chap", *map(_u32, chapters))) if chapters else b""
    boxes = [
        _track(track, number, length, reference if number == 1 else b"")
        for number, track in zip(count(1), tracks, strict=False)
    ]
    movie = full_box(
        b"mvhd",
        bytes(16) + _u32(timescale) + length.to_bytes(8, "big"),
        _u32(1 << 16) + (0x0100).to_bytes(2, "big") + bytes(10) + _UPRIGHT + bytes(24),
        _u32(len(tracks) + 1),
        version=1,
    )
    return box(b"moov", movie, *boxes, _told(tags))


def _track(track: Track, number: int, length: int, reference: bytes) -> bytes:
    width, height = (it << 16 for it in track.size)
    header = full_box(
        b"tkhd",
        bytes(16) + _u32(number) + bytes(4) + length.to_bytes(8, "big"),
        bytes(12) + track.kind.volume.to_bytes(2, "big") + bytes(2) + _UPRIGHT,
        _u32(width) + _u32(height),
        version=1,
        flags=3 if track.kind.is_enabled else 2,
    )
    edit = _u32(1) + length.to_bytes(8, "big") + track.starts.to_bytes(8, "big") + _u32(1 << 16)
    edits = box(b"edts", full_box(b"elst", edit, version=1))
    media = full_box(
        b"mdhd",
        bytes(16) + _u32(track.timescale) + int(track.durations.sum()).to_bytes(8, "big"),
        _NO_LANGUAGE + bytes(2),
        version=1,
    )
    name = track.kind.handler + bytes(12) + track.kind.name + b"\0"
    here = box(b"dinf", full_box(b"dref", _u32(1), full_box(b"url ", flags=1)))
    info = box(b"minf", track.kind.media_header, here, _samples(track))
    return box(
        b"trak",
        header,
        edits,
        reference,
        box(b"mdia", media, full_box(b"hdlr", bytes(4), name), info),
    )


def _samples(track: Track) -> bytes:
    tables = [
        full_box(b"stsd", _u32(1), track.entry),
        full_box(b"stts", _runs(track.durations)),
    ]
    if track.composition is not None:
        tables.append(full_box(b"ctts", _runs(track.composition)))
    if track.syncs is not None:
        tables.append(full_box(b"stss", _u32(len(track.syncs)), _words(track.syncs)))
    numbers = np.stack((np.arange(1, len(track.held) + 1), track.held), axis=1)
    changes = np.flatnonzero(np.diff(track.held, prepend=-1))
    rows = np.column_stack((numbers[changes], np.ones(len(changes), dtype=np.int64)))
    tables.append(full_box(b"stsc", _u32(len(rows)), _words(rows)))
    tables.append(full_box(b"stsz", _u32(0), _u32(len(track.sizes)), _words(track.sizes)))
    tables.append(full_box(b"co64", _u32(len(track.chunks)), track.chunks.astype(">u8").tobytes()))
    return box(b"stbl", *tables, track.groups)


def _runs(values: Numbers) -> bytes:
    """Return values as a table of how often each comes, one after the other."""
    starts = np.flatnonzero(np.diff(values, prepend=-1 if not len(values) else values[0] - 1))
    counts = np.diff(starts, append=len(values))
    return _u32(len(starts)) + _words(np.stack((counts, values[starts]), axis=1))


def _words(values: NDArray[np.int64]) -> bytes:
    return values.astype(">u4").tobytes()


def _u32(value: int) -> bytes:
    return value.to_bytes(4, "big")


def _told(tags: Mapping[str, str]) -> bytes:
    """Return words about the film as players show them."""
    items = [
        box(_TAGS[name], box(b"data", _u32(1), _u32(0), words.encode()))
        for name, words in tags.items()
    ]
    handler = full_box(b"hdlr", bytes(4), b"mdirappl" + bytes(9))
    return box(b"udta", full_box(b"meta", handler, box(b"ilst", *items)))
