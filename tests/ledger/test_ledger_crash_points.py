"""Killed at each named point of the protocol, once and again and again, it pays once."""

import pytest
from support.paying.service import Faults, terms_of
from support.paying.simulation import Simulation

from storyc.backends.wire import Proof
from storyc.ledger import POINTS

FAULTY = Faults(lost_reply=0.5, refused=0.2, unreadable=0.1)
MOST = 4


@pytest.mark.parametrize("proof", Proof)
@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_any_point_costs_nothing(proof: Proof, point: str) -> None:
    for seed in range(3):
        terms = terms_of(proof)
        result = Simulation(seed, terms, kill_at=point, most_kills=MOST, faults=FAULTY).run()
        seen = (result.double, result.unfinished, result.crossed, result.is_stuck)
        assert seen == (0, 0, 0, False), f"seed {seed}"
        if proof is not Proof.NONE:
            assert (result.unclaimed, result.held) == (0, 0), f"seed {seed}"


def test_every_point_is_reached() -> None:
    reached: set[str] = set()
    for proof in Proof:
        for seed in range(40):
            simulation = Simulation(seed, terms_of(proof))
            simulation.run()
            reached |= simulation.reached
    # What only a person or a loss brings about is reached in the tests of those.
    by_hand = {"resolve", "fail", "lose", "refetch", "belong"}
    assert set(POINTS) - reached == {
        f"{moment} commit {name}" for name in by_hand for moment in ("before", "after")
    }
