"""The way from a backend that is set up to its service."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from storyc.backends.http_service import HttpService
from storyc.backends.transport import KeyHeader, connected
from storyc.cli.proxy import proxy_of
from storyc.config.codec import codec_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storyc.backends.patience import Patience
    from storyc.backends.secret import Secret
    from storyc.config import BackendConfig


@asynccontextmanager
async def opened_service(
    backend: BackendConfig, key: Secret | None, patience: Patience | None = None
) -> AsyncIterator[HttpService]:
    """Yield the service of a backend as long as the block runs.

    Args:
        backend: as its user has set it up.
        key: what `RenderChoice` holds.
        patience: how long it is waited for; as usual without.

    Raises:
        UnusableProxy: the way out of this network cannot be used. Nothing was sent.
    """
    header = None if key is None else KeyHeader(name=backend.key_header, key=key)
    codec = codec_of(backend)
    proxy = proxy_of(backend)
    async with connected(
        backend.base_url, header, patience, backend.clips_from, proxy
    ) as transport:
        yield HttpService(
            account=backend.account,
            wire=codec,
            transport=transport,
            own_terms=backend.terms(codec.terms),
        )
