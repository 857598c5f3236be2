"""A full disk at each write: nothing is sent that is not written down, and nothing is lost."""

import sqlite3
from itertools import count
from pathlib import Path

import pytest
from support.paying.counter import Counter, counter
from support.paying.service import Faults

from storyc.backends.job import Doubtful
from storyc.backends.wire import Proof
from storyc.ledger import POINTS, Delivered, LedgerUnwritableError, NeedsReview, State

COMMITS = tuple(it for it in POINTS if it.startswith("before commit"))


class Disk:
    """Refuses one kind of write, so many times."""

    def __init__(self, point: str, times: int) -> None:
        self.point = point
        self.left = times
        self.written: list[str] = []

    def __call__(self, name: str) -> None:
        if name == self.point and self.left:
            self.left -= 1
            raise sqlite3.OperationalError("database or disk is full")
        self.written.append(name)


def sent_without_a_line(shop: Counter, disk: Disk) -> int:
    return len(shop.service.sent) - disk.written.count("after commit begin")


@pytest.mark.parametrize("proof", [Proof.REFERENCE, Proof.LIST, Proof.NONE])
@pytest.mark.parametrize("point", COMMITS)
def test_a_write_that_fails_once_costs_nothing(tmp_path: Path, proof: Proof, point: str) -> None:
    disk = Disk(point, 1)
    shop = counter(tmp_path, proof, points=disk)
    shop.service.faults = Faults(lost_reply=0.4, refused=0.2)
    for _ in range(3):
        try:
            outcome = shop.buy()
        except LedgerUnwritableError:
            assert sent_without_a_line(shop, disk) <= 0
    assert isinstance(outcome, Delivered | NeedsReview)
    assert len(shop.service.charged) <= 1
    assert sent_without_a_line(shop, disk) <= 0


def test_nothing_is_sent_while_the_intent_cannot_be_written(tmp_path: Path) -> None:
    disk = Disk("before commit begin", 5)
    shop = counter(tmp_path, points=disk)
    for _ in range(5):
        with pytest.raises(LedgerUnwritableError, match="Nothing is sent"):
            shop.buy()
    assert shop.service.sent == []
    assert isinstance(shop.buy(), Delivered)


def test_an_accepted_job_is_written_as_soon_as_there_is_room(tmp_path: Path) -> None:
    shop = counter(tmp_path, Proof.NONE, points=Disk("before commit accept", 4))
    assert isinstance(shop.buy(), Delivered)
    assert len(shop.service.sent) == 1


def test_an_accepted_job_that_can_never_be_written_is_told_with_its_id(tmp_path: Path) -> None:
    shop = counter(tmp_path, Proof.NONE, points=Disk("before commit accept", 99))
    with pytest.raises(LedgerUnwritableError, match="as its job job-0"):
        shop.buy()
    (intent,) = shop.desk.ledger.intents()
    assert intent.state is State.SENDING


def test_a_file_that_may_not_grow_stops_before_anything_is_sent(tmp_path: Path) -> None:
    """SQLite's own limit, at each size that it may have while the clip is bought."""
    for spare in count():
        shop = counter(tmp_path / str(spare))
        rows = shop.desk.ledger._rows  # noqa: SLF001  # the limit is the connection's
        pages = int(str(rows.select("PRAGMA page_count")[0][0]))
        rows.select(f"PRAGMA max_page_count = {pages + spare}")
        shop.service.answers = [Doubtful("timeout")]
        try:
            outcome = shop.buy()
        except LedgerUnwritableError:
            rows.select("PRAGMA max_page_count = 100000")
            assert isinstance(shop.buy(), Delivered)
            assert len(shop.service.charged) == 1
        else:
            assert isinstance(outcome, Delivered)
            break
    assert spare < 20
