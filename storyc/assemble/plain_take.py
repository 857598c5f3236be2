"""Reads a take that fits the film, from its sample table alone.

Most takes do: this reads some kilobytes of each, where a demuxer would read all of it.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from storyc.assemble import avc
from storyc.assemble.raster import Raster
from storyc.assemble.sample_table import NotPlain, SampleTable, read_sample_table
from storyc.assemble.sps import UNTAGGED, PictureFormat, read_format
from storyc.assemble.take import CodedPictures, Take, grid_of
from storyc.assemble.take_file import damaged

_BT709 = 1
_LENGTH = 4
_LARGEST_SET = 4096
"""Bytes of a parameter set: real ones have some dozens."""


def read_plain(slate: str, path: Path, raster: Raster) -> Take | None:
    """Read a take that can be copied into the film as it is, `None` if it is another.

    Raises:
        AssembleError: it is damaged.
        OSError: it cannot be read.
    """
    try:
        table = read_sample_table(path)
        sets = avc.sets_of_record(table.record)
        formats = {read_format(unit) for unit in sets.sps}
    except (NotPlain, ValueError):
        return None
    aspect = table.pixel_aspect
    time_base = Fraction(1, table.timescale)
    origin = int(table.pts.min()) * time_base
    grid = grid_of(table.pts, time_base, origin, raster)
    if not len(grid) or not all(_fits(it, raster) for it in formats) or aspect[0] != aspect[1]:
        return None
    with path.open("rb") as file:
        opens = _openings(slate, file, table, sets)
    if opens is None or not opens[0]:
        return None
    return Take(
        slate=slate,
        path=path,
        time_base=time_base,
        origin=origin,
        frames=round((table.stop * time_base - origin) * raster.fps),
        pictures=CodedPictures(table.pts, table.dts, opens, table.offsets, table.sizes),
        grid=grid,
        sets=sets,
        misfit=None,
    )


def _fits(found: PictureFormat, raster: Raster) -> bool:
    return found == PictureFormat(
        width=raster.width,
        height=raster.height,
        chroma=1,
        depth=8,
        is_interlaced=False,
        is_square=True,
        is_full_range=False,
        matrix=_BT709 if found.matrix == _BT709 else UNTAGGED,
    )


def _openings(
    slate: str, file: BinaryIO, table: SampleTable, sets: avc.ParameterSets
) -> NDArray[np.bool_] | None:
    """Return for each picture whether decoding can start there; `None` with sets of its own.

    Every packet is looked through from unit to unit: their lengths must add up.
    """
    known = {*sets.sps, *sets.pps}
    opens = np.zeros(len(table.sizes), dtype=np.bool_)
    rows = zip(table.offsets.tolist(), table.sizes.tolist(), table.syncs.tolist(), strict=True)
    for number, (offset, size, is_sync) in enumerate(rows):
        for kind, unit in _units(slate, file, offset, size):
            if kind in (avc.SPS, avc.PPS) and unit not in known:
                return None
            opens[number] |= is_sync and kind == avc.IDR_SLICE
    return opens


def _units(slate: str, file: BinaryIO, at: int, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind of each unit of a packet, and the unit itself where it is a parameter set."""
    stop = at + size
    while at < stop:
        file.seek(at)
        head = file.read(_LENGTH + 1)
        length = int.from_bytes(head[:_LENGTH], "big")
        if len(head) <= _LENGTH or not length or at + _LENGTH + length > stop:
            raise damaged(slate, Path(file.name), "a damaged H.264 packet")
        kind = head[_LENGTH] & 0x1F
        is_set = kind in (avc.SPS, avc.PPS)
        yield kind, head[_LENGTH:] + file.read(min(length, _LARGEST_SET) - 1) if is_set else b""
        at += _LENGTH + length
