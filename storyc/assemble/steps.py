"""Decides which pictures are copied and which are encoded.

Copying may start only where decoding can start, and may stop wherever the packets so far are
exactly the pictures shown so far. What lies around such a stretch is encoded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storyc.assemble.avc import ParameterSets
from storyc.assemble.edit import ClipRange, Piece, Straight
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
    def offsets(self) -> tuple[int, ...]:
        """The frame of each packet, counted from the first frame shown."""
        return tuple(frame - self.take.grid[self.first] for frame in self._grid)

    @property
    def reorder(self) -> int:
        """By how many frames decoding must run ahead of showing."""
        return max(number - offset for number, offset in enumerate(self.offsets))

    @property
    def _grid(self) -> tuple[int, ...]:
        return self.take.grid[self.first : self.stop]


@dataclass(frozen=True, slots=True)
class Encode:
    """Pictures that are made anew."""

    piece: Piece

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.piece.frames


Step = Copy | Encode


def common_sets(pieces: Sequence[Piece], takes: Mapping[str, Take]) -> ParameterSets | None:
    """Return the parameter sets with which most frames can be copied, or `None` if none can.

    A film has one set of its own and one for copies, so that a player need not change over to
    parameters that are hidden between the pictures. Of equals, the first in the film wins.
    """
    frames: dict[ParameterSets, int] = {}
    for piece in pieces:
        sets = takes[piece.clip.slate].sets if isinstance(piece, Straight) else None
        if sets is not None:
            frames[sets] = frames.get(sets, 0) + piece.frames
    return max(frames, key=lambda sets: frames[sets], default=None)


def steps_of(
    pieces: Sequence[Piece], takes: Mapping[str, Take], sets: ParameterSets | None
) -> Iterator[Step]:
    """Yield how each piece is made; pictures are copied where they need exactly `sets`."""
    for piece in pieces:
        take = takes[piece.clip.slate] if isinstance(piece, Straight) else None
        if isinstance(piece, Straight) and take and sets is not None and take.sets == sets:
            yield from _split(piece.clip, take)
        else:
            yield Encode(piece)


def _split(clip: ClipRange, take: Take) -> Iterator[Step]:
    copy = _copyable(clip, take)
    if copy is None:
        yield Encode(Straight(clip))
        return
    start = take.grid[copy.first]
    lead = start - clip.first
    trail = clip.frames - lead - copy.frames
    if lead:
        yield Encode(Straight(ClipRange(clip.slate, clip.first, lead)))
    yield copy
    if trail:
        yield Encode(Straight(ClipRange(clip.slate, start + copy.frames, trail)))


def _copyable(clip: ClipRange, take: Take) -> Copy | None:
    """Return the longest stretch of a range that can be copied from the first place possible."""
    stop = clip.first + clip.frames
    first = next(
        (
            number
            for number, picture in enumerate(take.pictures)
            if picture.opens and clip.first <= take.grid[number] < stop
        ),
        None,
    )
    if first is None:
        return None
    start = latest = take.grid[first]
    closed = first
    for number in range(first, len(take.grid)):
        latest = max(latest, take.grid[number])
        if latest >= stop or take.grid[number] < start:
            break
        if latest - start == number - first:
            closed = number + 1
    return Copy(take, first, closed) if closed > first else None
