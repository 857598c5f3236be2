"""Reads back what the written film says about itself."""

from pathlib import Path

import numpy as np

from storyc.assemble.errors import AssembleError
from storyc.assemble.raster import Raster
from storyc.assemble.sample_table import NotPlain, SampleTable, read_sample_table


def verify(path: Path, frames: int, raster: Raster) -> None:
    """Check that the pictures of a film are those that were planned, all in the file, evenly.

    Its sound was laid on the same grid and cannot be of another length.

    Raises:
        AssembleError: they are not.
    """
    try:
        table = read_sample_table(path)
    except NotPlain as error:
        raise _wrong("a header that cannot be read") from error
    found = len(table.sizes)
    if found != frames:
        raise _wrong(f"{found} frames where {frames} were planned")
    if not _is_even(table, raster):
        raise _wrong("frames at the wrong times")


def _is_even(table: SampleTable, raster: Raster) -> bool:
    wanted = np.arange(len(table.pts)) * table.timescale
    return bool(np.array_equal(np.sort(table.pts) * raster.fps, wanted))


def _wrong(what: str) -> AssembleError:
    return AssembleError(
        f"the film came out with {what}, so it was thrown away; delete the takes and render again"
    )
