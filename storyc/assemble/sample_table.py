"""Where the pictures of an MP4 file lie, read from its sample tables.

Only what can be copied by byte ranges is read: one plain H.264 track, whole in the file, shown from
one place on without gaps. All other files are for a demuxer.

Source: ISO/IEC 14496-12, 8.4 to 8.6.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.box import child, children

Numbers = NDArray[np.int64]

_LARGEST_HEADER = 64 * 1024 * 1024
"""A `moov` of two hours has about 4 MiB."""

_UPRIGHT = b"".join(n.to_bytes(4, "big") for n in (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30))
"""The matrix that turns nothing. Source: ISO/IEC 14496-12, 6.2.2."""

_SAMPLE_ENTRY = 78
"""Bytes of a visual sample entry before its boxes. Source: ISO/IEC 14496-12, 12.1.3.2."""

_ONE = 1 << 16
"""The rate of an edit that plays at the usual speed, in 16.16."""


class NotPlain(Exception):  # noqa: N818  # a kind of file, not a fault
    """A file that cannot be read this way, whole or not."""


@dataclass(frozen=True, slots=True)
class SampleTable:
    """The pictures of a file in decoding order.

    `record` is the decoder configuration, `pixel_aspect` the shape of a pixel. `offsets` and
    `sizes` are bytes; `dts` and `pts` count in `timescale` as a demuxer does, `stop` is the end of
    the last one; `syncs` tells where the file says that decoding can start.
    """

    record: bytes
    pixel_aspect: tuple[int, int]
    timescale: int
    offsets: Numbers
    sizes: Numbers
    dts: Numbers
    pts: Numbers
    stop: int
    syncs: NDArray[np.bool_]


def read_sample_table(path: Path) -> SampleTable:
    """Read the sample table of the pictures of a file.

    Raises:
        NotPlain: it is not such a file; a demuxer may still read it.
        OSError: it cannot be read.
    """
    try:
        moov, size = _movie_header(path)
        tracks = [contents for kind, contents in children(moov) if kind == b"trak"]
        pictures = [it for it in tracks if _handler(it) == b"vide"]
        if len(pictures) != 1 or child(moov, b"mvex") is not None:
            raise NotPlain
        timescale = _number(_need(moov, b"mvhd"), *_after_times(_need(moov, b"mvhd")))
        return _table(pictures[0], timescale, size)
    except (ValueError, IndexError) as error:
        raise NotPlain from error


def _movie_header(path: Path) -> tuple[bytes, int]:
    """Return the contents of `moov` and the size of the file, whose boxes must fill it exactly."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        moov, at = None, 0
        while at < size:
            kind, start, stop = _box_at(file, at, size)
            if kind == b"moof" or (at == 0 and kind != b"ftyp"):
                raise NotPlain
            if kind == b"moov" and stop - start <= _LARGEST_HEADER:
                file.seek(start)
                moov = file.read(stop - start)
            at = stop
    if moov is None or at != size:
        raise NotPlain
    return moov, size


def _box_at(file: BinaryIO, at: int, size: int) -> tuple[bytes, int, int]:
    file.seek(at)
    header = file.read(16)
    length, start = int.from_bytes(header[:4], "big"), at + 8
    if length == 1:
        length, start = int.from_bytes(header[8:], "big"), at + 16
    stop = at + length if length else size
    if stop < start:
        raise NotPlain
    return header[4:8], start, stop


def _need(data: bytes, *path: bytes) -> bytes:
    found = child(data, *path)
    if found is None:
        raise NotPlain
    return found


def _number(data: bytes, at: int, length: int) -> int:
    if at + length > len(data):
        raise NotPlain
    return int.from_bytes(data[at : at + length], "big")


def _after_times(header: bytes) -> tuple[int, int]:
    """Return where the time scale of a movie or media header stands, and its length."""
    return (20 if header[0] == 1 else 12), 4


def _handler(track: bytes) -> bytes:
    handler = child(track, b"mdia", b"hdlr")
    return b"" if handler is None else handler[8:12]


def _table(track: bytes, movie_scale: int, file_size: int) -> SampleTable:
    header = _need(track, b"tkhd")
    matrix_at = 52 if header[0] == 1 else 40
    media = _need(track, b"mdia", b"mdhd")
    timescale = _number(media, *_after_times(media))
    tables = _need(track, b"mdia", b"minf", b"stbl")
    sizes = _sizes(_need(tables, b"stsz"), file_size)
    dts, stop = _decoding_times(_need(tables, b"stts"), len(sizes))
    offsets = _offsets(tables, sizes)
    is_inside = len(sizes) and int(offsets.min()) > 0 and int((offsets + sizes).max()) <= file_size
    if not is_inside or header[matrix_at : matrix_at + 36] != _UPRIGHT or timescale == 0:
        raise NotPlain
    pts = dts + _composition(child(tables, b"ctts"), len(sizes))
    start = _start(child(track, b"edts", b"elst"), pts, (movie_scale, timescale))
    record, pixel_aspect = _entry(_need(tables, b"stsd"))
    last = int(np.argmax(pts))
    shown_until = int(pts[last]) + (stop - int(dts[-1]))
    return SampleTable(
        record=record,
        pixel_aspect=pixel_aspect,
        timescale=timescale,
        offsets=offsets,
        sizes=sizes,
        dts=dts - start,
        pts=pts - start,
        stop=shown_until - start,
        syncs=_syncs(child(tables, b"stss"), len(sizes)),
    )


