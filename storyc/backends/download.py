"""Brings a file whole: resumed where it broke off, with a key only to the service's own host."""

from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import anyio
import httpx

from storyc.backends.failure_words import kind_of_http, told
from storyc.backends.job import Failure, FailureKind
from storyc.backends.part_file import PartFile, Version, opened_part
from storyc.backends.patience import Patience
from storyc.backends.reach import Blocked, Way, ways
from storyc.backends.transport import KeyHeader, Transport, origin, pieces, unreached
from storyc.backends.version import begins_at, is_rest_of, total_of, version_of
from storyc.backends.wire import Reply

_TRIES = 5
"""Tries in a row that bring nothing."""

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({403, 404, 410})
_PART, _WHOLE, _BEYOND = 206, 200, 416


@dataclass(frozen=True, slots=True)
class _Errand:
    """What is brought, and how. `key` is for the service's own address alone."""

    home: Transport
    part: PartFile
    key: KeyHeader | None

    @property
    def patience(self) -> Patience:
        return self.home.patience


class _Broken(Exception):  # noqa: N818  # it names what happened on the way, and is caught here
    """A try failed. `is_final` tells that another one would not help."""

    def __init__(self, failure: Failure, *, is_final: bool = False) -> None:
        super().__init__(failure.said)
        self.failure = failure
        self.is_final = is_final


async def download(
    home: Transport, url: httpx.URL, into: Path, *, job: str, is_keyed: bool
) -> Failure | None:
    """Write what is at an address to a file, durably; `None` is done.

    After a failure there may be a part, with a note beside it: the next download goes on there.

    Args:
        home: the way to the service that named the address.
        url: the address.
        into: a part of the same job's is gone on with; anything else is overwritten.
        job: the service's name of the job.
        is_keyed: whether the key goes with requests to the service's own host. A signed address
            needs none, whoever's it is.

    Raises:
        OSError: the file cannot be written.
    """
    failure: Failure | None = Failure(FailureKind.TRANSIENT, "the clip did not come in time")
    key = home.key if is_keyed else None
    with opened_part(into, _named(job, url)) as part:
        with anyio.move_on_after(home.patience.fetch_s):
            failure = await _tried(_Errand(home, part, key), url)
        if failure is None:
            await anyio.to_thread.run_sync(part.finish)
    return failure


def _named(job: str, url: httpx.URL) -> str:
    """Return a name of what is downloaded: a signature in the address is a secret, and changes."""
    place = url.copy_with(query=None, fragment=None)
    return sha256(f"{job}\n{place}".encode()).hexdigest()


async def _tried(errand: _Errand, url: httpx.URL) -> Failure | None:
    """Ask until the file is whole. Only tries that bring nothing are counted."""
    fruitless = 0
    while not errand.part.is_whole:
        had = errand.part.size
        try:
            await _followed(errand, url)
        except _Broken as broken:
            fruitless = 0 if errand.part.size > had else fruitless + 1
            if broken.is_final or fruitless == _TRIES:
                return broken.failure
        else:
            return None
        await anyio.sleep(errand.patience.pause_s * 2**fruitless)
    return None


async def _followed(errand: _Errand, url: httpx.URL) -> None:
    """Ask once for what is missing, by hand along redirects."""
    for _ in range(_MOST_REDIRECTS + 1):
        found = await _asked(errand, url)
        if found is None:
            return
        url = found
    raise _broken("the address of the clip leads round in circles", is_final=True)


async def _asked(errand: _Errand, url: httpx.URL) -> httpx.URL | None:
    """Ask one address; return where it leads to, `None` if the file is whole now."""
    home = errand.home
    key = errand.key if home.is_own(url) else None
    is_known = home.is_own(url) or home.is_named(url)
    routes: tuple[Way | None, ...] = (None,) if is_known else await _routes(home, url)
    for last, route in enumerate(routes, start=1 - len(routes)):
        target = url if route is None else route.url
        headers = dict(errand.part.asks_for_rest())
        if route is not None:
            headers["host"] = route.host_header
        try:
            sni = None if route is None else route.sni
            async with home.sent("GET", target, headers, key=key, sni=sni) as response:
                return await _read(errand, response, url)
        except httpx.ConnectError as error:
            if last == 0:
                raise _broken(unreached("the host of the clip", error)) from None
        except (httpx.HTTPError, httpx.StreamError):
            raise _broken("the connection broke while the clip came") from None
    raise _broken("the host of the clip has no address")


