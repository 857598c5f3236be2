"""A key goes where nobody can read along, or into a network of one's own."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.config.address import host_of, is_own, port_of

OWN = (
    "http://localhost:8091/v1",
    "http://LOCALHOST.",
    "http://127.0.0.1",
    "http://2130706433",
    "http://[::1]:80/v1",
    "http://10.1.2.3",
    "http://192.168.1.20",
    "http://[fd00::1]",
    "http://studio.local",
    "http://vllm:8000",
    "http://gpu.internal",
)
FOREIGN = (
    "http://example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://8.8.8.8",
    "http://169.254.169.254",
    "http://[::ffff:169.254.169.254]",
    "http://[::ffff:8.8.8.8]",
    "http://[fe80::1]",
    "http://0.0.0.0",
    "http://[::]",
    "http://[2606:4700::1111]",
)


@pytest.mark.parametrize("address", OWN)
def test_addresses_of_ones_own(address: str) -> None:
    assert is_own(address)


@pytest.mark.parametrize("address", FOREIGN)
def test_addresses_that_lead_out(address: str) -> None:
    assert not is_own(address)


@given(st.ip_addresses())
def test_no_public_number_is_ones_own(number: IPv4Address | IPv6Address) -> None:
    shown = f"[{number}]" if number.version == 6 else str(number)
    assert not (is_own(f"http://{shown}/v1") and number.is_global)


def test_host_and_port_are_those_that_are_spoken_to() -> None:
    assert (host_of("https://[::1]/v1"), port_of("https://[::1]/v1")) == ("::1", 443)
    assert (host_of("http://studio:8091"), port_of("http://studio:8091")) == ("studio", 8091)