def _rows(data: bytes, at: int, columns: int, kind: str = ">u4") -> Numbers:
    """Return a table behind its number of rows. Shape: `(rows, columns)`."""
    rows = _number(data, at, 4)
    table = np.frombuffer(data, kind, rows * columns, at + 4)
    return table.reshape(rows, columns).astype(np.int64)


def _sizes(data: bytes, file_size: int) -> Numbers:
    same, count = _number(data, 4, 4), _number(data, 8, 4)
    if not same:
        return _rows(data, 8, 1)[:, 0]
    if same * count > file_size:
        raise NotPlain
    return np.full(count, same, dtype=np.int64)


def _repeated(table: Numbers, count: int) -> Numbers:
    """Return the second column, each as often as the first one says, `count` in all."""
    if int(table[:, 0].sum()) != count:
        raise NotPlain
    return np.repeat(table[:, 1], table[:, 0])


def _decoding_times(data: bytes, count: int) -> tuple[Numbers, int]:
    """Return when each sample is decoded, and when the last one ends."""
    times = np.cumsum(_repeated(_rows(data, 4, 2), count))
    if not count:
        raise NotPlain
    return np.concatenate(([0], times[:-1])).astype(np.int64), int(times[-1])


def _composition(data: bytes | None, count: int) -> Numbers:
    if data is None:
        return np.zeros(count, dtype=np.int64)
    offsets = _repeated(_rows(data, 4, 2), count)
    if offsets.max(initial=0) >= 1 << 31:  # negative offsets, which readers understand differently
        raise NotPlain
    return offsets


def _offsets(tables: bytes, sizes: Numbers) -> Numbers:
    """Return where each sample lies: the samples of a chunk one after the other."""
    short, long = child(tables, b"stco"), child(tables, b"co64")
    chunks = _rows(short, 4, 1)[:, 0] if short is not None else _wide(long)
    runs = _rows(_need(tables, b"stsc"), 4, 3)
    firsts = np.append(runs[:, 0], len(chunks) + 1)
    spans = np.diff(firsts)
    if not len(runs) or firsts[0] != 1 or spans.min() < 1 or set(runs[:, 2].tolist()) != {1}:
        raise NotPlain
    held = np.repeat(runs[:, 1], spans)
    if int(held.sum()) != len(sizes):
        raise NotPlain
    ahead = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    first = np.concatenate(([0], np.cumsum(held)[:-1]))
    filled = held > 0
    at = np.repeat(chunks[filled] - ahead[first[filled]], held[filled])
    return np.asarray(at + ahead, dtype=np.int64)


def _wide(data: bytes | None) -> Numbers:
    if data is None:
        raise NotPlain
    return _rows(data, 4, 1, ">i8")[:, 0]


def _syncs(data: bytes | None, count: int) -> NDArray[np.bool_]:
    if data is None:
        return np.ones(count, dtype=np.bool_)
    syncs = np.zeros(count, dtype=np.bool_)
    numbers = _rows(data, 4, 1)[:, 0]
    if numbers.size and not 1 <= numbers.min() <= numbers.max() <= count:
        raise NotPlain
    syncs[numbers - 1] = True
    return syncs


def _start(edits: bytes | None, pts: Numbers, scales: tuple[int, int]) -> int:
    """Return the media time that counts as zero.

    An edit that leaves out pictures at either end is for a demuxer.
    """
    if edits is None:
        return 0
    first = int(pts.min())
    width = 8 if edits[0] == 1 else 4
    if _number(edits, 4, 4) != 1:
        raise NotPlain
    length, start = _number(edits, 8, width), _number(edits, 8 + width, width)
    rate = _number(edits, 8 + 2 * width, 4)
    movie_scale, timescale = scales
    shown = int(pts.max()) - first
    is_all = length == 0 or length * timescale >= shown * movie_scale
    if start != first or rate != _ONE or not is_all:
        raise NotPlain
    return first


def _entry(descriptions: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return the decoder configuration of the one sample entry, and the shape of its pixels."""
    entries = list(children(descriptions[8:]))
    if len(entries) != 1 or entries[0][0] not in (b"avc1", b"avc3"):
        raise NotPlain
    boxes = entries[0][1][_SAMPLE_ENTRY:]
    shape = child(boxes, b"pasp")
    aspect = (1, 1) if shape is None else (_number(shape, 0, 4), _number(shape, 4, 4))
    return _need(boxes, b"avcC"), aspect
