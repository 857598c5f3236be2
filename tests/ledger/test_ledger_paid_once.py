"""Nothing is paid twice, whatever breaks: the protocol in a small world, under many seeds.

Each seed has two processes that buy the same four clips, some of which only a picture or a take
tells apart. They are killed, stopped and restarted; requests and answers are lost, late, refused or
turned into errors after the job was taken; lists lag.
"""

from collections import Counter
from collections.abc import Iterable

import pytest
from support.paying.service import SETTLE_S
from support.paying.simulation import Result, Trial, simulate

from storyc.backends.wire import Proof

KNOWABLE = (Proof.KEY, Proof.REFERENCE, Proof.LIST)
SEEDS = 2_500
SOAK_SEEDS = 25_000
FEW = range(60)


def wrong(results: Iterable[Result], *, is_knowable: bool = True) -> dict[str, list[int]]:
    """Return the seeds under which something was wrong, by what it was."""
    found: dict[str, list[int]] = {}
    for seed, result in enumerate(results):
        for name in ("double", "unfinished", "crossed", "is_stuck"):
            if getattr(result, name):
                found.setdefault(name, []).append(seed)
        for name in ("unclaimed", "held") if is_knowable else ():
            if getattr(result, name):
                found.setdefault(name, []).append(seed)
    return found


@pytest.mark.parametrize("proof", KNOWABLE)
def test_every_clip_is_paid_once_and_finished(proof: Proof) -> None:
    assert wrong(simulate(Trial(proof), SEEDS)) == {}


def test_where_nobody_can_know_nothing_is_sent_again() -> None:
    assert wrong(simulate(Trial(Proof.NONE), SEEDS), is_knowable=False) == {}


@pytest.mark.soak
@pytest.mark.parametrize("proof", Proof)
def test_every_clip_is_paid_once_under_a_hundred_thousand_seeds(proof: Proof) -> None:
    results = simulate(Trial(proof), SOAK_SEEDS)
    assert wrong(results, is_knowable=proof is not Proof.NONE) == {}


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(Trial(Proof.LIST, settle_s=0.0), id="no settling time"),
        pytest.param(Trial(Proof.LIST, settle_s=SETTLE_S / 6), id="too short a settling time"),
        pytest.param(Trial(Proof.REFERENCE, settle_s=0.0), id="no settling time, references"),
        pytest.param(Trial(Proof.KEY, honours_keys=False), id="a key that the service ignores"),
    ],
)
def test_the_simulation_finds_a_protocol_that_pays_twice(broken: Trial) -> None:
    assert "double" in wrong(broken.run_all(FEW))


@pytest.mark.parametrize("proof", Proof)
def test_no_more_is_paid_than_the_cap_allows(proof: Proof) -> None:
    for seed, result in enumerate(Trial(proof, cap=2).run_all(FEW)):
        assert result.charged <= 2, f"seed {seed}"
        assert (result.double, result.is_stuck) == (0, False), f"seed {seed}"


def test_the_simulation_does_break_things() -> None:
    seen = Counter[str]()
    for result in Trial(Proof.LIST).run_all(FEW):
        seen["kills"] += result.kills
    assert seen["kills"] > len(FEW)


def test_a_seed_always_gives_the_same_run() -> None:
    trial = Trial(Proof.LIST)
    assert trial.run_all(range(10)) == trial.run_all(range(10))
