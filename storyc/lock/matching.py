"""Finds the segments of a lock again in a script that was edited."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storyc.ir import Screenplay
from storyc.lock.lock import Lock, digest, fingerprint, picture_of, screenplay_beats
from storyc.targets import Target


class _Chain(NamedTuple):
    """Segments found one after the other, the last at beats `[start, stop)`.

    `kept` counts the beats of all of them.
    """

    start: int
    stop: int
    kept: int
    before: "_Chain | None"


def find_kept(lock: Lock, screenplay: Screenplay, target: Target) -> dict[str, str]:
    """Return the first and last beat of each locked segment whose words the script still holds.

    None is, if the lock is about another target or picture than the script now has.

    Segments are found again in their order, one after the other, so that as many beats as possible
    are in one. Where the words of one stand in several places, the first is its that allows this.
    """
    if (lock.target, lock.picture) != (target.name, picture_of(screenplay.title_page)):
        return {}
    beats = list(screenplay_beats(screenplay))
    places = _places(lock, [fingerprint(beat) for beat in beats])
    # Chains worth going on from: a later end is only worth it for more beats.
    chains: list[_Chain] = []
    for segment in lock.segments:
        found = [_longer(chains, start, segment.beats) for start in places[segment.content]]
        for chain in found:
            _add(chains, chain)
    best = chains[-1] if chains else None
    return {beats[it.start].id: beats[it.stop - 1].id for it in _links(best)}


def _longer(chains: Sequence[_Chain], start: int, beats: int) -> _Chain:
    """Return the best chain that ends before `start`, and `beats` more."""
    at = bisect_right(chains, start, key=lambda it: it.stop)
    before = chains[at - 1] if at else None
    return _Chain(start, start + beats, beats + (before.kept if before else 0), before)


def _add(chains: list[_Chain], chain: _Chain) -> None:
    """Take a chain in, and those out that end no earlier and keep no more."""
    at = bisect_right(chains, chain.stop, key=lambda it: it.stop)
    if at and chains[at - 1].kept >= chain.kept:
        return
    stop = bisect_right(chains, chain.kept, key=lambda it: it.kept)
    first = at - 1 if at and chains[at - 1].stop == chain.stop else at
    chains[first : max(stop, first)] = [chain]


def _places(lock: Lock, fingerprints: Sequence[bytes]) -> defaultdict[str, list[int]]:
    """Return where each content of the lock begins among the beats of the script, ascending."""
    wanted = {segment.content for segment in lock.segments}
    found: defaultdict[str, list[int]] = defaultdict(list)
    for length in sorted({segment.beats for segment in lock.segments}):
        for start in range(len(fingerprints) - length + 1):
            content = digest(fingerprints[start : start + length])
            if content in wanted:
                found[content].append(start)
    return found


def _links(chain: _Chain | None) -> Iterator[_Chain]:
    while chain is not None:
        yield chain
        chain = chain.before
