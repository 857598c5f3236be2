"""The cut for editing programs: an EDL and an FCPXML, read back by OpenTimelineIO's adapters."""

from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import pytest
from support.cuts import Cut, dissolve, l_cut, plan_of, wipe

from storyc.assemble import Timeline, build_timeline, edl_text, fcpxml_text
from storyc.assemble.edit import edits_of
from storyc.assemble.edl import reels_of
from storyc.plan.plan import PlannedTransition, Segment

FADE_IN = PlannedTransition(kind="fade in", frames=10)
FADE_OUT = PlannedTransition(kind="fade out", frames=8)
GONE = PlannedTransition(kind="cut to colour", frames=12, colour="white")

CUTS = (
    Cut("1A", 48, begins=FADE_IN),
    Cut("1B", 36, begins=dissolve(13)),
    Cut("2A", 30, scene="2", ends=FADE_OUT),
    Cut("2B", 24, scene="2"),
    Cut("2C", 24, scene="2", begins=wipe(8), ends=FADE_OUT),
)
SCENES = {"1": "EXT. ROCK — DAY & NIGHT", "2": 'INT. "TOWER" <2>'}


_SLATES = tuple(it.slate for it in CUTS)


def _stop(segment: Segment) -> int:
    return segment.start_frame + segment.frames


def _timeline(cuts: tuple[Cut, ...] = CUTS) -> Timeline:
    plan = plan_of(cuts)
    takes = {it.slate: PurePosixPath("takes", f"{it.slate} 1.mp4") for it in plan.segments}
    takes.pop("2B", None)
    return build_timeline(plan, takes, SCENES)


def _read_edl(text: str):  # noqa: ANN202  # the library may be missing
    otio = pytest.importorskip("opentimelineio", reason="no wheel for this Python yet")
    pytest.importorskip("otio_cmx3600_adapter", reason="it needs OpenTimelineIO")
    return otio, otio.adapters.read_from_string(text, "cmx_3600", rate=24)


def _read_fcpxml(text: str):  # noqa: ANN202  # the same
    otio = pytest.importorskip("opentimelineio", reason="no wheel for this Python yet")
    pytest.importorskip("otio_fcpx_xml_adapter", reason="it needs OpenTimelineIO")
    return otio, otio.adapters.read_from_string(text, "fcpx_xml")[0]


def test_an_edl_has_each_clip_at_its_place_with_its_file_and_markers() -> None:
    # The library cannot begin a track with a blend, so this film begins with a cut.
    cuts = (Cut("1A", 48), *CUTS[1:])
    otio, found = _read_edl(edl_text(_timeline(cuts)))
    plan = plan_of(cuts)
    assert found.name == "A Test"
    assert [it.kind for it in found.tracks] == ["Video", "Audio", "Audio"]
    for track in found.tracks:
        clips = [it for it in track if isinstance(it, otio.schema.Clip) and it.name in _SLATES]
        assert [it.name for it in clips] == [*_SLATES]
        assert track.duration().value == plan.frames
        for clip, edit in zip(clips, edits_of(plan), strict=True):
            begins, ends = clip.range_in_parent(), edit.tail.before + edit.fade_out
            assert begins.start_time.value == edit.first_film_frame
            assert clip.source_range.start_time.value == edit.first_clip_frame
            assert begins.end_time_exclusive().value == _stop(edit.segment) - ends
    media = [it.media_reference for it in clips]
    urls = [it.target_url for it in media if not it.is_missing_reference]
    assert urls == [f"takes/{it} 1.mp4" for it in ("1A", "1B", "2A", "2C")]
    markers = [(it.name, it.color) for clip in found.tracks[0].find_clips() for it in clip.markers]
    assert [name for name, colour in markers if colour == "GREEN"] == [*_SLATES]
    assert [name for name, colour in markers if colour == "BLUE"] == [*SCENES.values()]


def test_blends_of_an_edl_have_their_lengths_and_kinds() -> None:
    otio, found = _read_edl(edl_text(_timeline((Cut("1A", 48), *CUTS[1:]))))
    blends = [it for it in found.tracks[0] if isinstance(it, otio.schema.Transition)]
    assert [it.in_offset.value + it.out_offset.value for it in blends] == [13, 8, 8, 8]
    wipes = ["Wipe" in it.transition_type for it in blends]
    assert wipes == [False, False, True, False]


