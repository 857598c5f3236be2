"""One HTTP request, sent once.

Below a client of the library: it has no redirects, cookies, proxies or passwords from the machine
that could carry a credential somewhere else, and sends nothing a second time. A proxy is one that
its user has chosen.
"""

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from ssl import SSLCertVerificationError, SSLContext

import anyio
import httpx

from storyc.backends.patience import Patience
from storyc.backends.proxy import Proxy, ProxyTransport
from storyc.backends.secret import Secret
from storyc.backends.wire import Call, Reply

# At this level the library would write down headers, and with them signed addresses.
logging.getLogger("httpcore").setLevel(logging.INFO)

_AGENT = "storyc"
_MOST_OF_AN_ERROR = 64 * 1024
_SHORTEST_HIDDEN = 8
"""Letters of a key from which on it is struck out of answers: a shorter one hides nothing, and
would strike out words."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
"""The library raises these only before the first byte of a request is written: the last one where
a proxy opens no tunnel."""

_FIRST_ERROR = 400


@dataclass(frozen=True, slots=True)
class Unheard:
    """No answer. `is_sent` tells that the service may have got the request; `why` is for people."""

    why: str
    is_sent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHeader:
    """The header that carries a key. `authorization` takes it as a bearer."""

    name: str = "authorization"
    key: Secret = field(repr=False)

    def headers(self) -> dict[str, str]:
        """Return it as a request has it."""
        text = self.key.reveal()
        return {self.name: f"Bearer {text}" if self.name.lower() == "authorization" else text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """The way to one service.

    `clips_from` are other addresses, scheme, host and port, that its user has named for its clips.
    """

    base_url: str
    http: httpx.AsyncHTTPTransport
    clips_from: tuple[str, ...] = ()
    proxy: Proxy | None = None
    key: KeyHeader | None = None
    patience: Patience = field(default_factory=Patience)

    async def ask(self, call: Call, *, is_made_meanwhile: bool = False) -> Reply | Unheard:
        """Send a request of ours once, and read the whole answer.

        Args:
            call: the request.
            is_made_meanwhile: whether the answer comes only when a clip is made.
        """
        url = self.url(call.path)
        if url is None:
            return Unheard("the request would go to another host", is_sent=False)
        waits = self.patience
        if is_made_meanwhile:
            waits = replace(waits, silence_s=waits.making_s, answer_s=waits.making_s)
        head: list[httpx.Response] = []
        body = bytearray()
        try:
            # Connecting and its handshake have limits of their own, which end it before the whole
            # does: otherwise a request that was never sent would look as if it might have been.
            with anyio.fail_after(2 * waits.connect_s + waits.answer_s):
                async with self._asked(call, url, waits) as response:
                    head.append(response)
                    most = self._most(response.status_code)
                    async with aclosing(pieces(response)) as data:
                        async for piece in data:
                            body += piece[: most - len(body) + 1]
                            if len(body) > most:
                                break
        except _NEVER_SENT as error:
            return Unheard(unreached("the service", error), is_sent=False)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError) as error:
            return self._read(head, body, _told(error), is_whole=False)
        return self._read(head, body, "its answer is far too long")

    def url(self, path: str) -> httpx.URL | None:
        """Return where a path of the service is; `None` if that is not the service's own host."""
        try:
            found = httpx.URL(path if _is_absolute(path) else self.base_url.rstrip("/") + path)
        except httpx.InvalidURL:
            return None
        return found if self.is_own(found) else None

    def is_own(self, url: httpx.URL) -> bool:
        """Tell whether an address is of the service itself: the same scheme, host and port."""
        return origin(url) == origin(httpx.URL(self.base_url))

    def is_named(self, url: httpx.URL) -> bool:
        """Tell whether an address is one that the user has named for clips. No key goes there."""
        return any(origin(url) == origin(httpx.URL(it)) for it in self.clips_from)

    def is_proxied(self, url: httpx.URL) -> bool:
        """Tell whether somebody else connects to the host of an address for this machine."""
        return self.proxy is not None and not self.proxy.is_direct(url.host)

    @asynccontextmanager
    async def sent(
        self,
        method: str,
        url: httpx.URL,
        headers: Mapping[str, str],
        body: bytes = b"",
        *,
        key: KeyHeader | None = None,
        sni: str | None = None,
        waits: Patience | None = None,
    ) -> AsyncIterator[httpx.Response]:
        """Send a request once and yield the answer's head; the rest is read by the block.

        The key becomes a text only inside the request: no variable holds it, for whoever prints
        variables.
        """
        waits = waits or self.patience
        limits = {"connect": waits.connect_s, "pool": waits.connect_s}
        limits |= {"read": waits.silence_s, "write": waits.silence_s}
        extensions: dict[str, object] = {"timeout": limits}
        if sni is not None:
            extensions["sni_hostname"] = sni
        plain = {"user-agent": _AGENT, "accept": "*/*", "accept-encoding": "identity", **headers}
        request = httpx.Request(
            method,
            url,
            headers=plain | ({} if key is None else key.headers()),
            content=body,
            extensions=extensions,
        )
        response = await self.http.handle_async_request(request)
        try:
            yield response
        finally:
            with anyio.CancelScope(shield=True):
                await response.aclose()

    def _asked(
        self, call: Call, url: httpx.URL, waits: Patience
    ) -> AbstractAsyncContextManager[httpx.Response]:
        return self.sent(call.method, url, call.headers, call.body, key=self.key, waits=waits)

    def _most(self, status: int) -> int:
        most = self.patience.most_said
        return min(_MOST_OF_AN_ERROR, most) if status >= _FIRST_ERROR else most

    def _read(
        self, head: list[httpx.Response], body: bytearray, why: str, *, is_whole: bool = True
    ) -> Reply | Unheard:
        """Return what was heard. The status of an error counts without the rest of it."""
        if not head:
            return Unheard(why, is_sent=True)
        response = head[0]
        is_error = response.status_code >= _FIRST_ERROR
        is_whole = is_whole and len(body) <= self._most(response.status_code)
        is_plain = response.headers.get("content-encoding", "identity") == "identity"
        if not is_error and not (is_whole and is_plain):
            return Unheard(why if is_plain else "its answer is packed", is_sent=True)
        headers = {name.lower(): self.hidden(it) for name, it in response.headers.items()}
        said = bytes(body) if self._hides is None else self._hides.struck_from(bytes(body))
        return Reply(response.status_code, headers, said)

    def hidden(self, text: str) -> str:
        """Return a text of the service's without the key, should it have come back in it."""
        return text if self._hides is None else self._hides.hidden_in(text)

    @property
    def _hides(self) -> Secret | None:
        key = None if self.key is None else self.key.key
        return None if key is None or len(key.reveal()) < _SHORTEST_HIDDEN else key


