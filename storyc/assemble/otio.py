"""Writes a timeline as OpenTimelineIO JSON.

Written here because the library has no wheel for Python 3.14; it reads this back in the tests.
Source: OpenTimelineIO 0.18, schema versions as its own writer gives them.
"""

import json
from collections.abc import Iterator
from urllib.parse import quote

from storyc.assemble.timeline import (
    Clip,
    Gap,
    Item,
    Marker,
    Media,
    RationalTime,
    Timeline,
    TimeRange,
    Track,
    Transition,
)

_Json = dict[str, object]

_MEDIA_KEY = "DEFAULT_MEDIA"
_TRANSITION_TYPES = {"dissolve": "SMPTE_Dissolve", "wipe": "Custom_Transition"}


def otio_text(timeline: Timeline) -> str:
    """Return the text of a `.otio` file."""
    document = _schema(
        "Timeline.1",
        name=timeline.name,
        metadata={},
        global_start_time=None,
        tracks=_composition(
            "Stack.1",
            "tracks",
            [_track(track) for track in timeline.tracks],
            markers=[_marker(marker) for marker in timeline.markers],
        ),
    )
    return json.dumps(document, ensure_ascii=False, indent=4) + "\n"


def _schema(schema: str, **fields: object) -> _Json:
    return {"OTIO_SCHEMA": schema, **fields}


def _track(track: Track) -> _Json:
    items = [_item(item) for item in track.items]
    return {**_composition("Track.1", track.name, items), "kind": track.kind}


def _composition(
    schema: str, name: str, children: list[_Json], markers: list[_Json] | None = None
) -> _Json:
    return {**_content(schema, name, None, markers or [], {}), "children": children}


def _content(
    schema: str, name: str, source: _Json | None, markers: list[_Json], metadata: _Json
) -> _Json:
    """Return the fields that all things with a duration share."""
    return _schema(
        schema,
        name=name,
        metadata=metadata,
        source_range=source,
        effects=[],
        markers=markers,
        enabled=True,
    )


def _item(item: Item) -> _Json:
    match item:
        case Clip():
            return _clip(item)
        case Gap(duration, colour):
            still = TimeRange(RationalTime(0, duration.rate), duration)
            return _content("Gap.1", "", _range(still), [], {"storyc": {"colour": colour}})
        case Transition():
            return _transition(item)


def _clip(clip: Clip) -> _Json:
    notes: _Json = {
        "scene": clip.scene,
        "lines": [line.model_dump(mode="json") for line in clip.lines],
    }
    if clip.changes:
        notes["not_in_the_file"] = [*clip.changes]
    markers = [_marker(it) for it in (*clip.markers, *_changes(clip))]
    content = _content("Clip.2", clip.name, _range(clip.source), markers, {"storyc": notes})
    return {
        **content,
        "media_references": {_MEDIA_KEY: _media(clip.media)},
        "active_media_reference_key": _MEDIA_KEY,
    }


def _changes(clip: Clip) -> Iterator[Marker]:
    for note in clip.notes:
        yield Marker(note, clip.source, "YELLOW")


def _media(media: Media) -> _Json:
    schema = "MissingReference.1" if media.path is None else "ExternalReference.1"
    reference = _schema(
        schema,
        name="",
        metadata={},
        available_range=_range(media.available),
        available_image_bounds=None,
    )
    return reference if media.path is None else {**reference, "target_url": quote(media.path)}


def _transition(transition: Transition) -> _Json:
    return _schema(
        "Transition.1",
        name=transition.kind,
        metadata={},
        in_offset=_time(transition.into_previous),
        out_offset=_time(transition.into_next),
        transition_type=_TRANSITION_TYPES[transition.kind],
    )


def _marker(marker: Marker) -> _Json:
    return _schema(
        "Marker.2",
        name=marker.name,
        metadata={},
        color=marker.colour,
        marked_range=_range(marker.at),
        comment="",
    )


def _range(stretch: TimeRange) -> _Json:
    return _schema("TimeRange.1", start_time=_time(stretch.start), duration=_time(stretch.duration))


def _time(time: RationalTime) -> _Json:
    return _schema("RationalTime.1", rate=float(time.rate), value=float(time.value))
