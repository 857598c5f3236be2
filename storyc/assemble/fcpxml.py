"""Writes a timeline as FCPXML 1.8, which Final Cut Pro and DaVinci Resolve read.

Source: Apple, FCPXML Reference, version 1.8 and its DTD (read 2026-11). Newer versions are read by
fewer programs and say nothing more of a film like ours.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from storyc.assemble.raster import SAMPLE_RATE
from storyc.assemble.timeline import Clip, Gap, Item, Marker, Timeline, Transition, length_of

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""

_NAMES = {"dissolve": "Cross Dissolve", "wipe": "Wipe"}
"""Blends are known by name and length only: which effect makes them is the program's choice."""

_FORMAT = "r1"


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of the file."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["_Element", ...] = ()
    text: str = ""

    def lines(self, indent: int = 0) -> Iterator[str]:
        """Yield it as lines of XML."""
        space = "    " * indent
        written = "".join(f' {name}="{_safe(it)}"' for name, it in self.attributes.items())
        if self.children:
            yield f"{space}<{self.tag}{written}>"
            for child in self.children:
                yield from child.lines(indent + 1)
            yield f"{space}</{self.tag}>"
        elif self.text:
            yield f"{space}<{self.tag}{written}>{_safe(self.text)}</{self.tag}>"
        else:
            yield f"{space}<{self.tag}{written}/>"


def fcpxml_text(timeline: Timeline, width: int, height: int) -> str:
    """Return the text of a `.fcpxml` file.

    Addresses of clips are relative to the file, so the folder can be moved. A clip that is not
    there yet is offline media called `missing/SLATE.mp4`. The spine has black gaps only; a gap's
    note says its colour where it should have another.

    Args:
        timeline: the film.
        width: of its pictures, in pixels.
        height: of its pictures, in pixels.
    """
    return _HEAD + "".join(f"{line}\n" for line in _Writer(timeline, width, height).root().lines())


