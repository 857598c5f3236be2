"""The proxy that a backend is reached through, as its user has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from storyc.backends.proxy import Proxy
from storyc.config.address import is_own_host
from storyc.config.proxy_choice import ENVIRONMENT, NONE

if TYPE_CHECKING:
    from storyc.config import BackendConfig

_SPOKEN = ("http://", "https://")


class UnusableProxy(Exception):  # noqa: N818  # it names a state of the machine, not a fault of ours
    """The environment names a proxy that cannot be used. The message says why, in one line."""


def proxy_of(backend: BackendConfig) -> Proxy | None:
    """Return the proxy of a backend; `None` if its host is reached without any.

    This machine and one's own network are never reached through a proxy.

    Raises:
        UnusableProxy: the system's is of a kind that is not spoken.
    """
    if backend.proxy == NONE or is_own_host(backend.host):
        return None
    if backend.proxy != ENVIRONMENT:
        return Proxy(backend.proxy, is_own_host)
    url = system_proxy()
    if url is None:
        return None
    proxy = Proxy(url, lambda host: is_own_host(host) or bool(proxy_bypass(host)))
    return None if proxy.is_direct(backend.host) else proxy


def system_proxy() -> str | None:
    """Return the proxy for https that the system and its environment name.

    Raises:
        UnusableProxy: it is of a kind that is not spoken.
    """
    named = getproxies()
    url = named.get("https") or named.get("all")
    if not url:
        return None
    url = url if "://" in url else f"http://{url}"
    if not url.startswith(_SPOKEN) or not urlsplit(url).hostname:
        raise UnusableProxy(
            "your system names a proxy that is none of http or https, and no other kind is spoken;"
            ' write `proxy = "http://host:port"` or `proxy = "none"` into your config.toml'
        )
    return url


def shown_proxy(url: str) -> str:
    """Return what a proxy is called, without the password that may be in its address."""
    return urlsplit(url).hostname or ""
