"""Reads a take that fits the film, from its sample table alone.

Most takes do: this reads some kilobytes of each, where a demuxer would read all of it.
"""

import mmap as mmap_module
from fractions import Fraction
from io import FileIO
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.raster import Raster
from storyc.assemble.sample_table import NotPlain, Numbers, SampleTable, read_sample_table
from storyc.assemble.take import CodedPictures, Take, grid_of
from storyc.assemble.take_file import damaged
from storyc.h264 import avc
from storyc.h264.sps import UNTAGGED, PictureFormat, read_format

_BT709 = 1
_LENGTH = 4
_BYTE_VALUES = 256 ** np.arange(_LENGTH - 1, -1, -1)
_AT_A_TIME = 512
"""Packets that are looked through before their part of the file is let go."""

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
    with path.open("rb", buffering=0) as file:
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
    slate: str, file: FileIO, table: SampleTable, sets: avc.ParameterSets
) -> NDArray[np.bool_] | None:
    """Return for each picture whether decoding can start there; `None` with sets of its own.

    Every packet is looked through from unit to unit: their lengths must add up.
    """
    opens = np.zeros(len(table.sizes), dtype=np.bool_)
    # It is closed with the last array that looks into it.
    mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
    for first in range(0, len(opens), _AT_A_TIME):
        rows = slice(first, first + _AT_A_TIME)
        walk = _Walk(mapped, table.offsets[rows], table.sizes[rows])
        if not walk.is_whole:
            raise damaged(slate, Path(file.name), "a damaged H.264 packet")
        if not walk.sets <= {*sets.sps, *sets.pps}:
            return None
        opens[rows] = walk.is_instant & table.syncs[rows]
        del walk
        _let_go(mapped)
    return opens


def _let_go(mapped: mmap) -> None:
    """Give back the memory of what was read; systems without the word do so by themselves."""
    advice = getattr(mmap_module, "MADV_DONTNEED", None)
    if advice is not None:
        mapped.madvise(advice)


class _Walk:
    """Goes from unit to unit through many packets at once.

    `is_whole` tells that all lengths add up, `is_instant` which packets forget all before them;
    `sets` are the parameter sets among the units.
    """

    def __init__(self, mapped: mmap, offsets: Numbers, sizes: Numbers) -> None:
        self.is_whole = True
        self.is_instant = np.zeros(len(sizes), dtype=np.bool_)
        self.sets: set[bytes] = set()
        data = np.frombuffer(mapped, np.uint8)
        rows, at, stops = np.arange(len(sizes)), offsets, offsets + sizes
        while len(rows):
            if (at + _LENGTH >= stops).any():
                self.is_whole = False
                return
            heads = data[at[:, np.newaxis] + np.arange(_LENGTH + 1)].astype(np.int64)
            ends = at + _LENGTH + heads[:, :_LENGTH] @ _BYTE_VALUES
            if (ends > stops).any() or (ends == at + _LENGTH).any():
                self.is_whole = False
                return
            kinds = heads[:, _LENGTH] & 0x1F
            self.is_instant[rows[kinds == avc.IDR_SLICE]] = True
            for place in np.flatnonzero((kinds == avc.SPS) | (kinds == avc.PPS)).tolist():
                start = int(at[place]) + _LENGTH
                self.sets.add(mapped[start : min(int(ends[place]), start + _LARGEST_SET)])
            more = ends < stops
            rows, at, stops = rows[more], ends[more], stops[more]
