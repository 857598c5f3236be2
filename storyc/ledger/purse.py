"""Which accounts spend from one purse: those that one key opens, wherever the key is kept."""

import os
from hashlib import sha256
from hmac import new
from pathlib import Path
from secrets import token_bytes

from storyc.backends.secret import Secret

_SALT = "salt"
_BYTES = 32


def purse_of(folder: Path, host: str, key: Secret) -> str:
    """Return a name for what a key opens at a host, from which nobody can tell the key.

    It is keyed with a secret of this machine's: two machines give two names, and whoever has the
    ledger alone can try out no keys.

    Args:
        folder: the ledger's.
        host: who is asked.
        key: the account's.

    Raises:
        OSError: the folder cannot be written.
    """
    told = f"{host}\0{key.reveal()}".encode()
    return new(_salt(folder / _SALT), told, sha256).hexdigest()[:_BYTES]


def _salt(path: Path) -> bytes:
    """Return this machine's secret; a damaged one is replaced, which costs only what it told."""
    while True:
        found = path.read_bytes() if path.exists() else b""
        if len(found) == _BYTES:
            return found
        # Written whole beside it: of two processes that do so at a time, the last one counts.
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(token_bytes(_BYTES))
        fresh.replace(path)
