"""The edit list: what of each clip the film shows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cuts import CUT, Cut, dissolve, j_cut, l_cut, plan_of, wipe

from storyc.assemble.edit import Blend, ClipRange, Fade, Straight, edits_of, pieces_of
from storyc.plan.plan import Plan, PlannedTransition

_lengths = st.integers(1, 30)
_begins = st.one_of(
    st.just(CUT),
    st.builds(dissolve, _lengths),
    st.builds(wipe, _lengths),
    st.builds(l_cut, _lengths),
    st.builds(j_cut, _lengths),
    st.builds(lambda n: PlannedTransition(kind="fade in", frames=n), _lengths),
)
_ends = st.one_of(
    st.just(CUT), st.builds(lambda n: PlannedTransition(kind="fade out", frames=n), _lengths)
)
_films = st.lists(st.tuples(_lengths, _begins, _ends), min_size=1, max_size=6).map(
    lambda rows: plan_of(
        [Cut(f"{n}A", frames, "1", begins, ends) for n, (frames, begins, ends) in enumerate(rows)]
    )
)


@given(_films)
def test_the_pieces_are_exactly_the_film_and_none_is_empty(plan: Plan) -> None:
    pieces = list(pieces_of(edits_of(plan)))
    assert sum(piece.frames for piece in pieces) == plan.frames
    assert all(piece.frames > 0 for piece in pieces)


@given(_films)
def test_every_sound_is_heard_somewhere_and_no_longer_than_it_was_asked_for(plan: Plan) -> None:
    edits = edits_of(plan)
    for edit in edits:
        segment = edit.segment
        asked = segment.start_frame - segment.head_handle
        assert asked <= edit.first_sound_frame < edit.stop_sound_frame
        assert edit.stop_sound_frame <= asked + segment.clip_frames
    for one, other in pairwise(edits):
        assert one.stop_sound_frame - other.first_sound_frame == one.tail.frames


@given(_films)
def test_no_piece_needs_a_frame_that_was_not_asked_for(plan: Plan) -> None:
    asked = {segment.slate: segment.clip_frames for segment in plan.segments}
    for piece in pieces_of(edits_of(plan)):
        clips = (piece.outgoing, piece.incoming) if isinstance(piece, Blend) else (piece.clip,)
        assert all(clip.first >= 0 for clip in clips)
        assert all(clip.first + clip.frames <= asked[clip.slate] for clip in clips)


@given(_films)
def test_every_frame_of_a_segment_is_shown_at_its_planned_time(plan: Plan) -> None:
    shown = {}
    frame = 0
    for piece in pieces_of(edits_of(plan)):
        clips = (piece.outgoing, piece.incoming) if isinstance(piece, Blend) else (piece.clip,)
        for clip in clips:
            for offset in range(clip.frames):
                shown[clip.slate, clip.first + offset] = frame + offset
        frame += piece.frames
    for segment in plan.segments:
        for offset in range(segment.frames):
            place = shown[segment.slate, segment.head_handle + offset]
            assert place == segment.start_frame + offset


def test_a_dissolve_lies_half_on_either_side_of_the_cut() -> None:
    plan = plan_of([Cut("1A", 48), Cut("1B", 48, begins=dissolve(12))])
    assert list(pieces_of(edits_of(plan))) == [
        Straight(ClipRange("1A", 0, 42)),
        Blend("dissolve", ClipRange("1A", 42, 12), ClipRange("1B", 0, 12)),
        Straight(ClipRange("1B", 12, 42)),
    ]


def test_fades_lie_inside_the_content() -> None:
    fade_in = PlannedTransition(kind="fade in", frames=10)
    fade_out = PlannedTransition(kind="fade out", frames=8)
    plan = plan_of([Cut("1A", 48, begins=fade_in, ends=fade_out)])
    assert list(pieces_of(edits_of(plan))) == [
        Fade(ClipRange("1A", 0, 10), "in"),
        Straight(ClipRange("1A", 10, 30)),
        Fade(ClipRange("1A", 40, 8), "out"),
    ]


def test_a_cut_to_a_colour_takes_the_end_of_the_content() -> None:
    gone = PlannedTransition(kind="cut to colour", frames=8, colour="white")
    plan = plan_of([Cut("1A", 48, ends=gone)])
    assert list(pieces_of(edits_of(plan))) == [
        Straight(ClipRange("1A", 0, 40)),
        Fade(ClipRange("1A", 40, 8), "out", "white", is_sudden=True),
    ]


def test_two_blends_share_a_segment_that_is_shorter_than_both() -> None:
    plan = plan_of(
        [Cut("1A", 48), Cut("1B", 8, begins=dissolve(12)), Cut("1C", 48, begins=dissolve(12))]
    )
    first, second = (edit.tail for edit in edits_of(plan)[:2])
    assert (first.before, first.after, second.before, second.after) == (6, 6, 2, 6)


def test_a_plan_with_a_hole_is_refused() -> None:
    plan = plan_of([Cut("1A", 48), Cut("1B", 48)])
    moved = plan.segments[1].model_copy(update={"start_frame": 50})
    with pytest.raises(ValueError, match="1B starts at 50"):
        edits_of(plan.model_copy(update={"segments": (plan.segments[0], moved)}))
    with pytest.raises(ValueError, match="the plan has 90"):
        edits_of(plan.model_copy(update={"frames": 90}))