class _Writer:
    """One timeline on its way into elements."""

    def __init__(self, timeline: Timeline, width: int, height: int) -> None:
        self._timeline = timeline
        self._size = {"width": str(width), "height": str(height)}
        picture, sound = timeline.tracks
        self._picture = picture.items
        self._sounds = {it.name: it.source for it in sound.items if isinstance(it, Clip)}
        self._fades = dict(_fading(picture.items))
        self._fps = timeline.rate
        clips = [it for it in self._picture if isinstance(it, Clip)]
        self._assets = {it.name: f"r{number}" for number, it in enumerate(clips, start=2)}
        self._clips = clips

    def root(self) -> _Element:
        """Return the whole document."""
        resources = _Element("resources", {}, tuple(self._resources()))
        spine = _Element("spine", {}, tuple(self._spine()))
        length = sum(length_of(it) for it in self._picture)
        sequence = _Element(
            "sequence",
            {
                "format": _FORMAT,
                "duration": self._time(length),
                "tcStart": "0s",
                "tcFormat": "NDF",
                "audioLayout": "stereo",
                "audioRate": f"{SAMPLE_RATE // 1000}k",
            },
            (spine,),
        )
        name = {"name": self._timeline.name}
        library = _Element(
            "library", {}, (_Element("event", name, (_Element("project", name, (sequence,)),)),)
        )
        return _Element("fcpxml", {"version": "1.8"}, (resources, library))

    def _resources(self) -> Iterator[_Element]:
        yield _Element("format", {"id": _FORMAT, "frameDuration": f"1/{self._fps}s", **self._size})
        for clip in self._clips:
            path = clip.media.path or f"missing/{clip.name}.mp4"
            yield _Element(
                "asset",
                {
                    "id": self._assets[clip.name],
                    "name": clip.name,
                    "src": "./" + quote(path),
                    "start": "0s",
                    "duration": self._time(clip.media.available.duration.value),
                    "hasVideo": "1",
                    "format": _FORMAT,
                    "hasAudio": "1",
                    "audioSources": "1",
                    "audioChannels": "2",
                    "audioRate": str(SAMPLE_RATE),
                },
            )

    def _spine(self) -> Iterator[_Element]:
        at = 0
        last: Clip | None = None
        for item in self._picture:
            match item:
                case Transition():
                    yield self._transition(item, at)
                case Clip():
                    yield self._clip(item, at)
                    last = item
                case Gap():
                    # An empty one is there for a fade's sake, and here a fade needs none.
                    if length_of(item):
                        yield self._gap(item, at, last)
            at += length_of(item)

    def _clip(self, clip: Clip, at: int) -> _Element:
        start = clip.source.start.value
        notes = [_Element("note", text="; ".join(clip.notes))] if clip.notes else []
        markers = [self._marker("marker", it, start) for it in clip.markers]
        markers += [
            self._marker("chapter-marker", it, start)
            for it in self._timeline.markers
            if it.at.start.value == at
        ]
        return _Element(
            "asset-clip",
            {
                "ref": self._assets[clip.name],
                "name": clip.name,
                "offset": self._time(at),
                "start": self._time(start),
                "duration": self._time(clip.source.duration.value),
                **self._split(clip),
                "tcFormat": "NDF",
                "audioRole": "dialogue",
            },
            (*notes, *markers),
        )

    def _split(self, clip: Clip) -> dict[str, str]:
        """Return where the sound of a clip begins and how long it is, if not with its picture."""
        source = self._sounds[clip.name]
        start, frames = source.start.value, source.duration.value - self._fades[clip.name]
        if (start, frames) == (clip.source.start.value, clip.source.duration.value):
            return {}
        return {"audioStart": self._time(start), "audioDuration": self._time(frames)}

    def _marker(self, tag: str, marker: Marker, at: int) -> _Element:
        return _Element(
            tag, {"start": self._time(at), "duration": self._time(1), "value": marker.name}
        )

    def _gap(self, gap: Gap, at: int, clip: Clip | None) -> _Element:
        """Return a stretch of colour; the sound of the clip before it fades under it."""
        children = [_Element("note", text=gap.colour)] if gap.colour != "black" else []
        if clip is not None:
            children.append(self._fading_sound(clip, gap.duration.value))
        return _Element(
            "gap",
            {
                "name": "Gap",
                "offset": self._time(at),
                "start": "0s",
                "duration": self._time(gap.duration.value),
            },
            tuple(children),
        )

    def _fading_sound(self, clip: Clip, frames: int) -> _Element:
        fade = _Element("fadeOut", {"type": "linear", "duration": self._time(frames)})
        amount = _Element("param", {"name": "amount", "value": "0dB"}, (fade,))
        stop = clip.source.start.value + clip.source.duration.value
        return _Element(
            "asset-clip",
            {
                "ref": self._assets[clip.name],
                "lane": "-1",
                "name": clip.name,
                "offset": "0s",
                "start": self._time(stop),
                "duration": self._time(frames),
                "srcEnable": "audio",
                "audioRole": "dialogue",
            },
            (_Element("adjust-volume", {"amount": "0dB"}, (amount,)),),
        )

    def _transition(self, transition: Transition, at: int) -> _Element:
        before, after = transition.into_previous.value, transition.into_next.value
        return _Element(
            "transition",
            {
                "name": _NAMES[transition.kind],
                "offset": self._time(at - before),
                "duration": self._time(before + after),
            },
        )

    def _time(self, frames: int) -> str:
        return f"{frames}/{self._fps}s" if frames else "0s"


def _fading(items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """Yield each clip's name with the frames of colour behind it, where its sound fades."""
    for item, following in zip(items, (*items[1:], None), strict=True):
        if isinstance(item, Clip):
            yield item.name, length_of(following) if isinstance(following, Gap) else 0


def _safe(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
