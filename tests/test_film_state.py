"""A whole film while what storyc remembers is damaged, the clock is set, or others are at work."""

from collections import Counter
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import Studio
from support.renders.rush import Hurry, Rush, film_of, studio_of

from storyc.backends.wire import Proof
from storyc.diagnostics import Code
from storyc.ledger import Delivered, NeedsReview, Rejected, Unconfirmed
from storyc.render.step import Blocked

HOUR, DAY = 3600.0, 86_400.0


def prompts(studio: Studio) -> Counter[str]:
    """Return how often each clip was charged."""
    return Counter(it["asked"]["prompt"] for it in studio.charges.lines)


def is_paid_once(studio: Studio, count: int) -> bool:
    return set(prompts(studio).values()) == {1} and len(prompts(studio)) == count


class Wandering(Hurry):
    """A clock that somebody sets again and again while the film is made."""

    def __init__(self, *jumps: float) -> None:
        super().__init__()
        self._jumps = cycle(jumps)

    def wall(self) -> float:
        self.skew_s += next(self._jumps)
        return super().wall()


@pytest.mark.parametrize(
    "jumps",
    [(HOUR, -HOUR, -DAY, DAY), (0.0, 30 * DAY, -60 * DAY)],
    ids=str,
)
@pytest.mark.parametrize("proof", [Proof.KEY, Proof.LIST])
def test_a_clock_that_is_set_back_and_forward_pays_nothing_twice(
    proof: Proof, jumps: tuple[float, ...], tmp_path: Path
) -> None:
    steps = film_of(6)
    plan = Plan.of(create=["drop", "after:503", "before:429:retry-after=1"], look=["drop"])
    with opened(studio_of(plan, honours_keys=proof is Proof.KEY)) as studio:
        rush = Rush(tmp_path, studio, proof, Wandering(*jumps), limits={"per_minute": 6000})
        for _ in range(2):
            ends = Counter(type(it) for it in rush.run(steps).values())
            assert ends.keys() <= {Delivered, NeedsReview}
        # A key may count as forgotten when the clock says that a month has gone by.
        assert ends[NeedsReview] == 0 or proof is Proof.KEY
        assert is_paid_once(studio, 6)


def _flipped(path: Path) -> None:
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :])


