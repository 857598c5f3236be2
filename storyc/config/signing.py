"""With what a user signs films: a certificate and its private key, as files of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

SIGNING = "signing"
"""The table in the user's configuration."""

_KEYS = ("certificate", "private_key")


@dataclass(frozen=True, slots=True)
class Signing:
    """Two PEM files, named from the configuration's folder: the chain, signer first; its key."""

    certificate: str
    private_key: str


def read_signing(table: object) -> Signing:
    """Return what the table says.

    Raises:
        ValueError: it says something else. The message tells what to write.
    """
    if not isinstance(table, Mapping) or set(table) != {*_KEYS}:
        raise ValueError('write `[signing]` and below it `certificate = "…"`, `private_key = "…"`')
    certificate, private_key = (table[key] for key in _KEYS)
    if not isinstance(certificate, str) or not isinstance(private_key, str):
        raise ValueError("both are the names of PEM files, in quotation marks")  # noqa: TRY004  # a user's mistake
    return Signing(certificate, private_key)
