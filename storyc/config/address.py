"""Addresses of services, and which of them are safe to send a key to."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Annotated

from pydantic import AfterValidator, AnyUrl, TypeAdapter, ValidationError

_LONGEST = 500
_OWN_NAMES = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
"""Endings of names that lead nowhere on the public internet."""

_URL = TypeAdapter(AnyUrl)


def read_address(written: str) -> str:
    """Return an address in its one form, without a slash at its end.

    Raises:
        ValueError: it is none, or holds more than host, port and path.
    """
    try:
        url = _URL.validate_python(written)
    except ValidationError:
        raise ValueError("an address is written as https://host/path") from None
    if url.scheme not in {"https", "http"} or not url.host or len(written) > _LONGEST:
        raise ValueError("an address is written as https://host/path")
    if url.username is not None or url.password is not None:
        raise ValueError("an address holds no user and no password; a key has its own line")
    if url.query is not None or url.fragment is not None:
        raise ValueError("leave out what follows ? or #")
    return str(url).rstrip("/")


def read_server(written: str) -> str:
    """Return an address that names a server and nothing on it.

    Raises:
        ValueError: it is none.
    """
    address = read_address(written)
    if _URL.validate_python(address).path not in {None, "/"}:
        raise ValueError("an address of a server is written as https://host:port, with no path")
    return address


def _read_origin(written: str) -> str:
    """Return an address that names a server and nothing on it.

    Raises:
        ValueError: it is none, or a public one that is not encrypted.
    """
    address = read_server(written)
    if not is_encrypted(address) and not is_own(address):
        raise ValueError("an address outside your own network begins with https")
    return address


BaseUrl = Annotated[str, AfterValidator(read_address)]
Origin = Annotated[str, AfterValidator(_read_origin)]


def host_of(address: str) -> str:
    """Return the host of an address that was read, without the brackets of an IPv6 one."""
    return (_URL.validate_python(address).host or "").strip("[]")


def port_of(address: str) -> int:
    """Return the port of an address that was read."""
    url = _URL.validate_python(address)
    return url.port or (443 if is_encrypted(address) else 80)


def is_encrypted(address: str) -> bool:
    """Tell whether nobody on the way can read along."""
    return address.startswith("https://")


def is_own(address: str) -> bool:
    """Tell whether an address is this machine's or of a network of one's own, by its look."""
    return is_own_host(host_of(address))


def is_own_host(host: str) -> bool:
    """Tell whether a host is this machine or in a network of one's own, by its look."""
    host = host.lower().rstrip(".")
    try:
        number = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_OWN_NAMES)
    return _is_own_number(getattr(number, "ipv4_mapped", None) or number)


def _is_own_number(number: IPv4Address | IPv6Address) -> bool:
    # Link-local numbers are out: clouds keep the machine's own credentials behind one.
    is_odd = number.is_link_local or number.is_unspecified or number.is_multicast
    return number.is_private and not is_odd
