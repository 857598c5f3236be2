"""Nothing is paid twice, whatever breaks: the protocol in a small world, under many seeds."""

import pytest
from support.paying.service import terms_of
from support.paying.simulation import Result, Simulation, simulate

from storyc.backends.wire import Proof

KNOWABLE = (Proof.KEY, Proof.REFERENCE, Proof.LIST)
EACH = 50


@pytest.mark.parametrize("proof", KNOWABLE)
def test_every_clip_is_paid_once_and_finished(proof: Proof) -> None:
    for seed, result in enumerate(simulate(range(EACH), proof)):
        good = Result(0, 0, 0, 0, 0, kills=result.kills, is_stuck=False)
        assert result == good, f"seed {seed}"


def test_where_nobody_can_know_nothing_is_sent_again() -> None:
    for seed, result in enumerate(simulate(range(EACH), Proof.NONE)):
        seen = (result.double, result.unfinished, result.crossed, result.is_stuck)
        assert seen == (0, 0, 0, False), f"seed {seed}"


def test_the_simulation_can_fail_without_the_settling_time() -> None:
    terms = terms_of(Proof.LIST, settle_s=0.0)
    assert sum(Simulation(seed, terms).run().double for seed in range(EACH)) > 0


def test_the_simulation_can_fail_with_a_key_that_the_service_ignores() -> None:
    terms = terms_of(Proof.KEY)
    results = (Simulation(seed, terms, honours_keys=False).run() for seed in range(EACH))
    assert sum(result.double for result in results) > 0
