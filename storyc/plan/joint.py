"""What happens between two shots: a cut, a dissolve or wipe, or black."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from storyc.ir import Scene, Screenplay, Shot, Transition, TransitionKind

DEFAULT_S = 1.0
"""The length of an effect whose length the writer left open, in seconds."""

_FADES = (TransitionKind.FADE_OUT, TransitionKind.FADE_IN)
_BLENDS: dict[TransitionKind, Literal["dissolve", "wipe"]] = {
    TransitionKind.DISSOLVE: "dissolve",
    TransitionKind.WIPE: "wipe",
}


@dataclass(frozen=True, slots=True)
class Joint:
    """The place between a shot and the next, or before the first, or after the last.

    Units: frames of the whole effect, as the writer wishes them. A joint has a blend or fades,
    never both.
    """

    blend: Literal["dissolve", "wipe"] | None = None
    blend_frames: int = 0
    fade_out: int = 0
    fade_in: int = 0

    @property
    def cuts(self) -> bool:
        """The picture changes by an effect, so two segments always meet here.

        This is what keeps plans local: no segment reaches across a joint that cuts or across the
        border of a scene, so what is on the other side cannot move a cut on this one.
        """
        return self != HARD_CUT

    @property
    def half(self) -> int:
        """The spare frames that a blend asks of either side, at most."""
        return (self.blend_frames + 1) // 2


HARD_CUT = Joint()


def shots_of(screenplay: Screenplay) -> Iterator[tuple[Scene, Shot]]:
    """Yield all shots in film order, each with its scene."""
    for scene in screenplay.scenes:
        for shot in scene.shots:
            yield scene, shot


def find_joints(screenplay: Screenplay) -> tuple[Joint, ...]:
    """Return what is before each shot, and at the end what is after the last one.

    A transition may have been noted at the end of one shot or at the beginning of the next.
    """
    fps = screenplay.title_page.fps
    shots = [shot for _, shot in shots_of(screenplay)]
    if not shots:
        return ()
    first = _at_edge(shots[0].transition_in, TransitionKind.FADE_IN, fps)
    last = _at_edge(shots[-1].transition_out, TransitionKind.FADE_OUT, fps)
    return (first, *(_between(one, other, fps) for one, other in pairwise(shots)), last)


def _at_edge(transition: Transition | None, kind: TransitionKind, fps: int) -> Joint:
    """At either end of the film there is nothing to blend with, only black."""
    if transition is None or transition.kind is not kind:
        return HARD_CUT
    return _fades((transition,), fps)


def _between(outgoing: Shot, incoming: Shot, fps: int) -> Joint:
    noted = tuple(it for it in (outgoing.transition_out, incoming.transition_in) if it is not None)
    if any(it.kind in _FADES and _frames(it, fps) > 0 for it in noted):
        return _fades(noted, fps)
    blends = ((_BLENDS[it.kind], _frames(it, fps)) for it in noted if it.kind in _BLENDS)
    blend, frames = next((it for it in blends if it[1] > 0), (None, 0))
    return Joint(blend=blend, blend_frames=frames)


def _fades(noted: tuple[Transition, ...], fps: int) -> Joint:
    out, into = (
        max((_frames(it, fps) for it in noted if it.kind is kind), default=0) for kind in _FADES
    )
    return Joint(fade_out=out, fade_in=into)


def _frames(transition: Transition, fps: int) -> int:
    seconds = DEFAULT_S if transition.seconds is None else transition.seconds
    return int(seconds * fps + 0.5)