def test_the_rows_of_an_edl_are_these() -> None:
    rows = [it for it in edl_text(_timeline()).splitlines() if it[:1].isdigit()]
    assert rows[:6] == [
        "001  BL       AA/V  C        00:00:00:00 00:00:00:00 01:00:00:00 01:00:00:00",
        "001  1A       AA/V  D    010 00:00:00:00 00:00:01:18 01:00:00:00 01:00:01:18",
        "002  1A       AA/V  C        00:00:01:18 00:00:01:18 01:00:01:18 01:00:01:18",
        "002  1B       AA/V  D    013 00:00:00:00 00:00:01:18 01:00:01:18 01:00:03:12",
        "003  2A       AA/V  C        00:00:00:00 00:00:00:22 01:00:03:12 01:00:04:10",
        "004  2A       AA/V  C        00:00:00:22 00:00:00:22 01:00:04:10 01:00:04:10",
    ]


def test_where_the_sound_fades_alone_picture_and_sound_have_their_own_events() -> None:
    text = edl_text(_timeline((Cut("1A", 48, ends=GONE), Cut("1B", 24))))
    rows = [it.split()[1:4] for it in text.splitlines() if it[:1].isdigit()]
    assert rows == [
        ["1A", "V", "C"],
        ["BL", "V", "C"],
        ["1B", "V", "C"],
        ["1A", "AA", "C"],
        ["1A", "AA", "C"],
        ["BL", "AA", "D"],
        ["1B", "AA", "C"],
    ]
    assert "* COLOR: white" in text


def test_locators_of_an_edl_stand_at_the_time_of_the_film() -> None:
    lines = edl_text(_timeline((Cut("1A", 48), Cut("2A", 30, scene="2")))).splitlines()
    assert [it for it in lines if it.startswith("* LOC:")] == [
        f"* LOC: 01:00:00:00 BLUE    {SCENES['1']}",
        "* LOC: 01:00:00:00 GREEN   1A",
        f"* LOC: 01:00:02:00 BLUE    {SCENES['2']}",
        "* LOC: 01:00:02:00 GREEN   2A",
    ]


def test_what_the_film_alone_has_is_noted_at_its_clip() -> None:
    changes = {"1B": ("effect noir", "made to fit (25 frames a second)")}
    plan = plan_of((Cut("1A", 48), Cut("1B", 24)))
    timeline = build_timeline(plan, {}, SCENES, changes)
    text = edl_text(timeline)
    otio, found = _read_edl(text)
    assert [it.kind for it in found.tracks] == ["Video", "Audio", "Audio"]
    rows = [it.split()[1:3] for it in text.splitlines() if it[:1].isdigit()]
    assert rows == [["1A", "AA/V"], ["1B", "AA/V"]]
    told = [f"in the film only: {it}" for it in changes["1B"]]
    one, other = (it for it in found.tracks[0] if isinstance(it, otio.schema.Clip))
    assert not [it.name for it in one.markers if it.color == "YELLOW"]
    assert [it.name for it in other.markers if it.color == "YELLOW"] == told

    root = ET.fromstring(fcpxml_text(timeline, 320, 180))  # noqa: S314  # our own text
    clips = root.findall(".//asset-clip")
    assert [it.findtext("note") for it in clips] == [None, "; ".join(told)]
    # The format's own order: a note stands before markers.
    assert clips[1][0].tag == "note"
    assert len(list(_read_fcpxml(fcpxml_text(timeline, 320, 180))[1].tracks[0].find_clips())) == 2


def test_no_two_slates_share_a_reel() -> None:
    slates = ["1A", "1.A", "SCENE-12-AAA", "SCENE-12-AAB", "BL", "é", "ü"]
    reels = reels_of(slates)
    assert reels["1A"] == "1A"
    assert len({*reels.values()}) == len(slates)
    assert all(len(it) <= 8 and it.isascii() and it.isalnum() for it in reels.values())
    assert "BL" not in reels.values()


