"""Which way requests go, where a network lets nobody out but through a proxy."""

from typing import Annotated

from pydantic import AfterValidator

from storyc.config.address import read_server

ENVIRONMENT = "environment"
"""As the system and its environment variables say."""

NONE = "none"
"""Directly, whatever is said for the others."""

FORM = 'a proxy is written as "http://host:port", "environment" or "none"'


def read_proxy(written: object) -> str:
    """Return a choice of proxy in its one form.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(written, str):
        raise ValueError(FORM)  # noqa: TRY004  # pydantic turns it, and no TypeError, into a finding
    if written in {ENVIRONMENT, NONE}:
        return written
    try:
        return read_server(written)
    except ValueError as error:
        raise ValueError(f"{FORM}; {error}") from None


ProxyChoice = Annotated[str, AfterValidator(read_proxy)]
