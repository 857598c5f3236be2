"""`storyc doctor --online` asks a service one question that costs nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.speakers import SPEAKERS
from support.conformance.studio import KEY, Studio
from support.services import base_of

from storyc.backends.offers import OFFERS
from storyc.backends.openai_dialect import DIALECTS
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.cli import main


def asked(
    home: Path, protocol: str, base: str, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, str]]:
    """Return the exit code, and what was found by asking."""
    (target, *_) = OFFERS[protocol]
    (home / "config" / "config.toml").write_text(
        f'[backends.vendor]\nprotocol = "{protocol}"\nbase_url = "{base}"\ninsecure = true\n'
        f'targets = ["{target}"]\nkey = {{ env = "TEST_ARK_KEY" }}\n'
    )
    code = main(["doctor", "vendor", "--online", "--json"])
    printed = capsys.readouterr()
    assert printed.err == ""
    assert KEY not in printed.out
    return code, json.loads(printed.out)["checkups"][-1]


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_a_service_that_is_set_up_answers_or_has_nothing_free_to_ask(
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    protocol: str,
) -> None:
    monkeypatch.setenv("TEST_ARK_KEY", KEY)
    codec = wire(protocol)
    assert codec is not None
    with opened(Studio(SPEAKERS[protocol])) as vendor:
        code, found = asked(home, protocol, vendor.base, capsys)
    assert code == 0, found
    free = codec.listing(None)
    assert [it.method for it in vendor.heard] == ([] if free is None else [free.method])
    told = "it is not asked" if free is None else "it answers, and takes the key"
    assert found["told"].startswith(told)
    assert vendor.jobs == []


def test_a_wrong_key_is_told_and_not_shown(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_ARK_KEY", f"{KEY}-of-another")
    with opened(Studio(SPEAKERS["kling"])) as vendor:
        code, found = asked(home, "kling", vendor.base, capsys)
    assert code == 1
    assert found["health"] == "failed"
    assert "does not take the key" in found["told"]
    assert "is this service's" in found["way_out"]


def test_a_service_that_is_not_there_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(Studio(SPEAKERS["kling"])) as vendor:
        base = vendor.base
    code, found = asked(home, "kling", base, capsys)
    assert code == 1
    assert "cannot be reached" in found["told"]


def test_nothing_is_asked_without_the_word_or_without_the_key(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEST_ARK_KEY")
    with opened(Studio(SPEAKERS["kling"])) as vendor:
        code, found = asked(home, "kling", vendor.base, capsys)
        assert code == 1
        assert found["told"] == "it is not asked without its key"
        monkeypatch.setenv("TEST_ARK_KEY", KEY)
        assert main(["doctor"]) == 0
    assert vendor.heard == []


def own_server(
    home: Path, dialect: str, base: str, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, dict[str, str]]:
    """Return the exit code, all that was printed, and what was found by asking a server."""
    (home / "config" / "config.toml").write_text(
        f'[backends.own]\nprotocol = "openai-videos"\ndialect = "{dialect}"\n'
        f'base_url = "{base}"\ninsecure = true\ntargets = ["wan-2.2"]\n'
        'key = { env = "TEST_ARK_KEY" }\n'
    )
    code = main(["doctor", "own", "--online", "--json"])
    printed = capsys.readouterr().out
    told = [it for it in json.loads(printed)["checkups"] if "LiteLLM" not in it["told"]]
    return code, printed, told[-1]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_server_of_ones_own_is_asked_in_its_dialect(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, dialect: str
) -> None:
    monkeypatch.setenv("TEST_ARK_KEY", KEY)
    with opened(Studio(OpenAi(dialect))) as server:
        code, printed, found = own_server(home, dialect, base_of(server), capsys)
    assert code == 0, printed
    heard = [it for it in server.heard if it.path != "/health/liveliness"]
    assert found["told"].startswith("it answers" if heard else "it is not asked")
    assert bool(heard) == DIALECTS[dialect].has_list
    assert server.jobs == []


def test_a_key_that_a_server_says_back_is_not_shown(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = f"{KEY}-of-another"
    monkeypatch.setenv("TEST_ARK_KEY", wrong)
    with opened(Studio(OpenAi("openai"))) as server:
        code, printed, found = own_server(home, "openai", base_of(server), capsys)
    assert code == 1
    assert "does not take the key" in found["told"]
    assert wrong not in printed


SETTINGS = {
    "twice": ({"num_retries": 2}, "warning", "2 times"),
    "once": ({"num_retries": 0, "fallbacks": []}, "ok", "sends each request once"),
    "elsewhere": ({"num_retries": 0, "fallbacks": [{"a": ["b"]}]}, "warning", "fallbacks"),
    "unknown": ({}, "warning", "does not say"),
    "refused": (None, "warning", "does not say"),
}


@contextmanager
def litellm(values: object) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Serve what a LiteLLM proxy says of itself; yield its address, and what it heard."""
    heard: list[tuple[str, str]] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the server looks for
            heard.append((self.path, self.headers.get("authorization", "")))
            status, said = 404, b"{}"
            if self.path == "/health/liveliness":
                status, said = 200, b'"I\'m alive!"'
            elif self.path == "/router/settings":
                status = 403 if values is None else 200
                said = json.dumps({"current_values": values}).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Say nothing: tests have no use for it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1", heard
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("case", SETTINGS)
def test_a_proxy_that_sends_again_by_itself_is_warned_of(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    values, health, words = SETTINGS[case]
    monkeypatch.setenv("TEST_ARK_KEY", KEY)
    with litellm(values) as (base, heard):
        _, printed, _ = own_server(home, "litellm", base, capsys)
    found = json.loads(printed)["checkups"][-1]
    assert found["health"] == health
    assert words in found["told"]
    assert ("num_retries: 0" in found["way_out"]) == (health == "warning")
    # The key goes only to what has said that it is a proxy.
    assert heard == [("/health/liveliness", ""), ("/router/settings", f"Bearer {KEY}")]
    assert KEY not in printed


def test_a_proxy_that_is_not_asked_is_advised_on(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_server(home, "litellm", "http://127.0.0.1:9/v1", capsys)
    main(["doctor", "own", "--json"])
    found = json.loads(capsys.readouterr().out)["checkups"][-1]
    assert found["health"] == "warning"
    assert "num_retries: 0" in found["way_out"]
