"""Writes a timeline as an edit decision list, CMX 3600.

The oldest form of a cut and still the one that every editing and grading program reads: one list of
events, each with where it is in its source and where in the film.

Source: CMX 3600 as described in SMPTE 258M-2004 and as OpenTimelineIO's adapter reads it, which
reads this back in the tests.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from storyc.assemble.timeline import (
    Clip,
    Gap,
    Marker,
    Timeline,
    Track,
    Transition,
    is_cut_alike,
    length_of,
)

_FIRST_HOUR_S = 3600
"""A film's time code begins at one hour, so that what stands before it has a time too."""

_REEL_LETTERS = 8
_BLACK = "BL"
_NOT_IN_A_REEL = re.compile(r"[^A-Z0-9]")


def edl_text(timeline: Timeline) -> str:
    """Return the text of an `.edl` file.

    Picture and sound are one event where they are cut alike. Where the sound alone fades, each has
    its own events. A list knows no colour but black: another one is named in a comment.
    """
    return "".join(f"{line}\n" for line in _lines(timeline))


def reels_of(slates: Sequence[str]) -> dict[str, str]:
    """Return the reel of each slate: eight capitals and digits at most, no two alike."""
    reels: dict[str, str] = {}
    for slate in slates:
        plain = _NOT_IN_A_REEL.sub("", slate.upper())[:_REEL_LETTERS] or "REEL"
        named = (
            plain,
            *(f"{plain[: _REEL_LETTERS - 4]}{number:04}" for number in range(1, 10_000)),
        )
        taken = {*reels.values(), _BLACK, "BLACK", "BARS"}
        reels.setdefault(slate, next(reel for reel in named if reel not in taken))
    return reels


@dataclass(frozen=True, slots=True)
class _Event:
    """Units: frames; `source` of the clip, `record` of the film, both where the event begins."""

    item: Clip | Gap
    source: int
    record: int
    frames: int
    blend: Transition | None
    before: Clip | Gap | None

    @property
    def blend_frames(self) -> int:
        """How long the item before is still seen."""
        if self.blend is None:
            return 0
        return self.blend.into_previous.value + self.blend.into_next.value


def _lines(timeline: Timeline) -> Iterator[str]:
    yield f"TITLE: {' '.join(timeline.name.split())}"
    yield "FCM: NON-DROP FRAME"
    picture, sound = timeline.tracks
    channels = (
        [("AA/V", picture)] if is_cut_alike(picture, sound) else [("V", picture), ("AA", sound)]
    )
    clips = [item for item in picture.items if isinstance(item, Clip)]
    reels = reels_of([clip.name for clip in clips])
    scenes = list(timeline.markers)
    numbers = count(1)
    for channel, track in channels:
        for event in _events(track):
            yield ""
            yield from _event(
                event,
                number=f"{next(numbers):03}",
                channel=channel,
                reels=reels,
                scenes=scenes,
                fps=timeline.rate,
            )
        scenes = []


def _events(track: Track) -> Iterator[_Event]:
    record = 0
    blend: Transition | None = None
    before: Clip | Gap | None = None
    for item, following in zip(track.items, (*track.items[1:], None), strict=True):
        if isinstance(item, Transition):
            blend = item
            continue
        length = length_of(item)
        head = blend.into_previous.value if blend is not None else 0
        tail = following.into_previous.value if isinstance(following, Transition) else 0
        frames = head + length - tail
        if frames:
            yield _Event(item, max(_start(item) - head, 0), record - head, frames, blend, before)
        record += length
        blend, before = None, item


def _event(
    event: _Event,
    *,
    number: str,
    channel: str,
    reels: dict[str, str],
    scenes: Sequence[Marker],
    fps: int,
) -> Iterator[str]:
    if event.blend is not None and event.before is not None:
        leaves = _start(event.before) + length_of(event.before) - event.blend.into_previous.value
        yield _row(
            (number, _reel(event.before, reels), channel, "C"), max(leaves, 0), event.record, 0, fps
        )
    kind = "C" if event.blend is None else {"dissolve": "D", "wipe": "W001"}[event.blend.kind]
    effect = f"{kind:<5}{event.blend_frames:03}" if event.blend is not None else kind
    head = (number, _reel(event.item, reels), channel, effect)
    yield _row(head, event.source, event.record, event.frames, fps)
    if event.blend is not None and isinstance(event.before, Clip) and isinstance(event.item, Clip):
        yield f"* FROM CLIP NAME: {event.before.name}"
    yield from _comments(event, scenes, fps)


def _comments(event: _Event, scenes: Sequence[Marker], fps: int) -> Iterator[str]:
    item = event.item
    if isinstance(item, Gap):
        if item.colour != "black":
            yield f"* COLOR: {item.colour}"
        return
    comes_after = isinstance(event.before, Clip) and event.blend is not None
    yield f"* {'TO' if comes_after else 'FROM'} CLIP NAME: {item.name}"
    if item.media.path is not None:
        # The first is what grading programs read, the second what OpenTimelineIO does.
        yield f"* SOURCE FILE: {item.media.path}"
        yield f"* FROM FILE: {item.media.path}"
    at = event.record + item.source.start.value - event.source
    marks = [(it.colour, it.name) for it in scenes if it.at.start.value == at]
    marks += [(it.colour, it.name) for it in item.markers]
    marks += [("YELLOW", it) for it in item.notes]
    for colour, name in marks:
        # A locator stands in the film, so its time is that of the record, not of the clip.
        yield f"* LOC: {_time_code(at + _FIRST_HOUR_S * fps, fps)} {colour:<7} {name}"


def _row(head: tuple[str, str, str, str], source: int, record: int, frames: int, fps: int) -> str:
    number, reel, channel, effect = head
    film = record + _FIRST_HOUR_S * fps
    times = (source, source + frames, film, film + frames)
    codes = " ".join(_time_code(it, fps) for it in times)
    return f"{number}  {reel:<8} {channel:<5} {effect:<8} {codes}"


def _reel(item: Clip | Gap, reels: dict[str, str]) -> str:
    return reels[item.name] if isinstance(item, Clip) else _BLACK


def _start(item: Clip | Gap) -> int:
    return item.source.start.value if isinstance(item, Clip) else 0


def _time_code(frame: int, fps: int) -> str:
    seconds, frames = divmod(frame, fps)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}:{frames:02}"
