"""Transitions that the film does not make as they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Transition, TransitionKind
from storyc.plan.joint import DEFAULT_COLOUR, Joint
from storyc.plan.piece import Piece


def unmade(pieces: Iterable[Piece], fps: int) -> Iterator[Diagnostic]:
    """Yield a finding for each transition that is not made, or not in its written length.

    Args:
        pieces: of the whole film, in order.
        fps: frames a second.
    """
    for before, after in pairwise(chain([None], pieces, [None])):
        if before is None and after is not None:
            yield from _Place(after.run.before, None, after, fps).findings()
        elif before is not None and before.stop == len(before.run.atoms):
            yield from _Place(before.run.after, before, after, fps).findings()


@dataclass(frozen=True, slots=True)
class _Place:
    """A joint with the pieces on either side, `None` at the ends of the film."""

    joint: Joint
    before: Piece | None
    after: Piece | None
    fps: int

    def findings(self) -> Iterator[Diagnostic]:
        for transition in self.joint.undone:
            yield self._undone(transition)
        for transition in self.joint.done:
            wished, made = self._lengths(transition)
            if made < wished and (transition.seconds is not None or made == 0):
                yield self._shortened(transition, wished, made)

    def _lengths(self, transition: Transition) -> tuple[int, int]:
        """Return how many frames of a transition are wished, and how many are made."""
        joint, before, after = self.joint, self.before, self.after
        if transition.kind is TransitionKind.FADE_IN:
            made = after.transition_in if after is not None else None
            return joint.fade_in, made.frames if made is not None else 0
        made = before.transition_out if before is not None else None
        return joint.blend_frames or joint.fade_out, made.frames if made is not None else 0

    def _undone(self, transition: Transition) -> Diagnostic:
        if self.joint.done:
            instead = self.joint.done[0]
            why, here = "the film makes another transition here", "this is not made"
            labels = [Label(instead.span, "this is made instead")]
        else:
            why = "the film begins here" if self.before is None else "the film ends here"
            side = "before" if self.before is None else "after"
            here, labels = f"there is no picture {side} it", []
        fade = "FADE IN:" if self.before is None else "FADE OUT."
        way_out = f"write `{fade}`" if not labels else "leave one of them out"
        return Diagnostic(
            Code.UNMADE_TRANSITION,
            f"the {_name(transition)} is not made: {why}",
            transition.span,
            here=here,
            labels=tuple(labels),
            help=f"{way_out}, or take the line away",
        )

    def _shortened(self, transition: Transition, wished: int, made: int) -> Diagnostic:
        length = f"lasts {self._seconds(made)}" if made else "is not made"
        return Diagnostic(
            Code.SHORTENED_TRANSITION,
            f"the {_name(transition)} {length}, not {self._seconds(wished)}",
            transition.span,
            here=f"{self._seconds(wished)} asked for",
            labels=tuple(self._neighbours(transition)),
            help="make the pictures beside it longer, or write a shorter time: an effect fits the"
            " pictures beside it, and what it needs beyond the cut must fit the longest clip of the"
            " target",
        )

    def _neighbours(self, transition: Transition) -> Iterator[Label]:
        """Yield how long the pictures are that the effect takes place in."""
        is_blend = self.joint.blend is not None
        if self.before is not None and transition.kind is not TransitionKind.FADE_IN:
            atom = self.before.run.atoms[self.before.stop - 1]
            frames = atom.frames if is_blend else self.before.frames
            place = self.before.beats[-1].beat.span
            yield Label(place, f"the picture before it lasts {self._seconds(frames)}")
        if self.after is not None and (is_blend or transition.kind is TransitionKind.FADE_IN):
            atom = self.after.run.atoms[self.after.first]
            frames = atom.frames if is_blend else self.after.frames
            place = self.after.beats[0].beat.span
            yield Label(place, f"the picture after it lasts {self._seconds(frames)}")

    def _seconds(self, frames: int) -> str:
        return f"{frames / self.fps:.2f}".rstrip("0").rstrip(".") + " s"


def _name(transition: Transition) -> str:
    """Return what a writer calls a transition: `dissolve`, `cut to white`."""
    return transition.kind.value.replace("colour", transition.colour or DEFAULT_COLOUR)
