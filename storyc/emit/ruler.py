"""Upper bounds of prompts that are not written, as sums of the shares of their parts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from storyc.emit.compose import Composer, opening_beat
from storyc.emit.share import FRAME_BYTES, Shares, Weigh
from storyc.emit.sight import people_and_seen, props_in
from storyc.ir import Scene, Shot
from storyc.plan import ShotBeat


@dataclass(frozen=True, slots=True)
class _Scale:
    """One scene measured once.

    Shape: `at` is the place of each beat by its id. `beats` and `shots` are running totals, of the
    beats before a place and of the shots before a number; `shot_of` is the number of each beat's
    shot, `beds` the share of what goes on sounding when a run begins with it. `described` is never
    below the share of who, what and where in any run of the scene.
    """

    at: Mapping[str, int]
    beats: Sequence[int]
    shots: Sequence[int]
    shot_of: Sequence[int]
    beds: Sequence[int]
    described: int


@dataclass(frozen=True)
class Ruler:
    """Bounds the prompts of runs of beats: a few additions each, once a scene is measured."""

    composer: Composer
    shares: Shares
    _scales: dict[str, _Scale] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, composer: Composer, weigh: Weigh) -> "Ruler":
        """Return a ruler that measures texts with `weigh`."""
        return cls(composer, Shares(composer, weigh))

    def bound(self, scene: Scene, beats: Sequence[ShotBeat], most: int) -> int:
        """Return an upper bound of a prompt: a coarse one if it is at most `most`, else a closer.

        The coarse one describes everybody and everything in the scene, the closer one only whom and
        what the run shows.
        """
        scale = self._scale(scene)
        first, last = scale.at[beats[0].beat.id], scale.at[beats[-1].beat.id]
        shots = range(scale.shot_of[first], scale.shot_of[last] + 1)
        told = scale.beats[last + 1] - scale.beats[first] + scale.beds[first]
        told += scale.shots[shots.stop] - scale.shots[shots.start]
        times = len(shots) if self.composer.sends_apart else 1
        coarse = told + (FRAME_BYTES + scale.described) * times
        if coarse <= most:
            return coarse
        return told + (FRAME_BYTES + self._described(scene, beats)) * times

    def _scale(self, scene: Scene) -> _Scale:
        if scene.id not in self._scales:
            beats = [ShotBeat(shot, beat) for shot in scene.shots for beat in shot.beats]
            # Of one beat alone: the beats after it may only take a bed away.
            beds = (self.composer.beds((each,)) for each in beats)
            self._scales[scene.id] = _Scale(
                at={each.beat.id: at for at, each in enumerate(beats)},
                beats=_totals(self.shares.beat(each.beat) for each in beats),
                shots=_totals(map(self.shares.shot, scene.shots)),
                shot_of=[number for number, shot in enumerate(scene.shots) for _ in shot.beats],
                beds=[sum(map(self.shares.bed, each)) for each in beds],
                described=self._most_described(scene, beats),
            )
        return self._scales[scene.id]

    def _most_described(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        """Return at least what `_described` returns for any run of a scene."""
        if not beats:
            return 0
        before = (self.composer.log.before[each.beat.id] for each in beats)
        states = tuple({id(state): state for state in before}.values())
        people = {it for state in states for it in state.present()}
        people |= {*people_and_seen(beats, states[0])[0]}
        props = {it for state in states for it in state.props}
        props |= props_in(beats, tuple(people), states[0])
        return (
            max(self.shares.surroundings(scene, it) for it in states)
            + sum(max(self.shares.person(name, it) for it in states) for name in people)
            + sum(max(self.shares.prop(name, it) for it in states) for name in props)
            + self._sights(scene.shots)
            + self.shares.references(scene, beats)
        )

    def _described(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        """Return the share of everybody and everything in a run, and of how it stands with them."""
        state = self.composer.log.before[opening_beat(beats)]
        people, seen = people_and_seen(beats, state)
        return (
            self.shares.surroundings(scene, state)
            + sum(self.shares.person(name, state) for name in people)
            + sum(self.shares.prop(name, state) for name in props_in(beats, seen, state))
            + self._sights(each.shot for each in beats)
            + self.shares.references(scene, beats)
        )

    def _sights(self, shots: Iterable[Shot]) -> int:
        named = {
            subject.name
            for shot in shots
            for subject in shot.subjects
            if subject.kind in {"location", "area"}
        }
        return sum(map(self.shares.sight, named))


def _totals(shares: Iterable[int]) -> list[int]:
    return list(accumulate(shares, initial=0))
