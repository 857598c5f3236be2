"""What happens at the same time: the speeches of dual dialogue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from storyc.ir import Beat, SpeechBeat
from storyc.source import value
from storyc.timing.fit import share

Strand = tuple[int, ...]
"""Places of beats in their shot, one after the other."""


@value
class Placed:
    """Units: frames. `back` is how far before the end of all before it a beat begins."""

    frames: int
    back: int = 0


@dataclass(frozen=True, slots=True)
class Together:
    """Strands that begin together; almost always one strand of one beat."""

    strands: tuple[Strand, ...]

    def length(self, natural: Sequence[int]) -> int:
        """Return how long it takes: as long as its longest strand."""
        return max(sum(natural[at] for at in strand) for strand in self.strands)

    def placed(self, frames: int, natural: Sequence[int]) -> Mapping[int, Placed]:
        """Share `frames` out among the beats, the longest strand getting all of them."""
        whole = self.length(natural)
        found: dict[int, Placed] = {}
        spent = 0
        for strand in self.strands:
            weights = [natural[at] for at in strand]
            start = 0
            for at, length in zip(
                strand, share(frames * sum(weights) // whole, weights), strict=True
            ):
                found[at] = Placed(length, back=spent - start)
                start += length
                spent = max(spent, start)
        return found


def find_together(
    beats: Sequence[Beat], timed: Sequence[int], natural: Sequence[int], most: int | None
) -> Iterator[Together]:
    """Yield what a shot shows, one after the other.

    Args:
        beats: the beats of the shot.
        timed: places of those that take time.
        natural: frames that each beat would like to have.
        most: speeches that together would be longer than this are said one after the other, so
            that they can be cut.
    """
    group: list[Strand] = []
    for strand in _strands(beats, timed):
        if group and _joins(beats[strand[0]], beats[group[-1][0]]):
            group.append(strand)
        else:
            yield from _settled(group, natural, most)
            group = [strand]
    yield from _settled(group, natural, most)


def _strands(beats: Sequence[Beat], timed: Sequence[int]) -> Iterator[Strand]:
    """Yield whole speeches, and every other beat by itself."""
    for _, strand in groupby(timed, key=lambda at: _speech_of(beats[at]) or at):
        yield tuple(strand)


def _speech_of(beat: Beat) -> tuple[str, int, bool] | None:
    return (beat.character, beat.speech, beat.dual) if isinstance(beat, SpeechBeat) else None


def _joins(beat: Beat, before: Beat) -> bool:
    """Tell whether two speeches begin together: both whole, and not cut by a shot between."""
    return (
        isinstance(beat, SpeechBeat)
        and beat.dual
        and isinstance(before, SpeechBeat)
        and before.character != beat.character
        and before.part == beat.part == 1
    )


def _settled(
    group: Sequence[Strand], natural: Sequence[int], most: int | None
) -> Iterator[Together]:
    pair = Together(tuple(group))
    if len(group) > 1 and (most is None or pair.length(natural) <= most):
        yield pair
        return
    for strand in group:
        yield from (Together(((at,),)) for at in strand)
