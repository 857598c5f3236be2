"""Out of a company's network: through the proxy that its user has chosen, and no other."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.services import HASTE, order_of, run

from storyc.backends.http_service import HttpService
from storyc.backends.job import Accepted, Answer, Failure, Job, Link, Refused, Status
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.proxy import Proxy
from storyc.backends.secret import Secret
from storyc.backends.service import Fetched
from storyc.backends.transport import KeyHeader, connected
from storyc.cli.backend_checkups import backend_checkups
from storyc.cli.checkup import Health
from storyc.cli.proxy import UnusableProxy, proxy_of
from storyc.config import BackendConfig, read_config, read_project
from storyc.config.address import is_own_host
from storyc.diagnostics import Code
from storyc.source import SourceFile

_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
SERVICE = "https://video.example.com/v1"


@dataclass
class Gateway:
    """A proxy on loopback that hears what is asked of it, and opens no tunnel."""

    url: str
    heard: list[bytes] = field(default_factory=list)


@contextmanager
def gateway() -> Iterator[Gateway]:
    """Run a proxy as long as the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Gateway(f"http://127.0.0.1:{listening.getsockname()[1]}")

        def serve() -> None:
            while True:
                client, _ = listening.accept()
                with client:
                    head = b""
                    while b"\r\n\r\n" not in head and (data := client.recv(4096)):
                        head += data
                    if not head:
                        return
                    found.heard.append(head)
                    client.sendall(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")

        thread = Thread(target=serve)
        thread.start()
        try:
            yield found
        finally:
            socket.create_connection(listening.getsockname()).close()
            thread.join()


@pytest.fixture(autouse=True)
def _nothing_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def asked(base: str, proxy: Proxy) -> Answer:
    """Send an order to a service behind a proxy."""

    async def send() -> Answer:
        async with connected(base, KeyHeader(key=Secret(KEY)), HASTE, proxy=proxy) as transport:
            wire = OpenAiVideosWire({"sora-2": "sora-2"})
            service = HttpService(account="test", wire=wire, transport=transport)
            return await service.send(service.call(order_of(), {}), "key")

    return run(send())


def fetched(url: str, proxy: Proxy, into: Path) -> Fetched | Failure:
    """Fetch a clip that a service behind a proxy has named."""

    async def fetch() -> Fetched | Failure:
        async with connected(SERVICE, None, HASTE, proxy=proxy) as transport:
            wire = OpenAiVideosWire({"sora-2": "sora-2"})
            service = HttpService(account="test", wire=wire, transport=transport)
            job = Job("job-1", Status.SUCCEEDED, clip=Link(url))
            return await service.fetch(job, order_of(), into)

    return run(fetch())


def backend_of(line: str, base: str = SERVICE) -> BackendConfig:
    """Return a backend of a configuration that begins with a line."""
    insecure = "insecure = true\n" if base.startswith("http:") else ""
    text = f"{line}\n[backends.a]\nprotocol = 'openai-videos'\nbase_url = '{base}'\n{insecure}"
    config, findings = read_config(SourceFile("config.toml", f"{text}targets = ['sora-2']\n"))
    assert not findings
    return config.backends["a"]


def test_a_request_goes_through_the_proxy_and_one_that_gets_no_tunnel_was_not_sent() -> None:
    with gateway() as found:
        answer = asked(SERVICE, Proxy(found.url, is_own_host))
        assert isinstance(answer, Refused)
        assert [it.split(b"\r\n")[0] for it in found.heard] == [
            b"CONNECT video.example.com:443 HTTP/1.1"
        ]
        assert KEY.encode() not in found.heard[0]


def test_this_machine_is_reached_without_the_proxy() -> None:
    with gateway() as found, opened(Studio(OpenAi())) as studio:
        answer = asked(f"{studio.base}/v1", Proxy(found.url, is_own_host))
        assert isinstance(answer, Accepted)
        assert not found.heard


def test_a_clip_is_fetched_through_the_proxy_by_its_name(tmp_path: Path) -> None:
    with gateway() as found:
        url = "https://cdn.invalid/clip.mp4?sign=s"
        failure = fetched(url, Proxy(found.url, is_own_host), tmp_path / "clip.mp4")
        assert isinstance(failure, Failure)
        assert found.heard[0].startswith(b"CONNECT cdn.invalid:443")
        assert b"sign" not in b"".join(found.heard)


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/a.mp4", "https://10.0.0.1/a.mp4", "http://cdn.invalid/a.mp4"]
)
def test_what_no_clip_is_fetched_from_is_not_asked_through_a_proxy_either(
    tmp_path: Path, url: str
) -> None:
    with gateway() as found:
        failure = fetched(url, Proxy(found.url, lambda _: False), tmp_path / "clip.mp4")
        assert isinstance(failure, Failure)
        assert not found.heard


def test_the_environment_counts_only_where_its_user_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.example:3128")
    assert proxy_of(backend_of("")) is None
    assert proxy_of(backend_of('proxy = "none"')) is None
    chosen = proxy_of(backend_of('proxy = "http://other.example:80"'))
    assert chosen is not None
    assert "other.example" in chosen.url
    found = proxy_of(backend_of('proxy = "environment"'))
    assert found is not None
    assert "proxy.example" in found.url
    assert "secret" not in repr(found)
    assert proxy_of(backend_of('proxy = "environment"', "http://localhost:8000/v1")) is None
    monkeypatch.setenv("NO_PROXY", "example.com")
    assert proxy_of(backend_of('proxy = "environment"')) is None


def test_a_proxy_of_another_kind_is_told_and_not_gone_past(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy.example:1080")
    backend = backend_of('proxy = "environment"')
    with pytest.raises(UnusableProxy, match="no other kind"):
        proxy_of(backend)
    assert [it.health for it in backend_checkups(backend)][-1] is Health.FAILED


def test_the_doctor_says_which_way_a_service_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.example:3128")
    told = [it.told for it in backend_checkups(backend_of('proxy = "environment"'))][-1]
    assert told == "video.example.com is reached through the proxy proxy.example"


@pytest.mark.parametrize(
    "written",
    [
        '"socks5://a:1"',
        '"http://me:secret@a:1"',
        '"http://a:1/path"',
        "3128",
        "true",
        '"enviroment"',
    ],
)
def test_a_proxy_that_cannot_be_read_is_a_finding(written: str) -> None:
    _, findings = read_config(SourceFile("config.toml", f"proxy = {written}\n"))
    assert [it.code for it in findings] == [Code.MALFORMED_CONFIG]


@pytest.mark.parametrize("place", ["", "[render]\n"])
def test_a_project_names_no_proxy(place: str) -> None:
    text = f'{place}proxy = "http://evil.example:1"\n'
    _, findings = read_project(SourceFile("story.toml", text))
    assert [it.code for it in findings] == [Code.UNTRUSTED_SETTING]
