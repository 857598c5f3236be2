"""Sound on the disk while it is worked at: a film's is too long for memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import BinaryIO

import numpy as np

from storyc.assemble.raster import CHANNELS
from storyc.assemble.sound import Sound

_BYTES = 4 * CHANNELS


class Scratch:
    """Sound in a file, read and written by stretches, by several threads if need be."""

    def __init__(self, file: BinaryIO, samples: int) -> None:
        self._file = file
        self._lock = Lock()
        self.samples = samples

    def write(self, at: int, sound: Sound) -> None:
        """Write a stretch at its place.

        Raises:
            OSError: the disk is full.
        """
        with self._lock:
            self._file.seek(at * _BYTES)
            self._file.write(np.ascontiguousarray(sound).data)

    def read(self, start: int, stop: int) -> Sound:
        """Return the samples `[start, stop)`, silence where that is outside.

        Raises:
            OSError: the file cannot be read.
        """
        sound = np.zeros((stop - start, CHANNELS), dtype=np.float32)
        first, last = max(start, 0), min(stop, self.samples)
        if first < last:
            with self._lock:
                self._file.seek(first * _BYTES)
                read = np.frombuffer(self._file.read((last - first) * _BYTES), np.float32)
            inner = read.reshape(-1, CHANNELS)
            sound[first - start : first - start + len(inner)] = inner
        return sound


@contextmanager
def scratch_in(folder: Path, samples: int) -> Iterator[Scratch]:
    """Yield room for so much sound, in a file without a name: nothing is left of a killed run.

    Raises:
        OSError: the folder cannot be written.
    """
    with TemporaryFile(dir=folder) as file:
        yield Scratch(file, samples)
