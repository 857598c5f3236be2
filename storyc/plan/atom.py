"""The pieces that the planner does not cut."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from storyc.ir import Scene, SpeechBeat
from storyc.plan.meter import ShotBeat
from storyc.plan.references import References
from storyc.plan.weights import Boundary
from storyc.timing import TimedBeat, Timing


@dataclass(frozen=True, slots=True)
class Atom:
    """A beat with a length and what sticks to it; or a whole take that must stay in one piece.

    Sounds and changes of state take no time: they stick to the next beat of their shot that does,
    or to the one before if there is none. So do speeches that are spoken at the same time.

    Units: `first` and `stop` are places among the scene's beats, `first_shot` and `last_shot` among
    its shots, `frames` is the length. `names` are those whose reference material it needs.
    `boundary` is what lies before it.
    """

    first: int
    stop: int
    first_shot: int
    last_shot: int
    frames: int
    names: frozenset[str]
    boundary: Boundary

    def joined(self, other: "Atom") -> "Atom":
        """Return this atom and the next one as one."""
        return Atom(
            first=self.first,
            stop=other.stop,
            first_shot=self.first_shot,
            last_shot=other.last_shot,
            frames=self.frames + other.frames,
            names=self.names | other.names,
            boundary=self.boundary,
        )


def beats_of(scene: Scene) -> tuple[ShotBeat, ...]:
    """Return all beats of a scene with their shots."""
    return tuple(ShotBeat(shot, beat) for shot in scene.shots for beat in shot.beats)


def atoms_of(
    scene: Scene, beats: Sequence[ShotBeat], timing: Timing, references: References
) -> tuple[Atom, ...]:
    """Return the atoms of a scene: contiguous, in order, each beat in exactly one.

    Raises:
        ValueError: the scene has beats and none of them has a length, which lowering rules out.
    """
    if not beats:
        return ()
    frames = [timing.advance(each.beat.id) for each in beats]
    if not any(frames):
        raise ValueError(f"no beat of scene {scene.id} has a length")
    joints = _joints([timing.by_beat[each.beat.id] for each in beats])
    shot_of = [index for index, shot in enumerate(scene.shots) for _ in shot.beats]
    stops = _stops(joints, shot_of)
    kinds = ("scene", *(_boundary(beats[one], beats[other]) for one, other in joints))
    return tuple(
        Atom(
            first=first,
            stop=stop,
            first_shot=shot_of[first],
            last_shot=shot_of[stop - 1],
            frames=sum(frames[first:stop]),
            names=frozenset[str]().union(*map(references.names, beats[first:stop])),
            boundary=kind,
        )
        for first, stop, kind in zip([0, *stops], stops, kinds, strict=False)
    )


def _joints(beats: Sequence[TimedBeat]) -> list[tuple[int, int]]:
    """Return the places of two timed beats that follow each other, wherever the film can be parted.

    It cannot where something is spoken at the same time as what comes before.
    """
    ends = list(accumulate((beat.advance for beat in beats), initial=0))
    starts = [end - beat.back for end, beat in zip(ends, beats, strict=False)]
    timed = [at for at, beat in enumerate(beats) if beat.frames > 0]
    found: list[tuple[int, int]] = []
    earliest = ends[-1]
    for one, other in reversed(list(pairwise(timed))):
        earliest = min(earliest, starts[other])
        if earliest >= ends[other]:
            found.append((one, other))
    return found[::-1]


def _stops(joints: Sequence[tuple[int, int]], shot_of: Sequence[int]) -> list[int]:
    """Return where the atoms end."""
    ends = (
        one + 1 if shot_of[one] == shot_of[other] else bisect_right(shot_of, shot_of[one])
        for one, other in joints
    )
    return [*ends, len(shot_of)]


def _boundary(one: ShotBeat, other: ShotBeat) -> Boundary:
    """Return what lies between two timed beats that follow each other."""
    if one.shot is not other.shot:
        return "take" if other.shot.continues else "shot"
    is_one_speech = (
        isinstance(one.beat, SpeechBeat)
        and isinstance(other.beat, SpeechBeat)
        and one.beat.speech == other.beat.speech
        and one.beat.character == other.beat.character
    )
    return "speech" if is_one_speech else "beat"
