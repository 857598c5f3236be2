"""The service that a backend of the user's configuration describes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from storyc.backends.offers import offered
from storyc.backends.openai_dialect import DIALECTS, USUAL
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.protocols import PROTOCOLS
from storyc.config.protocol_name import ProtocolName

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storyc.backends.http_service import HttpService
    from storyc.backends.secret import Secret
    from storyc.backends.transport import KeyHeader
    from storyc.backends.wire import Wire
    from storyc.config import BackendConfig


def wire_of(backend: BackendConfig) -> Wire:
    """Return the codec that a backend is spoken to with."""
    names = offered(backend.protocol, backend.models)
    if backend.protocol is ProtocolName.OPENAI_VIDEOS:
        # A server of one's own calls a model as its user does.
        own = {target: target for target in backend.targets}
        return OpenAiVideosWire(own | dict(names), DIALECTS[backend.dialect or USUAL])
    return PROTOCOLS[backend.protocol].make(names)


@asynccontextmanager
async def open_service(backend: BackendConfig, key: Secret | None) -> AsyncIterator[HttpService]:
    """Open the way to a service for as long as the block runs. Nothing is sent by that."""
    from storyc.backends.http_service import HttpService
    from storyc.backends.transport import connected

    wire = wire_of(backend)
    async with connected(backend.base_url, _key_header(backend, key)) as transport:
        yield HttpService(
            account=f"{backend.protocol} {backend.base_url} {_account(key)}".strip(),
            wire=wire,
            transport=transport,
            own_terms=backend.terms(wire.terms),
        )


def _key_header(backend: BackendConfig, key: Secret | None) -> KeyHeader | None:
    from storyc.backends.transport import KeyHeader

    if key is None:
        return None
    if backend.header is not None:
        return KeyHeader(name=backend.header, key=key)
    if backend.protocol is ProtocolName.OPENAI_VIDEOS:
        return KeyHeader(name=DIALECTS[backend.dialect or USUAL].key_header, key=key)
    return KeyHeader(name=PROTOCOLS[backend.protocol].key_header, key=key)


def _account(key: Secret | None) -> str:
    """Return what tells accounts of one service apart, without giving the key away."""
    from hashlib import sha256

    return (
        "" if key is None else sha256(b"storyc account\0" + key.reveal().encode()).hexdigest()[:12]
    )
