"""Brings a file whole: resumed where it broke off, with a key only to the service's own host."""

import os
import re
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import anyio
import httpx

from storyc.backends.failure_words import kind_of_http, told
from storyc.backends.job import Failure, FailureKind
from storyc.backends.patience import Patience
from storyc.backends.reach import Blocked, Way, ways
from storyc.backends.transport import Transport, origin, pieces
from storyc.backends.wire import Reply

_TRIES = 5
"""Tries in a row that bring nothing."""

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({403, 404, 410})
_PART, _WHOLE, _BEYOND = 206, 200, 416
_FIRST_ERROR = 400


@dataclass(slots=True)
class _Part:
    """What there is of a file so far.

    `key` are headers for the service's own host alone; `mark` names the version of the file that
    the server has.
    """

    file: BinaryIO
    key: Mapping[str, str] = field(repr=False)
    size: int = 0
    mark: str | None = None

    def asks_for_rest(self) -> dict[str, str]:
        if not self.size or self.mark is None:
            return {}
        return {"range": f"bytes={self.size}-", "if-range": self.mark}

    def restart(self) -> None:
        self.file.seek(0)
        self.file.truncate()
        self.size, self.mark = 0, None


class _Broken(Exception):  # noqa: N818  # it names what happened on the way, and is caught here
    """A try failed. `is_final` tells that another one would not help."""

    def __init__(self, failure: Failure, *, is_final: bool = False) -> None:
        super().__init__(failure.said)
        self.failure = failure
        self.is_final = is_final


async def download(
    home: Transport, url: httpx.URL, into: Path, *, is_keyed: bool
) -> Failure | None:
    """Write what is at an address to a file, durably; `None` is done.

    Args:
        home: the way to the service that named the address.
        url: the address.
        is_keyed: whether the key goes with requests to the service's own host. A signed address
            needs none, whoever's it is.
        into: what is there is overwritten; after a failure a part of it may be there.

    Raises:
        OSError: the file cannot be written.
    """
    failure: Failure | None = Failure(FailureKind.TRANSIENT, "the clip did not come in time")
    key = home.key.headers() if home.key is not None and is_keyed else {}
    with into.open("wb") as file:
        with anyio.move_on_after(home.patience.fetch_s):
            failure = await _tried(home, url, _Part(file, key))
        if failure is None:
            file.flush()
            await anyio.to_thread.run_sync(os.fsync, file.fileno())
    return failure


async def _tried(home: Transport, url: httpx.URL, part: _Part) -> Failure | None:
    """Ask until the file is whole. Only tries that bring nothing are counted."""
    fruitless = 0
    while True:
        had = part.size
        try:
            await _followed(home, url, part)
        except _Broken as broken:
            fruitless = 0 if part.size > had else fruitless + 1
            if broken.is_final or fruitless == _TRIES:
                return broken.failure
        else:
            return None
        await anyio.sleep(home.patience.pause_s * 2**fruitless)


async def _followed(home: Transport, url: httpx.URL, part: _Part) -> None:
    """Ask once for what is missing, by hand along redirects."""
    for _ in range(_MOST_REDIRECTS + 1):
        found = await _asked(home, url, part)
        if found is None:
            return
        url = found
    raise _broken("the address of the clip leads round in circles", is_final=True)


async def _asked(home: Transport, url: httpx.URL, part: _Part) -> httpx.URL | None:
    """Ask one address; return where it leads to, `None` if the file is whole now."""
    is_own = home.is_own(url)
    key = dict(part.key) if is_own else {}
    routes: tuple[Way | None, ...] = (None,) if is_own else await _routes(home, url)
    for last, route in enumerate(routes, start=1 - len(routes)):
        target = url if route is None else route.url
        headers = part.asks_for_rest() | key
        if route is not None:
            headers["host"] = route.host_header
        try:
            sni = None if route is None else route.sni
            async with home.sent("GET", target, headers, sni=sni) as response:
                return await _read(response, url, part, home.patience)
        except httpx.ConnectError:
            if last == 0:
                raise _broken("the host of the clip cannot be reached") from None
        except (httpx.HTTPError, httpx.StreamError):
            raise _broken("the connection broke while the clip came") from None
    raise _broken("the host of the clip has no address")


async def _routes(home: Transport, url: httpx.URL) -> tuple[Way, ...]:
    found = await ways(url, home)
    if isinstance(found, Blocked):
        raise _broken(found.why, is_final=not found.is_passing)
    return found


async def _read(
    response: httpx.Response, url: httpx.URL, part: _Part, patience: Patience
) -> httpx.URL | None:
    if response.status_code in _REDIRECTS:
        return _next(response, url)
    _refuse(response, part)
    start = _start(response)
    if response.status_code != _PART or start != part.size:
        if response.status_code == _PART and start != 0:
            part.restart()
            raise _broken("the service sent another piece of the clip than was asked for")
        part.restart()
    elif part.size and _mark(response) not in {None, part.mark}:
        # Some servers heed no If-Range: the rest of another version fits behind nothing.
        part.restart()
        raise _broken("the service has another clip now than when it began to send")
    part.mark = _mark(response) or part.mark
    length = response.headers.get("content-length", "")
    most = patience.most_clip
    if length.isdecimal() and part.size + int(length) > most:
        raise _broken("the clip is far too long", is_final=True)
    await _write(response, part, most)
    total = _total(response)
    if total is not None and part.size < total:
        raise _broken("the connection broke while the clip came")
    return None


async def _write(response: httpx.Response, part: _Part, most: int) -> None:
    async with aclosing(pieces(response)) as data:
        async for piece in data:
            if part.size + len(piece) > most:
                raise _broken("the clip is far too long", is_final=True)
            part.file.write(piece)
            part.size += len(piece)


def _next(response: httpx.Response, url: httpx.URL) -> httpx.URL:
    """Return where a redirect leads: from an encrypted address to encrypted ones only."""
    try:
        found = url.join(response.headers.get("location", ""))
    except httpx.InvalidURL:
        raise _broken("the address of the clip leads nowhere", is_final=True) from None
    if url.scheme == "https" and found.scheme != "https":
        raise _broken("the address of the clip leads to one without encryption", is_final=True)
    if origin(found) == origin(url) and found == url:
        raise _broken("the address of the clip leads round in circles", is_final=True)
    return found.copy_with(fragment=None)


def _refuse(response: httpx.Response, part: _Part) -> None:
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


def _start(response: httpx.Response) -> int | None:
    found = re.match(r"bytes ([0-9]{1,15})-", response.headers.get("content-range", ""))
    return int(found[1]) if found else None


def _total(response: httpx.Response) -> int | None:
    found = re.search(r"/([0-9]{1,15})$", response.headers.get("content-range", ""))
    return int(found[1]) if found else None


def _mark(response: httpx.Response) -> str | None:
    """Return what names this version of the file: a weak tag does not name its bytes."""
    tag: str = response.headers.get("etag", "")
    return tag if tag.startswith('"') else None


def _broken(said: str, *, is_final: bool = False) -> _Broken:
    return _Broken(Failure(FailureKind.TRANSIENT, said), is_final=is_final)
