"""Which addresses a clip may be fetched from.

A service names the address of its clips, so whoever speaks for the service could make this machine
ask its own network. What is checked is what is connected to: a name is resolved once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import SocketKind

import anyio
import httpx

from storyc.backends.transport import Transport

_NAT64 = IPv6Network("64:ff9b::/96")
_Number = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Way:
    """Where to connect to: an address with the host's number in it, and the host's name."""

    url: httpx.URL
    host_header: str
    sni: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """An address that is not asked. `is_passing` tells that it may be reached another time."""

    why: str
    is_passing: bool = False


async def ways(url: httpx.URL, home: Transport) -> tuple[Way, ...] | Blocked:
    """Return how to reach an address that a service named, the best first.

    Args:
        url: the address.
        home: the way to the service itself.
    """
    base = httpx.URL(home.base_url)
    if url.scheme not in {"https", "http"} or not url.host or url.userinfo:
        return Blocked("the address of the clip is no plain web address")
    if url.scheme == "http" and base.scheme == "https":
        return Blocked("the address of the clip is not encrypted")
    try:
        found = await _numbers(url, home.patience.connect_s)
    except (OSError, UnicodeError):
        return Blocked("the host of the clip has no address", is_passing=True)
    if url.host != base.host:
        own = await _own_is_here(base, home.patience.connect_s)
        for number in found:
            why = _refused(number, url.scheme, is_home_here=own)
            if why is not None:
                return Blocked(why)
    return tuple(_way(url, number) for number in found)


async def _numbers(url: httpx.URL, patience_s: float) -> tuple[_Number, ...]:
    with anyio.fail_after(patience_s):
        found = await anyio.getaddrinfo(url.host, url.port or 0, type=SocketKind.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(place[4][0].partition("%")[0]) for place in found))


async def _own_is_here(base: httpx.URL, patience_s: float) -> bool:
    try:
        return all(it.is_loopback for it in await _numbers(base, patience_s))
    except (OSError, UnicodeError):
        return False


def _refused(number: _Number, scheme: str, *, is_home_here: bool) -> str | None:
    """Say why a number is not connected to, `None` if it may be."""
    if all(it.is_loopback for it in _meant(number)):
        return None if is_home_here else "the address of the clip leads to this machine itself"
    if not all(it.is_global and not it.is_multicast for it in _meant(number)):
        return "the address of the clip leads into a private network"
    return None if scheme == "https" else "the address of the clip is not encrypted"


def _meant(number: _Number) -> Iterator[_Number]:
    """Yield a number, or the one that is written inside it."""
    if isinstance(number, IPv4Address):
        yield number
        return
    inner = number.ipv4_mapped or number.sixtofour
    if number in _NAT64:
        inner = IPv4Address(int(number) & 0xFFFFFFFF)
    if number.teredo is not None:
        inner = number.teredo[1]
    yield inner or number


def _way(url: httpx.URL, number: _Number) -> Way:
    host = url.netloc.decode("ascii")
    return Way(url.copy_with(host=str(number)), host, url.raw_host.decode("ascii"))