async def _routes(home: Transport, url: httpx.URL) -> tuple[Way | None, ...]:
    found = await ways(url, home.patience.connect_s)
    if home.is_proxied(url) and url.scheme == "https":
        # A proxy is told names, and looks them up itself: perhaps nobody else here can.
        is_unknown = isinstance(found, Blocked) and found.is_passing
        if is_unknown or not isinstance(found, Blocked):
            return (None,)
    if isinstance(found, Blocked):
        raise _broken(found.why, is_final=not found.is_passing)
    return found


async def _read(errand: _Errand, response: httpx.Response, url: httpx.URL) -> httpx.URL | None:
    if response.status_code in _REDIRECTS:
        return _next(errand.home, response, url)
    part, most = errand.part, errand.patience.most_clip
    _refuse(response, part)
    _join(errand, response)
    length = response.headers.get("content-length", "")
    if length.isdecimal() and part.size + int(length) > most:
        raise _too_long(part)
    async with aclosing(pieces(response)) as data:
        async for piece in data:
            if part.size + len(piece) > most:
                raise _too_long(part)
            part.write(piece)
    total = total_of(response.headers) if part.version is None else part.version.total
    if total is not None and part.size < total:
        raise _broken("the connection broke while the clip came")
    return None


def _join(errand: _Errand, response: httpx.Response) -> None:
    """Make the part ready for an answer's body: behind what there is, or in its place."""
    part, headers = errand.part, response.headers
    if response.status_code == _WHOLE:
        part.restart(_version(errand.home, headers))
        return
    start, had, of = begins_at(headers), part.size, part.version
    if start == had and of is not None and is_rest_of(headers, of):
        return
    part.restart(_version(errand.home, headers) if start == 0 else None)
    if start != 0 and start == had:
        raise _broken("the service has another clip now than when it began to send")
    if start != 0:
        raise _broken("the service sent another piece of the clip than was asked for")


def _version(home: Transport, headers: Mapping[str, str]) -> Version | None:
    """Return what names this version. It is written down: a service may put anything there."""
    found = version_of(headers)
    return None if found is None or home.hidden(found.mark) != found.mark else found


def _too_long(part: PartFile) -> _Broken:
    part.restart()
    return _broken("the clip is far too long", is_final=True)


def _next(home: Transport, response: httpx.Response, url: httpx.URL) -> httpx.URL:
    """Return where a redirect leads: from an encrypted address to encrypted or named ones only."""
    try:
        found = url.join(response.headers.get("location", ""))
    except httpx.InvalidURL:
        raise _broken("the address of the clip leads nowhere", is_final=True) from None
    if url.scheme == "https" and found.scheme != "https" and not home.is_named(found):
        raise _broken("the address of the clip leads to one without encryption", is_final=True)
    if origin(found) == origin(url) and found == url:
        raise _broken("the address of the clip leads round in circles", is_final=True)
    return found.copy_with(fragment=None)


def _refuse(response: httpx.Response, part: PartFile) -> None:
    status = response.status_code
    if status == _BEYOND:
        part.restart()
        raise _broken("the service has another clip now than when it began to send")
    if status in _GONE:
        raise _Broken(
            Failure(FailureKind.EXPIRED, "the link to the clip has expired"), is_final=True
        )
    if status not in {_WHOLE, _PART}:
        reply = Reply(status, dict(response.headers), b"")
        raise _Broken(told(kind_of_http(status), reply, None, None), is_final=True)
    if response.headers.get("content-encoding", "identity") != "identity":
        raise _broken("the clip came packed, which nobody asked for", is_final=True)


def _broken(said: str, *, is_final: bool = False) -> _Broken:
    return _Broken(Failure(FailureKind.TRANSIENT, said), is_final=is_final)
