"""How the segments lie in the film: what of each clip is used, and how one becomes the next.

Knows about the plan. Does not know about files, pictures or sound.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from storyc.plan.plan import Plan, PlannedTransition, Segment

BlendKind = Literal["dissolve", "wipe"]

_BLACK = "black"


@dataclass(frozen=True, slots=True)
class Join:
    """How one segment becomes the next.

    Units: film frames of the blend before and after the cut; a hard cut (`kind` is `None`) has
    none. The sound changes `sound` frames after the picture: an L-cut, or less than none: a J-cut.
    """

    kind: BlendKind | None = None
    before: int = 0
    after: int = 0
    sound: int = 0

    @property
    def frames(self) -> int:
        """Length of the blend."""
        return self.before + self.after


HARD_CUT = Join()


@dataclass(frozen=True, slots=True)
class Edit:
    """One segment in the film, with what happens at its ends.

    Units: frames. `fade_in` and `fade_out` lie inside the content, the blends of `head` and `tail`
    half inside it. `out_of` and `into` are the colours of the fades; after a fade out that
    `is_sudden` the colour stands from its first frame on.
    """

    segment: Segment
    head: Join
    tail: Join
    fade_in: int
    fade_out: int
    out_of: str = _BLACK
    into: str = _BLACK
    is_sudden: bool = False

    @property
    def first_clip_frame(self) -> int:
        """The first frame of the clip that the film shows."""
        return self.segment.head_handle - self.head.before

    @property
    def stop_clip_frame(self) -> int:
        """The frame of the clip after the last one that the film shows."""
        return self.segment.head_handle + self.segment.frames + self.tail.after

    @property
    def first_film_frame(self) -> int:
        """The film frame where `first_clip_frame` is shown."""
        return self.segment.start_frame - self.head.before

    @property
    def stop_film_frame(self) -> int:
        """The film frame where `stop_clip_frame` would be shown."""
        return self.segment.start_frame + self.segment.frames + self.tail.after

    @property
    def first_sound_frame(self) -> int:
        """The film frame from which on the sound of the clip is heard."""
        return self.first_film_frame + self.head.sound

    @property
    def stop_sound_frame(self) -> int:
        """The film frame where the sound of the clip is heard no more."""
        return self.stop_film_frame + self.tail.sound


@dataclass(frozen=True, slots=True)
class ClipRange:
    """Frames `[first, first + frames)` of the clip of one segment."""

    slate: str
    first: int
    frames: int


@dataclass(frozen=True, slots=True)
class Straight:
    """Pictures shown as they are."""

    clip: ClipRange

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.clip.frames


@dataclass(frozen=True, slots=True)
class Made:
    """Pictures of one clip that the film changes: by an effect, or to match another clip."""

    clip: ClipRange

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.clip.frames


@dataclass(frozen=True, slots=True)
class Fade:
    """Pictures that come out of a colour or go into it, at once where it `is_sudden`."""

    clip: ClipRange
    direction: Literal["in", "out"]
    colour: str = _BLACK
    is_sudden: bool = False

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.clip.frames


@dataclass(frozen=True, slots=True)
class Blend:
    """Pictures of two clips at once."""

    kind: BlendKind
    outgoing: ClipRange
    incoming: ClipRange

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.outgoing.frames


@dataclass(frozen=True, slots=True)
class Lettered:
    """Pictures with words burnt in; `texts` says from which of them on which words."""

    piece: "Piece"
    texts: tuple[tuple[int, str], ...]

    @property
    def frames(self) -> int:
        """Film frames."""
        return self.piece.frames


Piece = Straight | Made | Fade | Blend | Lettered


def edits_of(plan: Plan) -> tuple[Edit, ...]:
    """Return the segments of a plan with their joins, in film order.

    A blend that finds too little material is made shorter, never the segment.

    Raises:
        ValueError: the segments do not cover the film one after the other.
    """
    _require_contiguous(plan)
    joins = _joins(plan.segments)
    return tuple(
        _edit(segment, head, tail)
        for segment, (head, tail) in zip(plan.segments, pairwise(joins), strict=True)
    )


def pieces_of(edits: Sequence[Edit]) -> Iterator[Piece]:
    """Yield what the film shows, piece by piece.

    Shape: the pieces' frames add up to the film, in order, none is empty.
    """
    for number, edit in enumerate(edits):
        yield from (piece for piece in _content(edit) if piece.frames)
        if edit.tail.kind is not None:
            yield _blend(edit.tail.kind, edit, edits[number + 1])


def _require_contiguous(plan: Plan) -> None:
    frame = 0
    for segment in plan.segments:
        if segment.start_frame != frame:
            raise ValueError(f"{segment.slate} starts at {segment.start_frame}, not at {frame}")
        frame += segment.frames
    if frame != plan.frames:
        raise ValueError(f"the segments have {frame} frames, the plan has {plan.frames}")


def _joins(segments: Sequence[Segment]) -> list[Join]:
    """Return the joins before, between and after the segments."""
    joins = [HARD_CUT]
    for outgoing, incoming in pairwise(segments):
        taken = joins[-1].after + max(joins[-1].sound, 0)
        joins.append(_join(outgoing, incoming, outgoing.frames - taken))
    return [*joins, HARD_CUT]


def _join(outgoing: Segment, incoming: Segment, room: int) -> Join:
    """Return the join of two segments, where `room` frames of the first one are still free."""
    planned = incoming.transition_in
    if _blend_kind(planned) is None:
        planned = outgoing.transition_out
    kind = _blend_kind(planned)
    if kind is None:
        return Join(sound=_sound_shift(outgoing, incoming, room))
    before = min(incoming.head_handle, (planned.frames + 1) // 2, room)
    after = min(outgoing.tail_handle, planned.frames - before, incoming.frames)
    return Join(kind, before, after) if before + after else HARD_CUT


def _sound_shift(outgoing: Segment, incoming: Segment, room: int) -> int:
    """Return by how many frames the sound changes after the picture, as far as there is sound."""
    planned = incoming.transition_in
    if planned.kind == "L-cut":
        return max(min(planned.frames, outgoing.tail_handle, incoming.frames - 1), 0)
    if planned.kind == "J-cut":
        return -max(min(planned.frames, incoming.head_handle, room - 1), 0)
    return 0


def _blend_kind(planned: PlannedTransition) -> BlendKind | None:
    return planned.kind if planned.kind == "dissolve" or planned.kind == "wipe" else None  # noqa: PLR1714  # mypy narrows literals by `==` only


def _edit(segment: Segment, head: Join, tail: Join) -> Edit:
    room = segment.frames - head.after - tail.before
    begin, end = segment.transition_in, segment.transition_out
    fade_in = 0 if head.kind else min(room, _fade(begin, {"fade in"}))
    fade_out = 0 if tail.kind else min(room - fade_in, _fade(end, {"fade out", "cut to colour"}))
    return Edit(
        segment,
        head,
        tail,
        fade_in,
        fade_out,
        out_of=begin.colour or _BLACK,
        into=end.colour or _BLACK,
        is_sudden=end.kind == "cut to colour",
    )


def _fade(planned: PlannedTransition, kinds: Container[str]) -> int:
    return planned.frames if planned.kind in kinds else 0


def _content(edit: Edit) -> Iterator[Piece]:
    segment = edit.segment
    first = segment.head_handle + edit.head.after
    stop = segment.head_handle + segment.frames - edit.tail.before
    straight = stop - first - edit.fade_in - edit.fade_out
    yield Fade(ClipRange(segment.slate, first, edit.fade_in), "in", edit.out_of)
    yield Straight(ClipRange(segment.slate, first + edit.fade_in, straight))
    going = ClipRange(segment.slate, stop - edit.fade_out, edit.fade_out)
    yield Fade(going, "out", edit.into, is_sudden=edit.is_sudden)


def _blend(kind: BlendKind, outgoing: Edit, incoming: Edit) -> Blend:
    frames = outgoing.tail.frames
    return Blend(
        kind,
        ClipRange(outgoing.segment.slate, outgoing.stop_clip_frame - frames, frames),
        ClipRange(incoming.segment.slate, incoming.first_clip_frame, frames),
    )
