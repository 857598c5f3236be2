"""The way out of a network that lets nobody out but through a proxy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from ssl import SSLContext

import httpx


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy, and which hosts are reached without it. Its address may hold a password."""

    url: str = field(repr=False)
    is_direct: Callable[[str], bool]


class ProxyTransport(httpx.AsyncHTTPTransport):
    """Sends through a proxy what does not go directly.

    To a service with https the proxy opens a tunnel and sees its name, not what is said.
    """

    def __init__(self, proxy: Proxy, trusted: SSLContext, limits: httpx.Limits) -> None:
        super().__init__(verify=trusted, limits=limits, retries=0, proxy=httpx.Proxy(proxy.url))
        self._proxy = proxy
        self._direct = httpx.AsyncHTTPTransport(verify=trusted, limits=limits, retries=0)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request the way that its host asks for."""
        if self._proxy.is_direct(request.url.host):
            return await self._direct.handle_async_request(request)
        return await super().handle_async_request(request)

    async def aclose(self) -> None:
        """Close both ways."""
        await super().aclose()
        await self._direct.aclose()
