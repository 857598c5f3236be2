"""Writes the film's file: pictures copied from where they lie, sound, captions, chapters."""

from bisect import bisect_right
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Self

import numpy as np

from storyc.assemble.file_copy import copy_packets, copy_range, write_all
from storyc.assemble.film_layout import FilmLayout
from storyc.assemble.stretch import Stretch

OnWritten = Callable[[int, int], None]
"""Called with the first picture that is written and the one after the last."""


def write_film(path: Path, layout: FilmLayout, on_written: OnWritten) -> None:
    """Write an MP4 that a player can start before it has all of it, into a file that is empty.

    Raises:
        OSError: the disk is full or the file may not be written.
        EOFError: a file became shorter while it was read.
    """
    with (
        path.open("r+b", buffering=0) as file,
        layout.sound.path.open("rb", buffering=0) as sound,
        _Pictures(layout, file) as pictures,
    ):
        write_all(file, layout.head())
        for text in layout.header.texts:
            write_all(file, b"".join(text.samples))
        sizes, offsets = layout.sound.sizes, layout.sound.offsets
        for shown, heard in layout.slices():
            pictures.copy(shown)
            if heard:
                length = int(sizes[heard.start : heard.stop].sum())
                copy_range(sound, int(offsets[heard.start]), length, file)
            on_written(shown.start, shown.stop)


class _Pictures:
    """Copies pictures from the files of the stretches, of which one is open at a time."""

    def __init__(self, layout: FilmLayout, into: FileIO) -> None:
        self._stretches = layout.pictures
        self._into = into
        frames = [stretch.frames for stretch in layout.pictures]
        self._starts = np.cumsum([0, *frames]).tolist()
        self._open: FileIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()

    def copy(self, shown: range) -> None:
        """Append some pictures of the film."""
        at = shown.start
        while at < shown.stop:
            number = bisect_right(self._starts, at) - 1
            start, stretch = self._starts[number], self._stretches[number]
            stop = min(shown.stop, start + stretch.frames)
            self._copy_rows(stretch, at - start, stop - start)
            at = stop

    def _copy_rows(self, stretch: Stretch, first: int, stop: int) -> None:
        rows = slice(first, stop)
        leads = [stretch.lead if opens else b"" for opens in stretch.opens[rows].tolist()]
        places = zip(
            stretch.offsets[rows].tolist(), stretch.sizes[rows].tolist(), leads, strict=True
        )
        copy_packets(self._source(stretch), list(places), self._into)

    def _source(self, stretch: Stretch) -> FileIO:
        if self._open is None or self._open.name != str(stretch.path):
            if self._open is not None:
                self._open.close()
            self._open = stretch.path.open("rb", buffering=0)
        return self._open
