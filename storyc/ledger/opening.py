"""Opens the ledger's folder; a damaged file is set aside, never thrown away, and never used."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from storyc.ledger.claimants import ProcessClaimants
from storyc.ledger.clock import Clock
from storyc.ledger.errors import LedgerDamagedError, LedgerTooNewError, LedgerUnwritableError
from storyc.ledger.ledger import Ledger
from storyc.ledger.points import Points, no_points
from storyc.ledger.rows import Rows, explained
from storyc.ledger.schema import APPLICATION, PURSES, TABLES, VERSION

LEDGER_FILE = "ledger.sqlite"
_BUSY_S = 10.0
"""How long one commit waits for another process's. A commit takes a fraction of a millisecond."""

_OPENING_S = 30.0
"""How long to wait for another process that opens, and checks, the same ledger."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
    "trusted_schema = OFF",
    # Each commit goes on into the file itself. What a damaged log would silently lose, the file
    # has, and of the file every byte is checked.
    "wal_autocheckpoint = 1",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A ledger ready for use, the names under which this process works on it, and what happened.

    `set_aside` is where a damaged ledger lies now; the new one knows only what the services list.
    """

    ledger: Ledger
    claimants: ProcessClaimants
    set_aside: Path | None = None

    def close(self) -> None:
        """Let everything go."""
        self.claimants.close()
        self.ledger.close()


def open_ledger(folder: Path, clock: Clock, points: Points = no_points) -> Opened:
    """Open the ledger in a folder of the user's, on a local disk, or begin one.

    Raises:
        LedgerTooNewError: a later storyc wrote it.
        LedgerDamagedError: it is damaged, and another storyc is still at work with it.
        LedgerUnwritableError: the disk refuses.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        claimants = ProcessClaimants(folder / "at-work")
    except OSError as error:
        raise _unopened(error) from error
    try:
        with FileLock(folder / "opening.lock", timeout=_OPENING_S, mode=0o600):
            rows, set_aside = _opened_or_anew(folder / LEDGER_FILE, claimants, points)
    except OSError as error:
        claimants.close()
        raise _unopened(error) from error
    except BaseException:
        claimants.close()
        raise
    return Opened(Ledger(rows, clock), claimants, set_aside)


def _unopened(error: OSError) -> LedgerUnwritableError:
    return LedgerUnwritableError(f"The ledger of paid jobs cannot be opened: {error}.")


def _opened_or_anew(
    path: Path, claimants: ProcessClaimants, points: Points
) -> tuple[Rows, Path | None]:
    try:
        return _opened(path, points), None
    except LedgerDamagedError as damage:
        aside = _set_aside(path, claimants, damage)
        return _opened(path, points, aside), aside


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection whose commits are on the disk when they return."""
    db = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    for pragma in _PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    return db


def create(db: sqlite3.Connection, set_aside: str | None = None) -> None:
    """Make the tables in an empty file, inside a transaction."""
    for table in TABLES:
        db.execute(table)
    if set_aside is not None:
        db.execute("INSERT INTO origin VALUES (?)", (set_aside,))
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def _opened(path: Path, points: Points, set_aside: Path | None = None) -> Rows:
    # The file is ours alone before the first byte is in it.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        db = connect(path)
    except sqlite3.Error as error:
        raise explained(error) from error
    rows = Rows(db, points)
    try:
        _prepare(db, None if set_aside is None else set_aside.name)
        rows.verify()
    except sqlite3.Error as error:
        db.close()
        raise explained(error) from error
    except BaseException:
        db.close()
        raise
    return rows


def _prepare(db: sqlite3.Connection, set_aside: str | None) -> None:
    """Make the tables if the file is empty; refuse a file that is another's."""
    db.execute("BEGIN IMMEDIATE")
    is_empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    marks = [db.execute(f"PRAGMA {it}").fetchone()[0] for it in ("application_id", "user_version")]
    if is_empty and marks == [0, 0]:
        create(db, set_aside)
        db.execute("COMMIT")
        return
    if marks == [APPLICATION, VERSION]:
        db.execute(PURSES)
        db.execute("COMMIT")
        return
    db.execute("ROLLBACK")
    if marks[0] == APPLICATION and marks[1] > VERSION:
        raise LedgerTooNewError(
            "A later version of storyc wrote the ledger of paid jobs. Use that version."
        )
    raise LedgerDamagedError("The file is no ledger of storyc.")


def _set_aside(path: Path, claimants: ProcessClaimants, damage: LedgerDamagedError) -> Path:
    """Give a damaged ledger another name, which nobody else may be using."""
    if claimants.are_others_alive():
        raise LedgerDamagedError(f"{damage} Another storyc is at work with it: end that one first.")
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for suffix in ("-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    path.rename(aside)
    return aside
