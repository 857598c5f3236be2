"""An account's rate, shared by all processes that use the ledger."""

from storyc.backends.wire import Terms
from storyc.ledger.rows import ALIKE, Rows
from storyc.ledger.state import State

_MINUTE = 60.0
_FULL = 2.0
"""Only so many seconds' worth of tokens are saved up: services count in short windows."""
_ROOM = 1.0
"""How soon to ask again for a place among the unfinished jobs. Units: seconds."""


def take_token(rows: Rows, account: str, terms: Terms, now: float) -> float:
    """Take a token of the account's bucket; return the seconds to wait if there is none.

    Inside a transaction. A clock that jumped forward gives one full bucket at most, one that
    jumped back delays by what it jumped, a minute at most.
    """
    if terms.at_once is not None and _unfinished(rows, account) >= terms.at_once:
        return _ROOM
    if terms.per_minute is None:
        return 0.0
    rate = terms.per_minute / _MINUTE
    most = max(1.0, rate * _FULL)
    purse = _purse(rows, account)
    row = rows.select("SELECT tokens, at FROM buckets WHERE account = ?", purse)
    tokens, at = (float(row[0][0] or 0), float(row[0][1] or 0)) if row else (most, now)
    passed = now - at if now >= at else 0.0
    tokens = min(most, tokens + passed * rate)
    left = tokens - 1 if tokens >= 1 else tokens
    rows.replace("buckets", purse, left, now)
    return 0.0 if tokens >= 1 else (1 - tokens) / rate


def _unfinished(rows: Rows, account: str) -> int:
    """Count the jobs that somebody waits for; the service counts those of dead processes."""
    sql = f"SELECT count(*) FROM intents WHERE {ALIKE} AND owner IS NOT NULL AND state IN (?, ?)"  # noqa: S608  # our condition
    found = rows.select(sql, account, account, State.SENDING, State.ACCEPTED)
    return int(found[0][0] or 0)


def _purse(rows: Rows, account: str) -> str:
    """Return the name of what an account spends from: its own where no other is known."""
    found = rows.select("SELECT purse FROM purses WHERE account = ?", account)
    return str(found[0][0]) if found else account
