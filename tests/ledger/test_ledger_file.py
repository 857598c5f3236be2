"""The ledger's file: whole, private, and never believed when it is damaged."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from support.paying.counter import Counter, counter
from support.paying.service import Charged
from support.paying.simulation import ORDERS, PURCHASES

from storyc.backends.job import Doubtful
from storyc.backends.wire import Proof
from storyc.ledger import (
    Delivered,
    LedgerDamagedError,
    LedgerTooNewError,
    LedgerUnwritableError,
    NeedsReview,
    PayAgain,
    Unconfirmed,
)
from storyc.ledger.opening import LEDGER_FILE

OTHERS = PURCHASES[:2] + PURCHASES[3:]
"""Without the one that only its picture tells apart."""


def bought(folder: Path, proof: Proof = Proof.LIST) -> Counter:
    """A ledger of some clips, closed."""
    shop = counter(folder, proof)
    for purchase in OTHERS:
        assert isinstance(shop.buy(purchase), Delivered)
    shop.opened.close()
    return shop


def snapshot(shop: Counter) -> tuple[object, ...]:
    ledger = shop.desk.ledger
    intents = ledger.intents()
    return (*intents, *(ledger.history(it.id) for it in intents))


def test_it_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    shop = counter(tmp_path / "state")
    shop.buy()
    names = [it for it in (tmp_path / "state").rglob("*") if it.is_file()]
    assert {LEDGER_FILE, LEDGER_FILE + "-wal"} <= {it.name for it in names}
    if sys.platform != "win32":
        assert {stat.S_IMODE(it.stat().st_mode) for it in names} == {0o600}
        assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


def test_every_commit_is_on_the_disk_when_it_returns(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    rows = shop.desk.ledger._rows  # noqa: SLF001  # how the file is written is no part of its face
    assert rows.select("PRAGMA journal_mode") == [("wal",)]
    assert rows.select("PRAGMA synchronous") == [(2,)]
    assert rows.select("PRAGMA fullfsync") == [(1,)]


def test_what_a_later_storyc_wrote_is_refused_and_left_alone(tmp_path: Path) -> None:
    bought(tmp_path)
    path = tmp_path / LEDGER_FILE
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerTooNewError, match="later version"):
        counter(tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all " * 400, b"\0" * 8192])
def test_what_is_no_ledger_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LEDGER_FILE).write_bytes(content)
    shop = counter(tmp_path)
    aside = shop.opened.set_aside
    assert aside is not None
    assert aside.read_bytes() == content


def test_another_programs_database_is_set_aside(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / LEDGER_FILE)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()
    assert counter(tmp_path).opened.set_aside is not None


def test_a_flipped_bit_is_found_or_changes_nothing(tmp_path: Path) -> None:
    before = snapshot(_reopened(bought(tmp_path / "whole"), tmp_path / "whole"))
    whole = (tmp_path / "whole" / LEDGER_FILE).read_bytes()
    random = Random(3)  # noqa: S311  # repeatable on purpose
    found = 0
    for number in range(150):
        at = random.randrange(len(whole))
        flipped = whole[at] ^ (1 << random.randrange(8))
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / LEDGER_FILE).write_bytes(whole[:at] + bytes([flipped]) + whole[at + 1 :])
        try:
            shop = counter(folder)
        except LedgerTooNewError:
            continue
        if shop.opened.set_aside is None:
            assert snapshot(shop) == before, f"byte {at}"
        else:
            found += 1
            assert snapshot(shop) == ()
        shop.opened.close()
    assert found > 10


@pytest.mark.parametrize("left", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_set_aside(tmp_path: Path, left: float) -> None:
    bought(tmp_path)
    path = tmp_path / LEDGER_FILE
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * left)])
    assert counter(tmp_path).opened.set_aside is not None


def test_a_page_of_zeros_is_found(tmp_path: Path) -> None:
    bought(tmp_path)
    path = tmp_path / LEDGER_FILE
    whole = path.read_bytes()
    for page in range(1, min(6, len(whole) // 4096)):
        folder = tmp_path / f"page {page}"
        folder.mkdir()
        cut = whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :]
        (folder / LEDGER_FILE).write_bytes(cut)
        assert counter(folder).opened.set_aside is not None, f"page {page}"


def test_a_row_changed_while_it_is_open_stops_before_anything_is_sent(tmp_path: Path) -> None:
    shop = counter(tmp_path, Proof.NONE)
    shop.service.answers = [Doubtful("timeout")]
    shop.buy()
    with sqlite3.connect(tmp_path / LEDGER_FILE) as db:
        db.execute("UPDATE intents SET state = 'planned'")
    db.close()
    with pytest.raises(LedgerDamagedError, match="changed"):
        shop.buy()
    assert len(shop.service.sent) == 1


@pytest.mark.parametrize("proof", [Proof.REFERENCE, Proof.LIST])
@pytest.mark.parametrize("is_damaged", [True, False], ids=["damaged", "deleted"])
def test_a_lost_ledger_is_rebuilt_from_the_services_list(
    tmp_path: Path, proof: Proof, *, is_damaged: bool
) -> None:
    shop = bought(tmp_path, proof)
    if is_damaged:
        (tmp_path / LEDGER_FILE).write_bytes(b"damaged")
    else:
        (tmp_path / LEDGER_FILE).unlink()
    again = counter(tmp_path, service=shop.service)
    outcomes = [again.buy(purchase) for purchase in OTHERS]
    assert {type(it) for it in outcomes} == {Delivered}
    assert len(again.service.charged) == len(OTHERS)
    jobs = {it.job for it in outcomes if isinstance(it, Delivered)}
    assert len(jobs) == len(OTHERS)


def test_after_damage_a_job_that_was_just_taken_is_waited_for(tmp_path: Path) -> None:
    bought(tmp_path)
    (tmp_path / LEDGER_FILE).write_bytes(b"damaged")
    shop = counter(tmp_path)
    now, call = shop.world.now, shop.service.call(ORDERS[0], {})
    shop.service.charged.append(Charged("just taken", call.body, "", now, now + 20, now + 20))
    outcome = shop.buy(PURCHASES[0])
    assert isinstance(outcome, Delivered)
    assert outcome.job == "just taken"
    assert shop.service.sent == []


def test_after_a_loss_a_clip_with_pictures_is_not_guessed(tmp_path: Path) -> None:
    pictured = PURCHASES[2]
    assert ORDERS[2].assets
    shop = counter(tmp_path)
    shop.buy(pictured)
    shop.opened.close()
    (tmp_path / LEDGER_FILE).unlink()
    again = counter(tmp_path, service=shop.service)
    outcome = again.buy(pictured)
    assert isinstance(outcome, NeedsReview)
    assert len(again.service.charged) == 1
    again.desk.ledger.resolve(outcome.intent, PayAgain(), lambda _: False)
    assert isinstance(again.buy(pictured), Delivered)


@pytest.mark.parametrize("proof", [Proof.KEY, Proof.NONE])
def test_after_a_loss_without_a_list_nothing_is_sent_without_a_yes(
    tmp_path: Path, proof: Proof
) -> None:
    shop = bought(tmp_path, proof)
    (tmp_path / LEDGER_FILE).write_bytes(b"damaged")
    again = counter(tmp_path, service=shop.service)
    assert isinstance(again.buy(), Unconfirmed)
    assert len(again.service.charged) == len(OTHERS)
    again.desk.ledger.accept_loss()
    assert isinstance(again.buy(), Delivered)


def test_a_list_is_given_its_time_even_if_the_loss_was_accepted(tmp_path: Path) -> None:
    shop = bought(tmp_path, Proof.LIST)
    (tmp_path / LEDGER_FILE).write_bytes(b"damaged")
    again = counter(tmp_path, service=shop.service)
    again.desk.ledger.accept_loss()
    assert again.desk.ledger.replaces() is None
    before = again.world.now
    assert isinstance(again.buy(), Delivered)
    assert again.world.now - before >= again.service.terms.settle_s
    assert len(again.service.charged) == len(OTHERS)


def test_a_damaged_ledger_is_not_taken_from_under_another_process(tmp_path: Path) -> None:
    bought(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        (tmp_path / LEDGER_FILE).write_bytes(b"damaged")
        with pytest.raises(LedgerDamagedError, match="end that one first"):
            counter(tmp_path)
        holder.communicate("\n", timeout=20)
    assert counter(tmp_path).opened.set_aside is not None


HOLDER = """
import sys
from pathlib import Path
from storyc.ledger import SystemClock, open_ledger
opened = open_ledger(Path(sys.argv[1]), SystemClock())
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerUnwritableError, match="cannot be opened"):
        counter(tmp_path / "file" / "state")


def test_a_damaged_log_loses_nothing(tmp_path: Path) -> None:
    shop = counter(tmp_path / "live")
    for purchase in OTHERS:
        shop.buy(purchase)
    before = snapshot(shop)
    whole = (tmp_path / "live" / LEDGER_FILE).read_bytes()
    log = (tmp_path / "live" / (LEDGER_FILE + "-wal")).read_bytes()
    random = Random(5)  # noqa: S311  # repeatable on purpose
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        at = random.randrange(len(log))
        flipped = log[:at] + bytes([log[at] ^ (1 << random.randrange(8))]) + log[at + 1 :]
        (folder / LEDGER_FILE).write_bytes(whole)
        (folder / (LEDGER_FILE + "-wal")).write_bytes(flipped if number % 3 else log[:at])
        again = counter(folder)
        assert again.opened.set_aside is None
        assert snapshot(again) == before, f"byte {at}"


def _reopened(shop: Counter, folder: Path) -> Counter:
    shop.opened.close()
    return counter(folder, service=shop.service)
