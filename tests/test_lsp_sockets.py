"""Editors that connect to a port: over TCP, and from a browser over a WebSocket."""

import json
import re
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from storyc.cli import main

WAIT_S = 30
SCRIPT = (
    "character MARA\n    wardrobe coat: grey\n\nINT. HUT - DAY\n\n+ MARA wears hat\n\nMara goes.\n"
)


@contextmanager
def listening(*options: str) -> Iterator[tuple[str, int, "subprocess.Popen[str]"]]:
    """Start a server at a free port and interrupt it at the end: it must complain of nothing."""
    with subprocess.Popen(
        [sys.executable, "-m", "storyc", "lsp", *options], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.fullmatch(r"storyc listens at ((?:ws|tcp)://127\.0\.0\.1:(\d+))\n", line)
            assert found, line
            yield found[1], int(found[2]), process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            told = process.stderr.read()
            assert process.wait(timeout=WAIT_S) == 0
    assert "Traceback" not in told, told


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with listening("--ws", "0", "--origin", "https://play.example") as (url, _, _):
        yield url


class Page:
    """A page that speaks over a WebSocket."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._kept: list[dict[str, Any]] = []

    def say(self, **message: object) -> None:
        self._connection.send(json.dumps({"jsonrpc": "2.0", **message}))

    def heard(self, **wanted: object) -> dict[str, Any]:
        while True:
            told = self._connection.recv(timeout=WAIT_S)
            # A browser gives bytes to nobody who waits for text.
            assert isinstance(told, str)
            message: dict[str, Any] = json.loads(told)
            if wanted.items() <= message.items():
                return message

    def request(self, number: int, method: str, params: object) -> Any:  # noqa: ANN401  # any JSON
        self.say(id=number, method=method, params=params)
        return self.heard(id=number)["result"]

    def start(self, root: Path, encoding: str = "utf-16") -> None:
        told = self.request(
            1,
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "capabilities": {"general": {"positionEncodings": [encoding]}},
            },
        )
        assert told["capabilities"]["positionEncoding"] == encoding
        self.say(method="initialized", params={})

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        document = {"uri": path.as_uri(), "languageId": "story", "version": 1, "text": text}
        self.say(method="textDocument/didOpen", params={"textDocument": document})
        found: list[dict[str, Any]] = self.heard(method="textDocument/publishDiagnostics")[
            "params"
        ]["diagnostics"]
        return found


def test_a_page_is_served_over_a_web_socket(address: str, tmp_path: Path) -> None:
    with connect(address, origin="https://play.example", max_size=None) as connection:
        page = Page(connection)
        page.start(tmp_path)
        assert page.open(tmp_path / "a.story", SCRIPT)
        connection.send("no message")
        connection.send(b"\xff\xfe")
        assert page.request(2, "shutdown", None) is None
        page.say(method="exit")
        with pytest.raises(ConnectionClosed):
            page.heard(nothing="more")
    # Whoever comes next finds the server there.
    with connect(address) as connection:
        Page(connection).start(tmp_path)


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:8000", "null"])
def test_somebody_elses_page_is_not_let_in(address: str, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, connect(address, origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_two_editors_know_nothing_of_one_another(address: str, tmp_path: Path) -> None:
    text = 'import 🎬🎬 from "none.story"\n\n' + SCRIPT
    with connect(address) as one, connect(address) as other:
        first, second = Page(one), Page(other)
        first.start(tmp_path, "utf-8")
        second.start(tmp_path, "utf-16")
        columns = [
            [it["range"]["start"]["character"] for it in found if it["code"] == "E0201"]
            for found in (
                first.open(tmp_path / "a.story", text),
                second.open(tmp_path / "b.story", text),
            )
        ]
        # A film camera is four bytes, and two units of sixteen bits.
        assert columns[0][0] - columns[1][0] == 2 * (4 - 2)
        asked = {"textDocument": {"uri": (tmp_path / "a.story").as_uri()}}
        assert second.request(2, "textDocument/documentSymbol", asked) == []


def test_a_page_that_goes_in_the_middle_harms_nobody(address: str, tmp_path: Path) -> None:
    with connect(address) as connection:
        page = Page(connection)
        page.start(tmp_path)
        page.say(id=5, method="workspace/diagnostic", params={"previousResultIds": []})
        connection.socket.shutdown(socket.SHUT_RDWR)
    with connect(address) as again:
        Page(again).start(tmp_path)


def framed(**message: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_an_editor_that_resets_its_connection_leaves_no_traceback(tmp_path: Path) -> None:
    hello = {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}
    document = {
        "uri": (tmp_path / "a.story").as_uri(),
        "languageId": "story",
        "version": 1,
        "text": SCRIPT,
    }
    with listening("--tcp", "0") as (_, port, process):
        for _ in range(2):
            editor = socket.create_connection(("127.0.0.1", port), timeout=WAIT_S)
            editor.sendall(framed(id=1, method="initialize", params=hello))
            assert editor.recv(20).startswith(b"Content-Length")
            editor.sendall(framed(method="initialized", params={}))
            editor.sendall(framed(method="textDocument/didOpen", params={"textDocument": document}))
            # With nothing to linger for, closing resets.
            editor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            editor.close()
        with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as stranger:
            stranger.sendall(b"x" * 100_000)
            assert stranger.recv(1) == b""
        with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as last:
            last.sendall(framed(id=1, method="initialize", params=hello))
            assert last.recv(20).startswith(b"Content-Length")
        assert process.poll() is None


@pytest.mark.parametrize("way", ["--tcp", "--ws"])
def test_a_port_that_is_taken_is_told_in_words(
    capsys: pytest.CaptureFixture[str], way: str
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["lsp", way, str(taken.getsockname()[1])]) == 2
    assert "cannot be had" in capsys.readouterr().err


def test_without_the_extra_it_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "websockets.asyncio.server", None)
    assert main(["lsp", "--ws", "0"]) == 2
    assert 'pip install "storyc[ws]"' in capsys.readouterr().err