@asynccontextmanager
async def connected(
    base_url: str,
    key: KeyHeader | None = None,
    patience: Patience | None = None,
    clips_from: tuple[str, ...] = (),
    proxy: Proxy | None = None,
) -> AsyncIterator[Transport]:
    """Open the way to a service as long as the block runs.

    Each request has a connection of its own: one that was kept may be closed by the service at the
    moment when a request is written to it, which nobody can tell from a request that was taken.
    """
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    if proxy is None:
        way = httpx.AsyncHTTPTransport(verify=_trusted(), limits=limits, retries=0)
    else:
        way = ProxyTransport(proxy, _trusted(), limits)
    async with way as http:
        yield Transport(
            base_url=base_url,
            http=http,
            clips_from=clips_from,
            proxy=proxy,
            key=key,
            patience=patience or Patience(),
        )


async def pieces(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    """Yield an answer's body as it comes, unpacked by nobody: what is packed may be a bomb."""
    async for piece in response.stream:  # type: ignore[union-attr]  # an asynchronous transport gives such
        yield piece


@cache
def _trusted() -> SSLContext:
    """Return whom to believe, read once: it takes longer than most requests."""
    return httpx.create_ssl_context()


def origin(url: httpx.URL) -> tuple[str, str, int]:
    """Return what makes two addresses lead to the same service."""
    return url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80)


def unreached(whom: str, error: Exception) -> str:
    """Say why there is no connection to somebody, in the system's words where they are of use."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, SSLCertVerificationError):
            why = cause.verify_message.rstrip(".")
            return f"{whom} cannot prove who it is, and gets nothing: its certificate: {why}"
        cause = cause.__cause__ or cause.__context__
    return f"{whom} cannot be reached"


def _is_absolute(path: str) -> bool:
    return path.startswith(("https://", "http://"))


def _told(error: Exception) -> str:
    """Say what went wrong. The error's own words may quote a header, and are left out."""
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return "the service did not answer in time"
    return "the connection broke before the answer was whole"
