"""The ledger's tables, one transaction at a time, each row under its seal."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from storyc.backends.job import Listed
from storyc.ledger.errors import LedgerDamagedError, LedgerUnwritableError
from storyc.ledger.intent import COLUMNS, Intent, cells, intent_of
from storyc.ledger.points import Points, no_points
from storyc.ledger.seal import Cell, bindable, seal
from storyc.ledger.state import State

_ALL = ", ".join(COLUMNS)
_PUT = f"INSERT OR REPLACE INTO intents ({_ALL}, seal) VALUES ({', '.join('?' * len(COLUMNS))}, ?)"  # noqa: S608  # names of columns, all ours
_GET = f"SELECT {_ALL}, seal FROM intents WHERE "  # noqa: S608  # the same

ALIKE = (
    "account IN (SELECT ? UNION SELECT other.account FROM purses AS own"
    " JOIN purses AS other ON other.purse = own.purse WHERE own.account = ?)"
)
"""A condition: of an account, under whatever name. It takes the account twice."""

_STRANGERS = (
    "SELECT account, job, listed, seal FROM strangers WHERE account = ?"
    " AND job NOT IN (SELECT job FROM claims WHERE claims.account = strangers.account)"
)
_CHARGE = "SELECT scope, intent, before, seal FROM charges WHERE scope = ?"
_SEALED = ("claims", "charges", "history", "strangers")


class Rows:
    """Reads and writes rows. A row whose seal is broken is never returned.

    All methods raise `LedgerDamagedError` where the file is not what was written, and
    `LedgerUnwritableError` where the disk refuses.
    """

    def __init__(self, connection: sqlite3.Connection, points: Points = no_points) -> None:
        self._db = connection
        self._points = points

    @contextmanager
    def transaction(self, name: str) -> Iterator[None]:
        """Commit what is done inside, durably, or nothing of it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._points(f"before commit {name}")
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise explained(error) from error
        except BaseException:
            self._roll_back()
            raise
        self._points(f"after commit {name}")

    def select(self, sql: str, *values: Cell) -> list[tuple[Cell, ...]]:
        """Return the rows of a query."""
        try:
            return self._db.execute(sql, tuple(map(bindable, values))).fetchall()
        except sqlite3.Error as error:
            raise explained(error) from error

    def insert(self, table: str, *values: Cell) -> None:
        """Add a row, unsealed."""
        self._add("INSERT", table, values)

    def _add(self, verb: str, table: str, values: tuple[Cell, ...]) -> None:
        marks = ", ".join("?" * len(values))
        self._db.execute(f"{verb} INTO {table} VALUES ({marks})", values)

    def replace(self, table: str, *values: Cell) -> None:
        """Add a row, unsealed, in place of the one with its key."""
        self._add("REPLACE", table, values)

    def delete(self, table: str) -> None:
        """Remove all rows of a table."""
        self._db.execute(f"DELETE FROM {table}")  # noqa: S608  # our table

    def intent(self, intent: str) -> Intent | None:
        """Return the intent of that name."""
        found = self.intents("id = ?", intent)
        return found[0] if found else None

    def intents(self, where: str, *values: Cell) -> list[Intent]:
        """Return the intents that fulfil a condition."""
        return [_unsealed(row) for row in self.select(_GET + where, *values)]

    def put(self, intent: Intent) -> None:
        """Write an intent, in place of the one of its name."""
        row = tuple(map(bindable, cells(intent)))
        self._db.execute(_PUT, (*row, seal(*row)))

    def note(self, at: float, intent: str, state: State, note: str) -> None:
        """Add a line to an intent's history."""
        row = (at, intent, state.value, bindable(note))
        self.insert("history", None, *row, seal(*row))

    def history(self, intent: str) -> list[tuple[float, State, str]]:
        """Return an intent's history, oldest first."""
        rows = self.select(
            "SELECT at, intent, state, note, seal FROM history WHERE intent = ? ORDER BY number",
            intent,
        )
        found = [opened(row) for row in rows]
        return [(float(at or 0), State(str(state)), str(note)) for at, _, state, note in found]

    def holder(self, account: str, job: str) -> str | None:
        """Return the intent that holds a job."""
        sql = f"SELECT account, job, intent, seal FROM claims WHERE {ALIKE} AND job = ?"  # noqa: S608  # our condition
        rows = self.select(sql, account, account, job)
        return str(opened(rows[0])[2]) if rows else None

    def hold(self, account: str, job: str, intent: str) -> bool:
        """Let an intent hold a job; `False` if another one does."""
        holder = self.holder(account, job)
        if holder is None:
            row = (account, bindable(job), intent)
            self.insert("claims", *row, seal(*row))
        return holder in {None, intent}

    def charge(self, scope: str, intent: Intent) -> None:
        """Let an intent count under a scope, but for what it had cost before."""
        if not self.select(_CHARGE + " AND intent = ?", scope, intent.id):
            row = (scope, intent.id, intent.sunk)
            self.insert("charges", *row, seal(*row))

    def charged(self, scope: str) -> list[tuple[Intent, int]]:
        """Return the intents that count under a scope, and what each had cost before.

        Units: millionths of a dollar.
        """
        before = {str(it[1]): int(it[2] or 0) for it in map(opened, self.select(_CHARGE, scope))}
        found = self.intents("id IN (SELECT intent FROM charges WHERE scope = ?)", scope)
        return [(it, before[it.id]) for it in found]

    def meet(self, account: str, job: Listed) -> None:
        """Note a job that was there before the ledger."""
        row = (account, bindable(job.id), json.dumps(asdict(job)))
        self.replace("strangers", *row, seal(*row))

    def met(self, account: str) -> list[Listed]:
        """Return the jobs that were there before the ledger and that no intent holds."""
        rows = self.select(_STRANGERS, account)
        return [Listed(**json.loads(str(opened(row)[2]))) for row in rows]

    def verify(self) -> None:
        """Read everything there is, and every seal.

        Raises:
            LedgerDamagedError: something has changed since it was written.
        """
        found = self.select("PRAGMA integrity_check(1)")
        if found != [("ok",)]:
            raise LedgerDamagedError(f"The ledger is damaged: {found[0][0]!r}.")
        self.intents("true")
        for table in _SEALED:
            for row in self.select(f"SELECT * FROM {table}"):  # noqa: S608  # our table
                opened(row[1:] if table == "history" else row)

    def close(self) -> None:
        """Close the file; the write-ahead log goes into it."""
        self._db.close()

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")


def opened(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row without the seal at its end.

    Raises:
        LedgerDamagedError: the seal is broken.
    """
    *values, found = row
    if seal(*values) != found:
        raise LedgerDamagedError("A row of the ledger has changed since it was written.")
    return tuple(values)


def explained(error: sqlite3.Error) -> LedgerDamagedError | LedgerUnwritableError:
    """Return what an error of SQLite means for the ledger."""
    # A missing table or column is a plain SQLITE_ERROR: the file is not what we made it.
    is_ours = getattr(error, "sqlite_errorname", "") != "SQLITE_ERROR"
    if not (isinstance(error, sqlite3.OperationalError) and is_ours):
        return LedgerDamagedError(f"The ledger of paid jobs is damaged: {error}.")
    return LedgerUnwritableError(
        f"The ledger of paid jobs cannot be written: {error}. Nothing is sent until it can."
    )


def _unsealed(row: tuple[Cell, ...]) -> Intent:
    try:
        return intent_of(opened(row))
    except (ValueError, TypeError) as error:
        raise LedgerDamagedError(f"A row of the ledger makes no sense: {error}.") from error
