"""The tables of the ledger."""

from storyc.ledger.intent import COLUMNS

VERSION = 1
"""Goes up whenever the tables change; a ledger of a later version is refused."""

APPLICATION = 0x5354_4C47
"""Marks a file as a ledger of storyc ("STLG")."""

_TEXT = "TEXT NOT NULL"

_TYPES = {
    "id": "TEXT PRIMARY KEY",
    "account": _TEXT,
    "content_key": _TEXT,
    "take": "INTEGER NOT NULL",
    "slate": _TEXT,
    "state": _TEXT,
    "base_url": _TEXT,
    "twin": _TEXT,
    "twin_key": _TEXT,
    "epoch": "INTEGER NOT NULL",
    "attempt": "INTEGER NOT NULL",
    "price": "INTEGER",
    "billed": "INTEGER",
    "sunk": "INTEGER NOT NULL",
    "body": "BLOB",
    "began_at": "REAL",
}

_COLUMNS = ", ".join(f"{name} {_TYPES.get(name, 'TEXT')}" for name in COLUMNS)

_CLAIMS = """CREATE TABLE claims (
    account TEXT NOT NULL, job TEXT NOT NULL, intent TEXT NOT NULL, seal TEXT NOT NULL,
    PRIMARY KEY (account, job)
)"""
"""The claim: no two intents can ever hold one job."""

_CHARGES = """CREATE TABLE charges (
    scope TEXT NOT NULL, intent TEXT NOT NULL, before INTEGER NOT NULL, seal TEXT NOT NULL,
    PRIMARY KEY (scope, intent)
)"""

_HISTORY = """CREATE TABLE history (
    number INTEGER PRIMARY KEY, at REAL NOT NULL, intent TEXT NOT NULL, state TEXT NOT NULL,
    note TEXT NOT NULL, seal TEXT NOT NULL
)"""

_STRANGERS = """CREATE TABLE strangers (
    account TEXT NOT NULL, job TEXT NOT NULL, listed TEXT NOT NULL, seal TEXT NOT NULL,
    PRIMARY KEY (account, job)
)"""
"""The jobs that were on an account before this ledger knew it."""

PURSES = """CREATE TABLE IF NOT EXISTS purses (
    account TEXT PRIMARY KEY, purse TEXT NOT NULL
)"""
"""Accounts with one purse are one account under several names. A ledger may be from before."""

TABLES = (
    f"CREATE TABLE intents ({_COLUMNS}, seal TEXT NOT NULL)",
    "CREATE INDEX intents_by_twin ON intents (account, twin_key, state)",
    _CLAIMS,
    _CHARGES,
    _HISTORY,
    "CREATE INDEX history_by_intent ON history (intent)",
    "CREATE TABLE buckets (account TEXT PRIMARY KEY, tokens REAL NOT NULL, at REAL NOT NULL)",
    _STRANGERS,
    "CREATE TABLE surveys (account TEXT PRIMARY KEY, at REAL NOT NULL)",
    "CREATE TABLE origin (set_aside TEXT NOT NULL)",
    PURSES,
)
