"""Only what needs it is chained, and the plan says what waits for what."""

from hypothesis import given
from hypothesis import strategies as st
from support.cuts import Cut, plan_of

from storyc.plan import Plan, chains, critical_path

links = st.lists(
    st.tuples(st.sampled_from(["cut", "match", "extend"]), st.integers(1, 25)), max_size=12
)


def planned(film: list[tuple[str, int]]) -> Plan:
    """Return a plan with these links and billed seconds."""
    plan = plan_of([Cut(f"{number}A", 24) for number in range(len(film))])
    segments = tuple(
        segment.model_copy(update={"link": link, "billed_s": seconds})
        for segment, (link, seconds) in zip(plan.segments, film, strict=True)
    )
    return plan.model_copy(update={"segments": segments})


@given(links)
def test_chains_are_all_segments_in_order_and_break_at_cuts(film: list[tuple[str, int]]) -> None:
    plan = planned(film)
    found = chains(plan)
    assert tuple(it for chain in found for it in chain) == plan.segments
    assert all(chain[0].link == "cut" for chain in found[1:])
    assert all(it.link != "cut" for chain in found for it in chain[1:])


@given(links)
def test_the_critical_path_is_the_longest_chain(film: list[tuple[str, int]]) -> None:
    plan = planned(film)
    path = critical_path(plan)
    lengths = [sum(it.billed_s for it in chain) for chain in chains(plan)]
    assert sum(it.billed_s for it in path) == max(lengths, default=0)
    if lengths:
        assert path == chains(plan)[lengths.index(max(lengths))]
