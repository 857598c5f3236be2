"""The film's picture track, stretch by stretch: which packets of which files."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.ahead import ahead
from storyc.assemble.coding import Coding
from storyc.assemble.edit import Blend, ClipRange, Lettered, Piece
from storyc.assemble.encode import encode
from storyc.assemble.footage import Footage, digest_of
from storyc.assemble.packets import packets_of
from storyc.assemble.part import Packet, Part, PartFolder
from storyc.assemble.rendering import pictures_of_piece
from storyc.assemble.sample_table import Numbers
from storyc.assemble.steps import Copy, Encode, Step
from storyc.h264 import avc

Told = Callable[[int], None]
"""Called with the frames that are encoded more."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Packets of one file in decoding order.

    Units: `offsets` and `sizes` bytes in the file, `shown` film frames from the first one of the
    stretch. `lead` are parameter sets that stand in the film before each packet that `opens`.
    """

    path: Path
    offsets: Numbers
    sizes: Numbers
    shown: Numbers
    opens: NDArray[np.bool_]
    lead: bytes = b""

    @property
    def frames(self) -> int:
        """Film frames."""
        return len(self.sizes)


@dataclass(frozen=True)
class Stretching:
    """Makes the stretches of a film; what must be encoded is kept in `parts`."""

    coding: Coding
    footage: Footage
    parts: PartFolder
    on_encoded: Told

    def stretches(self) -> Generator[Stretch]:
        """Yield the stretches of the film in order.

        Raises:
            AssembleError: a take cannot be read.
            OSError: the parts cannot be written.
        """
        return ahead(self._stretch, self.coding.steps)

    def _stretch(self, step: Step) -> Stretch:
        if isinstance(step, Encode):
            part = self._encoded(step)
            self.on_encoded(step.frames)
            shown = np.arange(step.frames, dtype=np.int64)
            return Stretch(
                part.path, part.offsets, part.sizes, shown, part.opens, self._lead(self.coding.own)
            )
        pictures, rows = step.take.pictures, slice(step.first, step.stop)
        path, offsets, sizes = step.take.path, pictures.offsets, pictures.sizes
        if offsets is None or sizes is None:
            part = self._extracted(step)
            path, offsets, sizes = part.path, part.offsets, part.sizes
        else:
            offsets, sizes = offsets[rows], sizes[rows]
        return Stretch(
            path, offsets, sizes, step.offsets, pictures.opens[rows], self._lead(step.take.sets)
        )

    def _lead(self, sets: avc.ParameterSets | None) -> bytes:
        if not self.coding.is_repeated or sets is None:
            return b""
        return avc.packet((*sets.sps, *sets.pps))

    def _encoded(self, step: Encode) -> Part:
        """Return the packets of pictures that are made anew, or were before."""
        raster, set_id = self.footage.raster, self.coding.set_id

        def packets() -> Iterator[Packet]:
            return encode(pictures_of_piece(step.piece, self.footage), raster, set_id)

        essences = [each for clip in _clips(step.piece) for each in self.footage.essence(clip)]
        return self.parts.part(
            ("pictures", step.piece, raster, self.coding.own, *essences), packets
        )

    def _extracted(self, step: Copy) -> Part:
        """Return the packets of a take whose place in its file only a demuxer knows."""
        take = step.take
        essence = ("packets", step.first, step.stop, digest_of(take))
        return self.parts.part(essence, lambda: packets_of(take, step.first, step.stop))


def _clips(piece: Piece) -> tuple[ClipRange, ...]:
    if isinstance(piece, Lettered):
        return _clips(piece.piece)
    if isinstance(piece, Blend):
        return (piece.outgoing, piece.incoming)
    return (piece.clip,)
