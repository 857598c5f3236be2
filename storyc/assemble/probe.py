"""Finds out what a take holds."""

from pathlib import Path

from storyc.assemble.demuxed_take import read_demuxed
from storyc.assemble.plain_take import read_plain
from storyc.assemble.raster import Raster
from storyc.assemble.take import Take


def probe(slate: str, path: Path, raster: Raster) -> Take:
    """Read what a take holds: by its own tables where it fits the film, else through a demuxer.

    Raises:
        AssembleError: it is missing, damaged or cut off.
    """
    try:
        plain = read_plain(slate, path, raster)
    except OSError:
        plain = None  # the demuxer says what is wrong with the file
    return plain or read_demuxed(slate, path, raster)
