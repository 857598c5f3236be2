"""Sound on the disk while it is worked at: a film's is too long for memory."""

from pathlib import Path

import numpy as np

from storyc.assemble.raster import CHANNELS
from storyc.assemble.sound import Sound

_BYTES = 4 * CHANNELS


class Scratch:
    """Sound in a file, read and written by stretches. Several threads may read at once."""

    def __init__(self, path: Path, samples: int) -> None:
        self._path = path
        self.samples = samples

    def write(self, at: int, sound: Sound) -> None:
        """Write a stretch at its place.

        Raises:
            OSError: the disk is full.
        """
        with self._path.open("r+b" if self._path.exists() else "w+b") as file:
            file.seek(at * _BYTES)
            file.write(np.ascontiguousarray(sound).data)

    def read(self, start: int, stop: int) -> Sound:
        """Return the samples `[start, stop)`, silence where that is outside.

        Raises:
            OSError: the file cannot be read.
        """
        sound = np.zeros((stop - start, CHANNELS), dtype=np.float32)
        first, last = max(start, 0), min(stop, self.samples)
        if first < last:
            with self._path.open("rb") as file:
                file.seek(first * _BYTES)
                read = np.fromfile(file, np.float32, (last - first) * CHANNELS)
            inner = read.reshape(-1, CHANNELS)
            sound[first - start : first - start + len(inner)] = inner
        return sound
