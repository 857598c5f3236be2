"""What happens between two shots: a cut, a dissolve or wipe, or black or another colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from storyc.ir import Scene, Screenplay, Shot, Transition, TransitionKind

DEFAULT_S = 1.0
"""The length of an effect whose length the writer left open, in seconds."""

DEFAULT_COLOUR_S = 0.5
"""How long a colour stands after a cut to it, where the writer left it open, in seconds."""

DEFAULT_COLOUR = "black"

_OUT = frozenset({TransitionKind.FADE_OUT, TransitionKind.CUT_TO_COLOUR})
_IN = frozenset({TransitionKind.FADE_IN})
BlendKind = Literal["dissolve", "wipe", "L-cut", "J-cut"]

_BLENDS: dict[TransitionKind, BlendKind] = {
    TransitionKind.DISSOLVE: "dissolve",
    TransitionKind.WIPE: "wipe",
    TransitionKind.L_CUT: "L-cut",
    TransitionKind.J_CUT: "J-cut",
}


@dataclass(frozen=True, slots=True)
class Joint:
    """The place between a shot and the next, or before the first, or after the last.

    Units: frames of the whole effect, as the writer wishes them. A joint has a blend or fades,
    never both. In an L-cut and a J-cut the sounds alone overlap, behind the cut or before it.
    `is_sudden` tells that the picture before is gone at once and the colour stands for the time of
    the fade out. `into` is the colour that the picture before goes into, `out_of` that which the
    next one comes out of.

    `done` are the transitions that it makes, `undone` those written here that it does not.
    """

    blend: BlendKind | None = None
    blend_frames: int = 0
    fade_out: int = 0
    fade_in: int = 0
    is_sudden: bool = False
    into: str = DEFAULT_COLOUR
    out_of: str = DEFAULT_COLOUR
    done: tuple[Transition, ...] = field(default=(), compare=False)
    undone: tuple[Transition, ...] = field(default=(), compare=False)

    @property
    def cuts(self) -> bool:
        """The picture changes by an effect, so two segments always meet here.

        This is what keeps plans local: no segment reaches across a joint that cuts or across the
        border of a scene, so what is on the other side cannot move a cut on this one.
        """
        return self != HARD_CUT

    @property
    def tail(self) -> int:
        """The spare frames that a blend asks of the clip before it, at most."""
        return self._asked(whole="L-cut", none="J-cut")

    @property
    def head(self) -> int:
        """The spare frames that a blend asks of the clip behind it, at most."""
        return self._asked(whole="J-cut", none="L-cut")

    def _asked(self, *, whole: BlendKind, none: BlendKind) -> int:
        if self.blend == none:
            return 0
        return self.blend_frames if self.blend == whole else (self.blend_frames + 1) // 2


HARD_CUT = Joint()


def shots_of(screenplay: Screenplay) -> Iterator[tuple[Scene, Shot]]:
    """Yield all shots in film order, each with its scene."""
    for scene in screenplay.scenes:
        for shot in scene.shots:
            yield scene, shot


def find_joints(screenplay: Screenplay) -> tuple[Joint, ...]:
    """Return what is before each shot, and at the end what is after the last one.

    A transition may have been noted at the end of one shot or at the beginning of the next. At
    either end of the film there is nothing to blend with, only a colour.
    """
    fps = screenplay.title_page.fps
    shots = [shot for _, shot in shots_of(screenplay)]
    if not shots:
        return ()
    first = _effects(shots[0].transition_in, fps)
    last = _effects(shots[-1].transition_out, fps)
    return (
        _joint(first, _first_of(first, _IN), fps),
        *(_between(one, other, fps) for one, other in pairwise(shots)),
        _joint(last, _first_of(last, _OUT), fps),
    )


def _between(outgoing: Shot, incoming: Shot, fps: int) -> Joint:
    noted = (
        *_effects(outgoing.transition_out, fps),
        *_effects(incoming.transition_in, fps),
    )
    fades = (*_first_of(noted, _OUT), *_first_of(noted, _IN))
    return _joint(noted, fades or noted[:1], fps)


def _effects(written: Transition | None, fps: int) -> tuple[Transition, ...]:
    """Return a transition and those it replaces, the latter last, where they are no plain cuts."""
    if written is None:
        return ()
    every = (written, *written.replaces)
    return tuple(it for it in every if not it.is_plain and _frames(it, fps) > 0)


def _first_of(noted: Sequence[Transition], kinds: frozenset[TransitionKind]) -> list[Transition]:
    return [it for it in noted if it.kind in kinds][:1]


def _joint(noted: Sequence[Transition], done: Sequence[Transition], fps: int) -> Joint:
    out = next((it for it in done if it.kind in _OUT), None)
    into = next((it for it in done if it.kind in _IN), None)
    blend = next((it for it in done if it.kind in _BLENDS), None)
    named = [it.colour for it in (out, into) if it is not None and it.colour is not None]
    either = next(iter(named), DEFAULT_COLOUR)
    effects = {_effect(it) for it in done}
    return Joint(
        blend=_BLENDS[blend.kind] if blend is not None else None,
        blend_frames=_frames(blend, fps),
        fade_out=_frames(out, fps),
        fade_in=_frames(into, fps),
        is_sudden=out is not None and out.kind is TransitionKind.CUT_TO_COLOUR,
        into=(out.colour if out is not None else None) or either,
        out_of=(into.colour if into is not None else None) or either,
        done=tuple(done),
        undone=tuple(it for it in noted if _effect(it) not in effects),
    )


def _frames(transition: Transition | None, fps: int) -> int:
    if transition is None:
        return 0
    is_sudden = transition.kind is TransitionKind.CUT_TO_COLOUR
    seconds = transition.seconds
    if seconds is None:
        seconds = DEFAULT_COLOUR_S if is_sudden else DEFAULT_S
    return int(seconds * fps + 0.5)


def _effect(transition: Transition) -> tuple[TransitionKind, str]:
    return transition.kind, transition.colour or DEFAULT_COLOUR