def test_an_fcpxml_has_each_clip_at_its_place_with_its_file_and_markers() -> None:
    otio, found = _read_fcpxml(fcpxml_text(_timeline(), 320, 180))
    plan = plan_of(CUTS)
    clips = list(found.tracks[0].find_clips())
    assert [it.name for it in clips] == [it.slate for it in plan.segments]
    for clip, segment in zip(clips, plan.segments, strict=True):
        assert clip.source_range == otio.opentime.TimeRange(
            otio.opentime.RationalTime(segment.head_handle, 24),
            otio.opentime.RationalTime(segment.frames, 24),
        )
        assert clip.trimmed_range_in_parent().start_time.value == segment.start_frame
        assert clip.media_reference.available_range.duration.value == segment.clip_frames
        assert [it.name for it in clip.markers] == [segment.slate]
    urls = [it.media_reference.target_url for it in clips]
    assert urls[:2] == ["./takes/1A%201.mp4", "./takes/1B%201.mp4"]
    assert urls[3] == "./missing/2B.mp4"


def test_blends_and_scenes_of_an_fcpxml_are_where_they_are_in_the_film() -> None:
    root = ET.fromstring(fcpxml_text(_timeline(), 320, 180))  # noqa: S314  # our own text
    spine = root.find("./library/event/project/sequence/spine")
    assert spine is not None
    blends = [
        (it.get("name"), it.get("offset"), it.get("duration")) for it in spine.iter("transition")
    ]
    assert blends == [
        ("Cross Dissolve", "0s", "10/24s"),
        ("Cross Dissolve", "42/24s", "13/24s"),
        ("Cross Dissolve", "106/24s", "8/24s"),
        ("Wipe", "134/24s", "8/24s"),
        ("Cross Dissolve", "154/24s", "8/24s"),
    ]
    assert [it.get("value") for it in spine.iter("chapter-marker")] == [*SCENES.values()]


def test_sound_fades_under_the_colour_of_an_fcpxml() -> None:
    timeline = _timeline((Cut("1A", 48, ends=GONE), Cut("1B", 24)))
    root = ET.fromstring(fcpxml_text(timeline, 320, 180))  # noqa: S314  # our own text
    gap = root.find(".//gap")
    assert gap is not None
    assert (gap.get("offset"), gap.get("duration"), gap.findtext("note")) == (
        "36/24s",
        "12/24s",
        "white",
    )
    sound = gap.find("asset-clip")
    assert sound is not None
    assert (sound.get("srcEnable"), sound.get("start"), sound.get("duration")) == (
        "audio",
        "36/24s",
        "12/24s",
    )


@pytest.mark.parametrize("write", [edl_text, lambda it: fcpxml_text(it, 320, 180)])
def test_the_same_timeline_gives_the_same_text(write: object) -> None:
    assert callable(write)
    assert write(_timeline()) == write(_timeline())


def test_a_split_edit_moves_the_sound_and_not_the_picture() -> None:
    timeline = _timeline((Cut("1A", 48), Cut("1B", 48, begins=l_cut(12))))
    root = ET.fromstring(fcpxml_text(timeline, 320, 180))  # noqa: S314  # our own text
    clips = root.findall(".//asset-clip")
    assert [(it.get("offset"), it.get("duration")) for it in clips] == [
        ("0s", "48/24s"),
        ("48/24s", "48/24s"),
    ]
    assert [it.get("audioStart") for it in clips] == ["0s", "12/24s"]
    assert [it.get("audioDuration") for it in clips] == ["60/24s", "36/24s"]
    rows = [it.split() for it in edl_text(timeline).splitlines() if it[:1].isdigit()]
    assert [(it[1], it[2], it[-2], it[-1]) for it in rows] == [
        ("1A", "V", "01:00:00:00", "01:00:02:00"),
        ("1B", "V", "01:00:02:00", "01:00:04:00"),
        ("1A", "AA", "01:00:00:00", "01:00:02:12"),
        ("1B", "AA", "01:00:02:12", "01:00:04:00"),
    ]
