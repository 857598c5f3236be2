"""The account's limits hold for all of its tasks together."""

import os
import sqlite3
from collections.abc import Coroutine
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.paying.counter import Counter, counter
from support.paying.service import Faults, terms_of
from support.paying.simulation import memory_db, order
from support.paying.world import Process

from storyc.backends.secret import Secret
from storyc.backends.wire import Call, Proof, Terms
from storyc.ledger import (
    Intent,
    Purchase,
    State,
    SystemClock,
    content_key,
    intent_id,
    open_ledger,
    pay_once,
    purse_of,
)
from storyc.ledger.bucket import take_token
from storyc.ledger.rows import Rows
from storyc.ledger.turn import Turn, Wait

MANY = tuple(
    Purchase(it, content_key(it, "fake"), "https://fake") for it in map(order, "abcdefghijkl")
)


def run_side_by_side(shop: Counter) -> list[int]:
    """Buy everything at once; return how many jobs were unfinished at each request."""
    unfinished: list[int] = []

    def watch(name: str) -> None:
        if name == "before send":
            states = (State.SENDING, State.ACCEPTED)
            unfinished.append(len(shop.desk.ledger.intents(*states)))

    desk = replace(shop.desk, points=watch)
    process = Process("test")
    for purchase in MANY:
        shop.world.start(process, _bought(pay_once(desk, purchase)))
    shop.world.run(lambda _: None)
    return unfinished


async def _bought(wanted: Coroutine[Any, Any, object]) -> None:
    await wanted


def test_no_more_jobs_are_unfinished_than_the_account_may_have(tmp_path: Path) -> None:
    shop = counter(tmp_path, terms=replace(terms_of(Proof.KEY), at_once=3))
    unfinished = run_side_by_side(shop)
    assert len(unfinished) == len(MANY)
    assert max(unfinished) == 3


def test_no_more_requests_go_out_than_the_rate_allows(tmp_path: Path) -> None:
    shop = counter(tmp_path, terms=replace(terms_of(Proof.NONE), per_minute=6))
    run_side_by_side(shop)
    times = sorted(shop.service.sent_at)
    assert len(times) == len(MANY)
    within = [sum(1 for it in times if at <= it < at + 60) for at in times]
    assert max(within) <= 7


def test_the_list_is_not_asked_for_while_another_clip_comes_first(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.service.faults = Faults(lost_reply=1.0)
    asked: list[str] = []

    def watch(name: str) -> None:
        asked.append(name)
        if name == "after send":
            shop.service.faults = Faults()

    desk = replace(shop.desk, points=watch)
    process = Process("test")
    for take in (1, 2):
        wanted = order("the same", take)
        purchase = Purchase(wanted, content_key(wanted, "fake"), "https://fake")
        shop.world.start(process, _bought(pay_once(desk, purchase)))
    shop.world.run(lambda _: None)
    assert len(shop.service.charged) == 2
    assert asked.count("before watermark") <= 3


@given(st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_no_jump_of_the_clock_gives_more_than_one_full_bucket_or_a_long_wait(
    jumps: list[float],
) -> None:
    rows = Rows(memory_db())
    terms = Terms(Proof.NONE, per_minute=60)
    now = 1e9
    for jump in jumps:
        now += jump
        taken = 0
        while not (wait := take_token(rows, "account", terms, now)):
            taken += 1
        assert taken <= 2
        assert wait <= 1
    rows.close()


@pytest.mark.parametrize("limit", [{"at_once": 1}, {"per_minute": 1}])
def test_accounts_that_share_a_purse_share_its_limits_and_its_jobs(
    tmp_path: Path, limit: dict[str, int]
) -> None:
    opened = open_ledger(tmp_path, SystemClock())
    ledger, terms = opened.ledger, replace(Terms(Proof.NONE), **limit)
    call = Call("POST", "/videos")

    def begun(account: str) -> Turn:
        name = intent_id(account, "content", 1)
        wanted = Intent(name, account, "content", 1, "1A", State.PLANNED, "https://a", "[]", name)
        ledger.plan(wanted)
        ledger.claim(name, "me", lambda _: True)
        ledger.reserve(name, (), lambda _: True)
        return ledger.begin(name, call, None, terms)

    ledger.belong("a", "purse")
    ledger.belong("b", "purse")
    ledger.belong("c", "another")
    assert begun("a") is None
    assert isinstance(begun("b"), Wait)
    assert begun("c") is None
    ledger.accept(intent_id("a", "content", 1), "job-1", "accepted")
    assert [it.account for it in ledger.unfinished("a")] == ["a"]
    assert [it.account for it in ledger.unfinished("b")] == ["a"]
    assert ledger.unfinished("c") == []
    assert ledger.is_held("b", "job-1")
    assert not ledger.is_held("c", "job-1")
    opened.close()


def test_a_purse_tells_nothing_of_its_key(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    key = Secret("sk-canary-7f3a91c2")
    found = purse_of(one, "video.example", key)
    assert found == purse_of(one, "video.example", Secret(key.reveal()))
    others = {
        purse_of(one, "video.example", Secret("sk-canary-7f3a91c3")),
        purse_of(one, "other.example", key),
        purse_of(other, "video.example", key),
    }
    assert len(others | {found}) == 4
    assert all(key.reveal().encode() not in it.read_bytes() for it in one.iterdir())
    if os.name != "nt":
        assert [it.stat().st_mode & 0o077 for it in one.iterdir()] == [0]


def test_a_ledger_from_before_purses_is_opened_as_it_is(tmp_path: Path) -> None:
    opened = open_ledger(tmp_path, SystemClock())
    opened.close()
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as db:
        db.execute("DROP TABLE purses")
        db.commit()
    opened = open_ledger(tmp_path, SystemClock())
    assert opened.set_aside is None
    opened.ledger.belong("a", "purse")
    opened.close()
