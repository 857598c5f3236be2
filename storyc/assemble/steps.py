"""Decides which pictures are copied and which are encoded.

Copying may start only where decoding can start, and may stop wherever the packets so far are
exactly the pictures shown so far. What lies around such a stretch is encoded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from storyc.assemble.edit import ClipRange, Piece, Straight
from storyc.assemble.sample_table import Numbers
from storyc.assemble.take import Take


@dataclass(frozen=True, slots=True)
class Copy:
    """Packets `[first, stop)` of a take, in decoding order, go into the film untouched."""

    take: Take
    first: int
    stop: int

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.stop - self.first

    @property
    def offsets(self) -> Numbers:
        """The frame of each packet, counted from the first frame shown."""
        grid = self.take.grid
        return np.asarray(grid[self.first : self.stop] - grid[self.first], dtype=np.int64)

    @property
    def reorder(self) -> int:
        """By how many frames decoding must run ahead of showing."""
        return int((np.arange(self.frames) - self.offsets).max())


@dataclass(frozen=True, slots=True)
class Encode:
    """Pictures that are made anew."""

    piece: Piece

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.piece.frames


Step = Copy | Encode


def steps_of(pieces: Sequence[Piece], takes: Mapping[str, Take]) -> Iterator[Step]:
    """Yield how each piece is made: what fits the film is copied."""
    for piece in pieces:
        take = takes[piece.clip.slate] if isinstance(piece, Straight) else None
        if isinstance(piece, Straight) and take is not None and take.sets is not None:
            yield from _split(piece.clip, take)
        else:
            yield Encode(piece)


def _split(clip: ClipRange, take: Take) -> Iterator[Step]:
    copy = _copyable(clip, take)
    if copy is None:
        yield Encode(Straight(clip))
        return
    start = int(take.grid[copy.first])
    lead = start - clip.first
    trail = clip.frames - lead - copy.frames
    if lead:
        yield Encode(Straight(ClipRange(clip.slate, clip.first, lead)))
    yield copy
    if trail:
        yield Encode(Straight(ClipRange(clip.slate, start + copy.frames, trail)))


def _copyable(clip: ClipRange, take: Take) -> Copy | None:
    """Return the longest stretch of a range that can be copied from the first place possible."""
    grid, stop = take.grid, clip.first + clip.frames
    firsts = np.flatnonzero(take.pictures.opens & (grid >= clip.first) & (grid < stop))
    if not firsts.size:
        return None
    first = int(firsts[0])
    start = int(grid[first])
    # Packets of pictures outside the range end it, whichever way they are outside.
    outside = np.flatnonzero((grid[first:] >= stop) | (grid[first:] < start))
    run = grid[first : first + int(outside[0])] if outside.size else grid[first:]
    latest = np.maximum.accumulate(run)
    closed = np.flatnonzero(latest - start == np.arange(len(run)))
    return Copy(take, first, first + int(closed[-1]) + 1) if closed.size else None
