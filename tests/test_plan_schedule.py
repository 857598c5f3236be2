"""Which segments wait for others."""

import pytest

from storyc.plan import Link, Plan, PlannedTransition, Segment, chains, critical_path

CUT = PlannedTransition(kind="cut", frames=0)


def _segment(slate: str, billed_s: int, link: Link) -> Segment:
    return Segment(
        slate=slate,
        scene="1",
        start_frame=0,
        frames=24,
        head_handle=0,
        tail_handle=0,
        billed_s=billed_s,
        usd=None,
        link=link,
        why_cut="",
        transition_in=CUT,
        transition_out=CUT,
        shots=(),
        lines=(),
    )


def _plan(*segments: Segment) -> Plan:
    return Plan(
        title="",
        target="",
        width=2,
        height=2,
        fps=24,
        frames=24,
        segments=segments,
        usd=None,
    )


@pytest.mark.parametrize("link", ["match", "extend"])
def test_the_critical_path_is_the_chain_with_the_most_billed_seconds(link: Link) -> None:
    plan = _plan(
        _segment("1A", 9, "cut"),
        _segment("1B", 5, "cut"),
        _segment("1C", 6, link),
        _segment("1D", 4, "cut"),
    )
    path = critical_path(plan)
    assert [[it.slate for it in chain.segments] for chain in chains(plan)] == [
        ["1A"],
        ["1B", "1C"],
        ["1D"],
    ]
    assert path is not None
    assert [it.slate for it in path.segments] == ["1B", "1C"]
    assert path.billed_s == 11


def test_of_equal_chains_the_first_is_the_critical_path() -> None:
    path = critical_path(_plan(_segment("1A", 5, "cut"), _segment("1B", 5, "cut")))
    assert path is not None
    assert path.segments[0].slate == "1A"


def test_a_plan_without_segments_has_no_critical_path() -> None:
    assert critical_path(_plan()) is None
