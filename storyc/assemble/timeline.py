"""The film as an editing program sees it: tracks of clips, gaps and transitions.

The words and their meaning are OpenTimelineIO's. Pure: knows about the plan and the names of files,
not about their contents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from storyc.assemble.chapters import chapters_of
from storyc.assemble.edit import BlendKind, Edit, edits_of
from storyc.plan.plan import Plan, SourceLines


@dataclass(frozen=True, slots=True)
class RationalTime:
    """A moment or a length. Units: `value` frames at `rate` frames a second."""

    value: int
    rate: int


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A stretch of time."""

    start: RationalTime
    duration: RationalTime


@dataclass(frozen=True, slots=True)
class Marker:
    """A note at a place of a clip or of the film."""

    name: str
    at: TimeRange
    colour: Literal["GREEN", "BLUE", "YELLOW"]


@dataclass(frozen=True, slots=True)
class Media:
    """The file of a clip and what it holds. `path` is relative, with `/`; `None`: not there yet."""

    path: str | None
    available: TimeRange


@dataclass(frozen=True, slots=True)
class Clip:
    """What a track shows of a file.

    `lines` are the places in the script that it covers. `changes` tell what the film has and the
    file has not, each in words: an editing program shows the file.
    """

    name: str
    media: Media
    source: TimeRange
    markers: tuple[Marker, ...]
    scene: str
    lines: tuple[SourceLines, ...]
    changes: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The changes as an editor should read them."""
        return tuple(f"in the film only: {it}" for it in self.changes)


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing but a colour, for a while."""

    duration: RationalTime
    colour: str = "black"


@dataclass(frozen=True, slots=True)
class Transition:
    """A blend over the border of two items, reaching back into the first and on into the second."""

    kind: BlendKind
    into_previous: RationalTime
    into_next: RationalTime


Item = Clip | Gap | Transition


def length_of(item: Item) -> int:
    """Return the frames that an item takes on its track."""
    match item:
        case Clip():
            return item.source.duration.value
        case Gap():
            return item.duration.value
        case Transition():
            return 0


@dataclass(frozen=True, slots=True)
class Track:
    """Items one after the other; transitions take no time."""

    name: str
    kind: Literal["Video", "Audio"]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole film, at `rate` frames a second. Its markers are the scenes."""

    name: str
    rate: int
    tracks: tuple[Track, ...]
    markers: tuple[Marker, ...]


def build_timeline(
    plan: Plan,
    takes: Mapping[str, PurePath],
    scenes: Mapping[str, str] | None = None,
    changes: Mapping[str, Sequence[str]] | None = None,
) -> Timeline:
    """Return the timeline of a plan.

    Args:
        plan: what the film consists of.
        takes: the clip of each segment, by slate, relative to where the timeline will be kept. A
            segment without one refers to missing media.
        scenes: the title of each scene, by its id.
        changes: what the film has of each clip that its file has not, in words, by slate.

    Shape: a picture and a sound track, each as long as the film, cut alike but where the picture
    cuts to a colour: there the sound fades; and but for L-cuts and J-cuts, where it changes later
    or earlier. A fade is a dissolve with an empty gap. Only the picture's clips have `changes`.
    """
    edits = edits_of(plan)
    told = changes or {}
    picture = tuple(
        replace(it, changes=tuple(told.get(it.name, ()))) if isinstance(it, Clip) else it
        for it in _items(edits, takes, plan.fps)
    )
    heard = [replace(it, is_sudden=False) for it in edits]
    sound = tuple(_items(heard, takes, plan.fps, is_sound=True))
    return Timeline(
        name=plan.title,
        rate=plan.fps,
        tracks=(Track("Picture", "Video", picture), Track("Sound", "Audio", sound)),
        markers=tuple(_scene_markers(plan, scenes or {})),
    )


def is_cut_alike(one: Track, other: Track) -> bool:
    """Tell whether two tracks show the same stretches of the same files at the same times."""
    return [_bare(it) for it in one.items] == [_bare(it) for it in other.items]


def _bare(item: Item) -> Item:
    return replace(item, changes=()) if isinstance(item, Clip) else item


def _items(
    edits: Sequence[Edit], takes: Mapping[str, PurePath], fps: int, *, is_sound: bool = False
) -> Iterator[Item]:
    at_once = RationalTime(0, fps)
    for edit in edits:
        if edit.fade_in:
            yield Gap(at_once, edit.out_of)
            yield _transition("dissolve", 0, edit.fade_in, fps)
        yield _clip(edit, takes.get(edit.segment.slate), fps, is_sound=is_sound)
        if edit.tail.kind is not None:
            yield _transition(edit.tail.kind, edit.tail.before, edit.tail.after, fps)
        if edit.is_sudden:
            yield Gap(RationalTime(edit.fade_out, fps), edit.into)
        elif edit.fade_out:
            yield _transition("dissolve", edit.fade_out, 0, fps)
            yield Gap(at_once, edit.into)


def _transition(kind: BlendKind, into_previous: int, into_next: int, fps: int) -> Transition:
    return Transition(kind, RationalTime(into_previous, fps), RationalTime(into_next, fps))


def _clip(edit: Edit, take: PurePath | None, fps: int, *, is_sound: bool) -> Clip:
    segment = edit.segment
    late, on = (edit.head.sound, edit.tail.sound) if is_sound else (0, 0)
    shown = segment.frames - edit.fade_out if edit.is_sudden else segment.frames
    source = _range(segment.head_handle + late, shown - late + on, fps)
    return Clip(
        name=segment.slate,
        media=Media(None if take is None else take.as_posix(), _range(0, segment.clip_frames, fps)),
        source=source,
        markers=(Marker(segment.slate, TimeRange(source.start, RationalTime(0, fps)), "GREEN"),),
        scene=segment.scene,
        lines=segment.lines,
    )


def _scene_markers(plan: Plan, scenes: Mapping[str, str]) -> Iterator[Marker]:
    for mark in chapters_of(plan, scenes):
        yield Marker(mark.title, _range(mark.start, mark.stop - mark.start, plan.fps), "BLUE")


def _range(start: int, frames: int, fps: int) -> TimeRange:
    return TimeRange(RationalTime(start, fps), RationalTime(frames, fps))
