"""The timeline, read back by the library whose format it is."""

import json
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from support.cuts import Cut, dissolve, plan_of, wipe

from storyc.assemble import build_timeline, otio_text
from storyc.plan.plan import Plan, PlannedTransition, SourceLines

otio = pytest.importorskip("opentimelineio", reason="no wheel for this Python yet")

FADE_IN = PlannedTransition(kind="fade in", frames=10)
FADE_OUT = PlannedTransition(kind="fade out", frames=8)


def _plan() -> Plan:
    plan = plan_of(
        [
            Cut("1A", 48, begins=FADE_IN),
            Cut("1B", 36, begins=dissolve(13)),
            Cut("2A", 30, scene="2", ends=FADE_OUT),
            Cut("2B", 24, scene="2"),
            Cut("2C", 24, scene="2", begins=wipe(8), ends=FADE_OUT),
        ]
    )
    lines = (SourceLines(source="a.story", first=3, last=9),)
    first = plan.segments[0].model_copy(update={"lines": lines})
    return plan.model_copy(update={"segments": (first, *plan.segments[1:])})


@pytest.fixture
def text() -> str:
    plan = _plan()
    takes = {s.slate: PurePosixPath("takes", f"{s.slate} 1.mp4") for s in plan.segments}
    del takes["2B"]
    return otio_text(build_timeline(plan, takes, {"1": "EXT. ROCK — DAY"}))


@pytest.fixture
def timeline(text: str) -> otio.schema.Timeline:
    return otio.adapters.read_from_string(text, "otio_json")


def test_both_tracks_are_as_long_as_the_film(timeline: otio.schema.Timeline) -> None:
    assert [track.kind for track in timeline.tracks] == ["Video", "Audio"]
    for track in timeline.tracks:
        assert track.duration() == otio.opentime.RationalTime(162, 24)
    assert timeline.duration() == otio.opentime.RationalTime(162, 24)


def test_every_segment_is_a_clip_in_its_place(timeline: otio.schema.Timeline) -> None:
    plan = _plan()
    for track in timeline.tracks:
        clips = [item for item in track if isinstance(item, otio.schema.Clip)]
        assert [clip.name for clip in clips] == [segment.slate for segment in plan.segments]
        for clip, segment in zip(clips, plan.segments, strict=True):
            assert clip.trimmed_range_in_parent().start_time.value == segment.start_frame
            assert clip.source_range.start_time.value == segment.head_handle
            assert clip.source_range.duration.value == segment.frames
            assert clip.available_range().duration.value == segment.clip_frames


def test_blends_reach_exactly_into_the_handles(timeline: otio.schema.Timeline) -> None:
    track = timeline.tracks[0]
    blends = {
        (before.name, after.name): item
        for before, item, after in zip(track, track[1:], track[2:], strict=False)
        if isinstance(item, otio.schema.Transition)
    }
    first = blends["1A", "1B"]
    assert (first.in_offset.value, first.out_offset.value) == (6, 7)
    assert first.transition_type == otio.schema.TransitionTypes.SMPTE_Dissolve
    assert blends["2B", "2C"].transition_type == otio.schema.TransitionTypes.Custom
    for clip_before, clip_after in pairwise(
        item for item in track if isinstance(item, otio.schema.Clip)
    ):
        blend = blends.get((clip_before.name, clip_after.name))
        if blend is not None:
            spare = clip_before.available_range().end_time_exclusive()
            assert clip_before.source_range.end_time_exclusive() + blend.out_offset <= spare
            assert (
                clip_after.source_range.start_time - blend.in_offset
                >= otio.opentime.RationalTime(0, 24)
            )


def test_a_fade_is_a_dissolve_with_an_empty_gap(timeline: otio.schema.Timeline) -> None:
    kinds = [type(item).__name__ for item in timeline.tracks[0]]
    assert kinds[:3] == ["Gap", "Transition", "Clip"]
    assert kinds[-2:] == ["Transition", "Gap"]
    assert timeline.tracks[0][1].out_offset.value == 10
    assert timeline.tracks[0][-2].in_offset.value == 8
    assert timeline.tracks[0][-1].duration().value == 0


def test_a_cut_to_a_colour_is_a_gap_of_that_colour_while_the_sound_fades() -> None:
    gone = PlannedTransition(kind="cut to colour", frames=12, colour="white")
    plan = plan_of([Cut("1A", 48, ends=gone), Cut("1B", 24)])
    found = otio.adapters.read_from_string(otio_text(build_timeline(plan, {})), "otio_json")
    picture, sound = found.tracks

    assert [item.duration().value for item in picture] == [36, 12, 24]
    assert picture[1].metadata["storyc"]["colour"] == "white"
    assert [type(item).__name__ for item in sound] == ["Clip", "Transition", "Gap", "Clip"]
    assert picture.duration() == sound.duration()


def test_media_are_relative_addresses_and_missing_ones_say_so(
    timeline: otio.schema.Timeline,
) -> None:
    clips = {clip.name: clip for clip in timeline.find_clips()}
    assert clips["1A"].media_reference.target_url == "takes/1A%201.mp4"
    assert (
        otio.url_utils.filepath_from_url(clips["1A"].media_reference.target_url) == "takes/1A 1.mp4"
    )
    assert clips["2B"].media_reference.is_missing_reference


def test_scenes_and_slates_are_markers_and_the_script_is_at_hand(
    timeline: otio.schema.Timeline,
) -> None:
    scenes = [(marker.name, marker.marked_range) for marker in timeline.tracks.markers]
    assert [name for name, _ in scenes] == ["EXT. ROCK — DAY", "2"]
    assert [(at.start_time.value, at.duration.value) for _, at in scenes] == [(0, 84), (84, 78)]
    clip = next(iter(timeline.find_clips()))
    assert [marker.name for marker in clip.markers] == ["1A"]
    assert dict(clip.metadata["storyc"]["lines"][0]) == {"source": "a.story", "first": 3, "last": 9}


def test_what_the_film_alone_has_is_a_marker_over_its_picture() -> None:
    plan = plan_of([Cut("1A", 48), Cut("1B", 24)])
    told = otio_text(build_timeline(plan, {}, {}, {"1B": ("effect noir",)}))
    picture, sound = otio.adapters.read_from_string(told, "otio_json").tracks
    assert [it.name for it in picture[0].markers] == ["1A"]
    slate, change = picture[1].markers
    assert (slate.name, change.name) == ("1B", "in the film only: effect noir")
    assert change.color == otio.schema.MarkerColor.YELLOW
    assert change.marked_range == picture[1].source_range
    assert [*picture[1].metadata["storyc"]["not_in_the_file"]] == ["effect noir"]
    assert [it.name for it in sound[1].markers] == ["1B"]


def test_the_library_writes_the_same_schemas_again(
    timeline: otio.schema.Timeline, text: str
) -> None:
    again = json.loads(timeline.to_json_string())
    assert _schemas(again) == _schemas(json.loads(text))
    assert not any("Unknown" in schema for schema in _schemas(again))


def test_the_same_plan_gives_the_same_text(text: str) -> None:
    assert otio_text(build_timeline(_plan(), {}, {})) == otio_text(build_timeline(_plan(), {}))
    assert text.endswith("}\n")


def _schemas(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["OTIO_SCHEMA"]] if "OTIO_SCHEMA" in value else []
        return sorted(own + [schema for each in value.values() for schema in _schemas(each)])
    return (
        [schema for each in value for schema in _schemas(each)] if isinstance(value, list) else []
    )