DAMAGES: dict[str, Callable[[Path], object]] = {
    "emptied": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "overwritten": lambda path: path.write_bytes(b"\0" * path.stat().st_size),
    "flipped": _flipped,
    "deleted": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("what", ["takes/clips", "takes/takes"])
def test_a_take_that_is_damaged_costs_nothing(what: str, damage: str, tmp_path: Path) -> None:
    steps = film_of(2)
    with opened(studio_of()) as studio:
        rush = Rush(tmp_path, studio)
        before = rush.finish(steps)
        for path in (tmp_path / what).rglob("*.*"):
            DAMAGES[damage](path)
        assert rush.finish(steps) == before
        assert is_paid_once(studio, 2)


def test_a_clip_that_is_here_needs_no_service_when_its_note_is_lost(tmp_path: Path) -> None:
    """The service may have forgotten it long since."""
    steps = film_of(2)
    with opened(studio_of()) as studio:
        rush = Rush(tmp_path, studio)
        before = rush.finish(steps)
        for path in (tmp_path / "takes/takes").rglob("*.json"):
            path.write_text("{")
        studio.heard.clear()
        assert rush.run(steps) == before
        assert not studio.heard


@pytest.mark.parametrize("damage", ["emptied", "cut", "overwritten"])
def test_a_damaged_ledger_is_set_aside_and_told_and_the_film_rebuilt(
    damage: str, tmp_path: Path
) -> None:
    """From the takes that are kept, and from the service's list for those that are not."""
    steps = film_of(4)
    with opened(studio_of()) as studio:
        rush = Rush(tmp_path, studio)
        rush.finish(steps)
        DAMAGES[damage](tmp_path / "ledger/ledger.sqlite")
        for path in sorted((tmp_path / "takes/takes").rglob("*.json"))[:2]:
            path.unlink()
        rush.told.clear()
        assert all(isinstance(it, Delivered) for it in rush.finish(steps).values())
        assert is_paid_once(studio, 4)
    if damage == "emptied":
        return  # an empty file is none: what the service lists is taken down all the same
    assert Code.LEDGER_SET_ASIDE in {it.code for it in rush.told}
    assert (tmp_path / "ledger/ledger.sqlite.damaged-1").exists()


def test_a_damaged_ledger_of_a_service_without_a_list_waits_for_a_yes(tmp_path: Path) -> None:
    steps = film_of(2)
    with opened(studio_of()) as studio:
        rush = Rush(tmp_path, studio, Proof.NONE)
        rush.finish(steps)
        DAMAGES["overwritten"](tmp_path / "ledger/ledger.sqlite")
        kept = rush.run(steps)
        assert all(isinstance(it, Delivered) for it in kept.values())
        for path in (tmp_path / "takes/takes").rglob("*.json"):
            path.unlink()
        assert {type(it) for it in rush.run(steps).values()} == {Unconfirmed}
        assert is_paid_once(studio, 2)


def test_what_continues_a_clip_that_is_refused_waits_and_the_rest_is_made(tmp_path: Path) -> None:
    steps = film_of(5, {1: "match", 2: "match", 4: "match"})
    with opened(studio_of(Plan.of(create=["before:401"]))) as studio:
        rush = Rush(tmp_path, studio, limits={"at_once": 1})
        first = rush.run(steps)
        assert [type(first[f"{it}A"]) for it in range(5)] == [
            *(Rejected, Blocked, Blocked),
            *(Delivered, Delivered),
        ]
        paid = prompts(studio)
        assert sum(paid.values()) == 2
        rush.finish(steps)
        assert is_paid_once(studio, 5)
        assert prompts(studio) > paid


def test_a_service_is_never_asked_for_more_than_it_allows(tmp_path: Path) -> None:
    """Its server counts: what is beyond its limits would be refused, and said in its charges."""
    steps = film_of(8)
    states = ("running", "succeeded")
    with opened(studio_of(states=states, at_once=3)) as studio:
        rush = Rush(tmp_path, studio, limits={"at_once": 3})
        assert all(isinstance(it, Delivered) for it in rush.run(steps).values())
        creates = sum(it.method == "POST" for it in studio.heard)
    assert creates == 8


def test_a_service_that_says_how_long_to_wait_is_not_asked_before(tmp_path: Path) -> None:
    with opened(studio_of(Plan.of(create=["before:429:retry-after=10"] * 3))) as studio:
        rush = Rush(tmp_path, studio)
        clock = Hurry()
        began = clock.elapsed()
        rush.finish(film_of(1), most_runs=1)
        assert clock.elapsed() - began >= 30
        assert sum(it.method == "POST" for it in studio.heard) == 4
        assert is_paid_once(studio, 1)


def test_a_link_that_has_expired_is_looked_up_again(tmp_path: Path) -> None:
    with opened(studio_of(Plan.of(content=["before:403", "before:410"]))) as studio:
        Rush(tmp_path, studio).finish(film_of(1), most_runs=1)
        looks = [it.path for it in studio.heard if it.method == "GET"]
        assert [it.endswith("/content") for it in looks if "videos/" in it] == [
            *(False, True),
            *(False, True),
            *(False, True),
        ]
        assert is_paid_once(studio, 1)


def test_a_job_that_goes_backwards_is_waited_for(tmp_path: Path) -> None:
    states = ("running", "queued", "warp", "running", "queued", "succeeded")
    with opened(studio_of(states=states)) as studio:
        Rush(tmp_path, studio).finish(film_of(2), most_runs=1)
        assert is_paid_once(studio, 2)
