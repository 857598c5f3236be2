"""A stretch of one scene that the planner cuts on its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from storyc.ir import Scene, Screenplay
from storyc.plan.atom import Atom, atoms_of, beats_of
from storyc.plan.joint import Joint, find_joints
from storyc.plan.limits import Limits, Violation
from storyc.plan.meter import PromptMeter, ShotBeat
from storyc.plan.references import References
from storyc.targets import Target
from storyc.timing import Timing


@dataclass(frozen=True, slots=True)
class Run:
    """Atoms of one scene between two places where the film is cut in any case.

    Units: frames. `head` and `tail` are kept free for the blends of the joints before and after: as
    many as this side can bear, whatever the other side can, so that a run is cut the same whatever
    happens beyond its joints.
    """

    scene: Scene
    scene_at: int
    beats: tuple[ShotBeat, ...]
    atoms: tuple[Atom, ...]
    before: Joint
    after: Joint
    head: int
    tail: int

    def clip_frames(self, first: int, stop: int) -> int:
        """Return the frames asked for if atoms `[first, stop)` are a segment, handles included."""
        return (
            sum(atom.frames for atom in self.atoms[first:stop])
            + (self.head if first == 0 else 0)
            + (self.tail if stop == len(self.atoms) else 0)
        )

    def beats_in(self, first: int, stop: int) -> tuple[ShotBeat, ...]:
        """Return the beats of atoms `[first, stop)`."""
        return self.beats[self.atoms[first].first : self.atoms[stop - 1].stop]

    def shots_in(self, first: int, stop: int) -> int:
        """Return how many shots atoms `[first, stop)` show, the cut ones counted whole."""
        return self.atoms[stop - 1].last_shot - self.atoms[first].first_shot + 1


@dataclass(frozen=True, slots=True)
class Gauge:
    """Holds candidate segments against the limits of a target."""

    limits: Limits
    references: References
    meter: PromptMeter

    def violation(self, run: Run, first: int, stop: int) -> Violation | None:
        """Return the first limit that atoms `[first, stop)` of a run break as one segment."""
        names = frozenset[str]().union(*(atom.names for atom in run.atoms[first:stop]))
        return self.limits.violation(
            run.clip_frames(first, stop),
            run.shots_in(first, stop),
            self.references.material(run.scene, names),
        ) or self.prompt_violation(run, first, stop)

    def prompt_violation(self, run: Run, first: int, stop: int) -> Violation | None:
        """Return by how much the prompt of atoms `[first, stop)` would be too long."""
        size = self.meter.size(run.scene, run.beats_in(first, stop))
        most = self.limits.prompt
        return Violation("prompt", size, most) if size > most else None


def find_runs(
    screenplay: Screenplay, timing: Timing, target: Target, gauge: Gauge
) -> tuple[Run, ...]:
    """Return the runs of the whole film, in order, takes that fit one clip in one atom each."""
    joints = find_joints(screenplay)
    most = target.max_seconds * timing.fps
    runs: list[Run] = []
    shots_before = 0
    for at, scene in enumerate(screenplay.scenes):
        beats = beats_of(scene)
        atoms = atoms_of(scene, beats, timing, gauge.references)
        here = joints[shots_before : shots_before + len(scene.shots) + 1]
        runs += (_run(scene, at, beats, part, here, most=most) for part in _parts(atoms, here))
        shots_before += len(scene.shots)
    return tuple(_with_whole_takes(run, gauge) for run in runs)


def _parts(atoms: Sequence[Atom], joints: Sequence[Joint]) -> list[tuple[Atom, ...]]:
    """Split the atoms of a scene where an effect lies between two of them."""
    if not atoms:
        return []
    starts = [
        at
        for at, (one, other) in enumerate(pairwise(atoms), start=1)
        if one.last_shot != other.first_shot and joints[other.first_shot].cuts
    ]
    parts = [
        atoms[first:stop] for first, stop in zip([0, *starts], [*starts, len(atoms)], strict=True)
    ]
    return [
        tuple(part) if at == 0 else (replace(part[0], boundary="transition"), *part[1:])
        for at, part in enumerate(parts)
    ]


def _run(
    scene: Scene,
    scene_at: int,
    beats: tuple[ShotBeat, ...],
    atoms: tuple[Atom, ...],
    joints: Sequence[Joint],
    *,
    most: int,
) -> Run:
    before, after = joints[atoms[0].first_shot], joints[atoms[-1].last_shot + 1]
    shares = len(atoms) == 1
    return Run(
        scene=scene,
        scene_at=scene_at,
        beats=beats,
        atoms=atoms,
        before=before,
        after=after,
        head=_bearable(before.head, atoms[0], most, shares=shares),
        tail=_bearable(after.tail, atoms[-1], most, shares=shares),
    )


def _bearable(half: int, atom: Atom, most: int, *, shares: bool) -> int:
    """Return how much of half a blend an atom can bear at one end.

    It gives its own pictures to the blend, and the room that is left in the longest clip to the
    handle; half of each where it `shares` them with another blend at its other end.
    """
    parts = 2 if shares else 1
    return min(half, atom.frames // parts, max(0, most - atom.frames) // parts)


def _with_whole_takes(run: Run, gauge: Gauge) -> Run:
    """Make one atom of each take that fits one clip: it is never cut.

    A take here is a shot with those that continue it. A shot alone may be cut at a price.
    """
    atoms: list[Atom] = []
    for first, stop in _takes(run.atoms):
        part = run.atoms[first:stop]
        if any(it.boundary == "take" for it in part[1:]) and not gauge.violation(run, first, stop):
            part = (_joined(part),)
        atoms += part
    return replace(run, atoms=tuple(atoms))


def _takes(atoms: Sequence[Atom]) -> list[tuple[int, int]]:
    """Return the stretches of atoms that are one take each."""
    starts = [at for at, it in enumerate(atoms) if at == 0 or it.boundary == "shot"]
    return list(zip(starts, [*starts[1:], len(atoms)], strict=True))


def _joined(atoms: Sequence[Atom]) -> Atom:
    whole = atoms[0]
    for each in atoms[1:]:
        whole = whole.joined(each)
    return whole
