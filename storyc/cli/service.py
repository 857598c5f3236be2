"""The service that a backend of the user's configuration describes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storyc.backends.http_service import HttpService
    from storyc.backends.secret import Secret
    from storyc.config import BackendConfig


def service_of(backend: BackendConfig, key: Secret | None) -> HttpService:
    """Return the service; nothing is sent before it is asked."""
    raise NotImplementedError


@asynccontextmanager
async def open_service(backend: BackendConfig, key: Secret | None) -> AsyncIterator[HttpService]:
    """Return the service for as long as it is used."""
    yield service_of(backend, key)
