"""Which addresses a clip may be fetched from.

A service names the address of its clips, so whoever speaks for the service could make this machine
ask its own network. What is checked is what is connected to: a name is resolved once. Only the
service's own address, and those that its user has named, may be anywhere else.

Sources: RFC 6890 (special-purpose addresses), RFC 4291 (IPv6's kinds of addresses), RFC 3879
(site-local ones are no more), RFC 6052 and RFC 8215 (IPv4 behind IPv6), RFC 7526 (6to4 is no more).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import SocketKind

import anyio
import httpx

_NAT64 = IPv6Network("64:ff9b::/96")
"""An IPv4 address behind a network that has IPv6 alone: what counts is the one written inside."""

_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out. Beyond are IPv4 in old clothes, site-local and local networks."""

_ODD = (
    # Protocols' own numbers, and relays that lead to whatever is written inside (6to4).
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    # A cloud answers its own machines there, with what they may do.
    IPv4Network("168.63.129.16/32"),
    # Tunnels (Teredo, 6to4) and examples.
    IPv6Network("2001::/23"),
    IPv6Network("2002::/16"),
    IPv6Network("3fff::/20"),
)
"""What counts as global, and leads to no server that gives out clips."""

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


async def ways(url: httpx.URL, patience_s: float) -> tuple[Way, ...] | Blocked:
    """Return how to reach an address that a service named and its user did not, the best first.

    Args:
        url: the address.
        patience_s: how long to wait for the host's numbers. Units: seconds.
    """
    if url.scheme not in {"https", "http"} or not url.host or url.userinfo:
        return Blocked("the address of the clip is no plain web address")
    try:
        found = await _numbers(url, patience_s)
    except (OSError, UnicodeError):
        return Blocked("the host of the clip has no address", is_passing=True)
    where = _private(found)
    if where is not None:
        return Blocked(f"the address of the clip leads {where}; {_way_out(url)}")
    if url.scheme != "https":
        return Blocked("the address of the clip is not encrypted")
    return tuple(_way(url, number) for number in found)


async def _numbers(url: httpx.URL, patience_s: float) -> tuple[_Number, ...]:
    with anyio.fail_after(patience_s):
        found = await anyio.getaddrinfo(url.host, url.port or 0, type=SocketKind.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(place[4][0].partition("%")[0]) for place in found))


def _private(numbers: Iterable[_Number]) -> str | None:
    """Say where numbers lead that lead to nowhere public; `None` if all are public."""
    meant = [_meant(it) for it in numbers]
    if any(it.is_loopback for it in meant):
        return "to this machine itself"
    return None if all(map(_is_public, meant)) else "into a private network"


def _meant(number: _Number) -> _Number:
    """Return a number, or the one that is written inside it."""
    if isinstance(number, IPv4Address):
        return number
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number


def _is_public(number: _Number) -> bool:
    is_given_out = isinstance(number, IPv4Address) or number in _UNICAST
    is_odd = number.is_multicast or any(number in it for it in _ODD)
    return is_given_out and number.is_global and not is_odd


def _way_out(url: httpx.URL) -> str:
    own = url.copy_with(path="/", query=None, fragment=None)
    return (
        "if you know that server, and it is to give out the clips, write"
        f' `clips_from = ["{str(own).rstrip("/")}"]` below the backend in your config.toml'
    )


def _way(url: httpx.URL, number: _Number) -> Way:
    host = url.netloc.decode("ascii")
    return Way(url.copy_with(host=str(number)), host, url.raw_host.decode("ascii"))
