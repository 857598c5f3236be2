"""Everything that a rule may look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from storyc.continuity import ContinuityLog
from storyc.ir import Beat, Scene, Screenplay, Shot, StateBeat
from storyc.source import Span
from storyc.targets import Target
from storyc.timing import Timing
from storyc.world.picture import NoPicture, Picture

_T = TypeVar("_T")


@dataclass(frozen=True)
class Context:
    """A script with what the passes found out about it, and the target it is checked against.

    `has_asset` tells whether a file is there, and `picture` what one is that should be a picture;
    names are POSIX paths relative to the compiled script's folder. `own_target` is the one that the
    script itself names, where it is tried on another.
    """

    screenplay: Screenplay
    timing: Timing
    log: ContinuityLog
    target: Target
    has_asset: Callable[[str], bool]
    own_target: Target | None = None
    picture: Callable[[str], Picture | NoPicture | None] = lambda _: None
    _found: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, find: Callable[["Context"], _T]) -> _T:
        """Return what `find` finds in this script; it looks once, however many rules ask."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("_T", self._found[find])

    def shots(self) -> Iterator[tuple[Scene, Shot]]:
        """Yield every shot with its scene, in film order."""
        return iter(self._shots)

    def beats(self) -> Iterator[tuple[Shot, Beat]]:
        """Yield every beat with its shot, in film order."""
        return iter(self._beats)

    def state_lines(self) -> Iterator[StateBeat]:
        """Yield every `+` line, in film order."""
        return iter(self._state_lines)

    # Some twenty rules go through these; only the first of them has to walk the tree.

    @cached_property
    def _shots(self) -> tuple[tuple[Scene, Shot], ...]:
        return tuple((scene, shot) for scene in self.screenplay.scenes for shot in scene.shots)

    @cached_property
    def _beats(self) -> tuple[tuple[Shot, Beat], ...]:
        return tuple((shot, beat) for _, shot in self._shots for beat in shot.beats)

    @cached_property
    def _state_lines(self) -> tuple[StateBeat, ...]:
        return tuple(beat for _, beat in self._beats if isinstance(beat, StateBeat))

    def seconds(self, beat: Beat) -> float:
        """Return how long the film plans for a beat."""
        return self.timing.frames(beat.id) / self.timing.fps

    def frames(self, shot: Shot) -> int:
        """Return how many frames the film plans for a shot."""
        return sum(self.timing.frames(beat.id) for beat in shot.beats)

    def line_start(self, span: Span) -> Span:
        """Return the empty span at the beginning of the line on which `span` begins."""
        text = self.screenplay.source_by_name[span.source].text
        start = text.rfind("\n", 0, span.start) + 1
        return Span(span.source, start, start)
