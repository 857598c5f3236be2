"""Coded packets that are made once and kept: encoded pictures, or the film's sound."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.sample_table import Numbers
from storyc.world.disk import remove_abandoned, replacing, write_text

_VERSION = "2"
"""Changes whenever what is kept would come out otherwise than before."""


@dataclass(frozen=True, slots=True)
class Part:
    """Packets one after the other in a file, with whatever was noted of them.

    Units: `sizes` bytes. `opens` says where decoding can start.
    """

    path: Path
    sizes: Numbers
    opens: NDArray[np.bool_]
    note: Any

    @property
    def offsets(self) -> Numbers:
        """Where each packet lies in the file, in bytes."""
        return np.cumsum(self.sizes) - self.sizes


@dataclass(frozen=True, slots=True)
class Packet:
    """One coded packet. `opens` says that decoding can start here."""

    data: bytes
    opens: bool = True


class PartFolder:
    """A folder of parts, named by what they depend on. The note is written last.

    A part of another film is in no folder of this one: `forget` removes what was not asked for.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        remove_abandoned(path)
        self.path = path
        self._asked: set[str] = set()

    def part(
        self,
        essence: Iterable[object],
        packets: Callable[[], Iterable[Packet]],
        note: Callable[[], Any] = lambda: None,
    ) -> Part:
        """Return the part of an essence, making it only if it is not here and whole.

        Args:
            essence: all that the part depends on.
            packets: makes it.
            note: what there is to keep beside it; asked once it is made.

        Raises:
            OSError: the folder cannot be written.
            Exception: what `packets` raises.
        """
        key = _key(essence)
        self._asked.add(key)
        found = self._find(key)
        if found is not None:
            return found
        sizes, opens = [], []
        with replacing(self._packets(key)) as temporary, temporary.open("wb") as file:
            for packet in packets():
                file.write(packet.data)
                sizes.append(len(packet.data))
                opens.append(packet.opens)
        told = {"sizes": sizes, "opens": opens, "note": note()}
        write_text(self._note(key), json.dumps(told))
        return Part(self._packets(key), _numbers(sizes), np.array(opens, np.bool_), told["note"])

    def forget(self) -> None:
        """Remove every part that was not asked for.

        Raises:
            OSError: one of them cannot be removed.
        """
        for path in sorted((*self.path.glob("*.part"), *self.path.glob("*.json"))):
            if path.stem not in self._asked:
                path.unlink(missing_ok=True)

    def _find(self, key: str) -> Part | None:
        """Read a note; one that is missing, damaged or of another file is none."""
        path = self._packets(key)
        try:
            told = json.loads(self._note(key).read_text(encoding="utf-8"))
            sizes = _numbers(told["sizes"])
            if path.stat().st_size != int(sizes.sum()):
                return None
            return Part(path, sizes, np.array(told["opens"], np.bool_), told["note"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _packets(self, key: str) -> Path:
        return self.path / f"{key}.part"

    def _note(self, key: str) -> Path:
        return self.path / f"{key}.json"


def _numbers(values: Iterable[int]) -> Numbers:
    return np.array(list(values), dtype=np.int64)


def _key(essence: Iterable[object]) -> str:
    return sha256("\0".join((_VERSION, *map(repr, essence))).encode()).hexdigest()[:32]
