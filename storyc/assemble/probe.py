"""Finds out what a take holds."""

from collections.abc import Mapping
from pathlib import Path

from storyc.assemble.ahead import ahead
from storyc.assemble.demuxed_take import read_demuxed
from storyc.assemble.plain_take import read_plain
from storyc.assemble.raster import Raster
from storyc.assemble.take import Take


def probe_all(paths: Mapping[str, Path], raster: Raster) -> dict[str, Take]:
    """Read what all takes of a film hold, by slate.

    Raises:
        AssembleError: as for `probe`.
    """
    plain = {slate: _plain(slate, path, raster) for slate, path in paths.items()}
    others = [slate for slate, take in plain.items() if take is None]
    read = ahead(lambda slate: read_demuxed(slate, paths[slate], raster), others)
    demuxed = dict(zip(others, read, strict=True))
    return {slate: take or demuxed[slate] for slate, take in plain.items()}


def probe(slate: str, path: Path, raster: Raster) -> Take:
    """Read what a take holds: by its own tables where it fits the film, else through a demuxer.

    Raises:
        AssembleError: it is missing, damaged or cut off.
    """
    return _plain(slate, path, raster) or read_demuxed(slate, path, raster)


def _plain(slate: str, path: Path, raster: Raster) -> Take | None:
    try:
        return read_plain(slate, path, raster)
    except OSError:
        return None  # the demuxer says what is wrong with the file
