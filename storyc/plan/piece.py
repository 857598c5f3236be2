"""A chosen segment before it is written down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyc.plan.effect import CUT, blend_between, fade_in, fade_out, handles_of
from storyc.plan.joint import HARD_CUT
from storyc.plan.meter import ShotBeat
from storyc.plan.plan import Link, PlannedTransition
from storyc.plan.run import Run

Division = tuple[tuple[int, int], ...]
"""Atoms `[first, stop)` of each segment of a run, in order."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Atoms `[first, stop)` of a run, and what joins them to the pieces around.

    `before` are the atoms of the piece before it in the run, `None` where the run begins.
    `blend_in` and `blend_out` are a blend or a cut.
    """

    run: Run
    first: int
    stop: int
    before: tuple[int, int] | None
    blend_in: PlannedTransition
    blend_out: PlannedTransition

    @property
    def frames(self) -> int:
        """Content frames."""
        return sum(atom.frames for atom in self.run.atoms[self.first : self.stop])

    @property
    def beats(self) -> tuple[ShotBeat, ...]:
        """The beats with their shots."""
        return self.run.beats_in(self.first, self.stop)

    @property
    def head_handle(self) -> int:
        """Spare frames before the content, for the blend."""
        return handles_of(self.blend_in)[1]

    @property
    def tail_handle(self) -> int:
        """Spare frames after the content, for the blend."""
        return handles_of(self.blend_out)[0]

    @property
    def begins_scene(self) -> bool:
        """Nothing of the scene comes before."""
        return self.run.atoms[self.first].first == 0

    @property
    def begins_shot(self) -> bool:
        """Nothing of the first shot comes before."""
        at = self.run.atoms[self.first].first
        return at == 0 or self.run.beats[at].shot is not self.run.beats[at - 1].shot

    @property
    def transition_in(self) -> PlannedTransition:
        """How the picture comes: a fade at the start of a run, else the blend or cut."""
        joint = self.run.before if self.before is None else HARD_CUT
        return fade_in(joint, self.frames, shares=self._ends_in_effect) or self.blend_in

    @property
    def transition_out(self) -> PlannedTransition:
        """How the picture goes: a fade at the end of a run, else the blend or cut."""
        joint = self.run.after if self.stop == len(self.run.atoms) else HARD_CUT
        return fade_out(joint, self.frames, shares=self._begins_in_effect) or self.blend_out

    @property
    def _begins_in_effect(self) -> bool:
        return self.before is None and self.run.before.cuts

    @property
    def _ends_in_effect(self) -> bool:
        return self.stop == len(self.run.atoms) and self.run.after.cuts

    def link(self, *, is_first_of_film: bool) -> Link:
        """Tell whether it starts from the last frame of the piece before.

        Only what is one take with it does, so that everything else can be made at once.
        """
        boundary = self.run.atoms[self.first].boundary
        if boundary in {"take", "beat", "speech"}:
            return "match"
        continues = self.begins_shot and self.beats[0].shot.continues
        is_plain = boundary == "scene" and not self._begins_in_effect and not is_first_of_film
        return "match" if continues and is_plain else "cut"


def find_pieces(runs: Sequence[Run], divisions: Sequence[Division]) -> Iterator[Piece]:
    """Yield the pieces of the whole film, in order."""
    neighbours = [None, *runs, None]
    around = zip(neighbours, neighbours[2:], strict=False)
    for run, division, (run_before, run_after) in zip(runs, divisions, around, strict=True):
        blend_in, blend_out = blend_between(run_before, run), blend_between(run, run_after)
        for before, (first, stop) in zip((None, *division), division, strict=False):
            yield Piece(
                run=run,
                first=first,
                stop=stop,
                before=before,
                blend_in=blend_in if first == 0 else CUT,
                blend_out=blend_out if stop == len(run.atoms) else CUT,
            )
