"""What a film changes in the pictures of its clips, and which pieces of it that concerns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from storyc.assemble.colour_match import ColourMatch
from storyc.assemble.edit import ClipRange, Made, Piece, Straight
from storyc.assemble.effect import Effect
from storyc.assemble.grade import Grade


@dataclass(frozen=True)
class Changes:
    """Effects by slate, and the joins that were matched in colour."""

    effects: Mapping[str, Effect] = field(default_factory=dict)
    matches: tuple[ColourMatch, ...] = ()

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """The corrections of clips, by slate."""
        return {it.before.incoming: it.grade for it in self.matches if it.grade is not None}

    def told(self, fps: int) -> Mapping[str, tuple[str, ...]]:
        """Say what was done to the pictures of each clip, by slate, in words."""
        told: dict[str, tuple[str, ...]] = {}
        for it in self.matches:
            if it.grade is not None:
                over = f"the first {it.grade.frames / fps:.1f} s"
                told[it.before.incoming] = (f"colour of {over} matched to {it.before.outgoing}",)
        for slate, effect in self.effects.items():
            told[slate] = (*told.get(slate, ()), f"effect {effect.name}")
        return told


NO_CHANGES = Changes()


def with_changes(pieces: Iterable[Piece], changes: Changes) -> Iterator[Piece]:
    """Yield the pieces of a film, parted where pictures begin or cease to be changed.

    Shape: the pieces' frames add up to the same film.
    """
    for piece in pieces:
        if isinstance(piece, Straight):
            yield from _parted(piece.clip, changes)
        else:
            yield piece


def _parted(clip: ClipRange, changes: Changes) -> Iterator[Piece]:
    grade = changes.grades.get(clip.slate)
    made = 0
    if clip.slate in changes.effects:
        made = clip.frames
    elif grade is not None:
        made = min(max(grade.first + grade.frames - clip.first, 0), clip.frames)
    if made:
        yield Made(ClipRange(clip.slate, clip.first, made))
    if made < clip.frames:
        yield Straight(ClipRange(clip.slate, clip.first + made, clip.frames - made))
