"""What clients do wrong ends no server, and never leaves findings of an older text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.lsp_client import Refused, client

SCRIPT = "INT. HUT - DAY\n\nMARA\nHello.\n"


def test_what_is_no_request_is_passed_over(tmp_path: Path) -> None:
    with client() as server:
        server.start(tmp_path)
        for body in (b"{", b"[]", b"null", b'{"jsonrpc": "2.0"}', b"\xff\xfe", b'{"method": 3}'):
            server.send(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        with pytest.raises(Refused):
            server.request("textDocument/nothing", {})
        uri = server.open(tmp_path / "a.story", SCRIPT)
        assert server.findings(uri, 1) is not None


def test_edits_beyond_the_text_and_of_closed_documents_harm_nothing(tmp_path: Path) -> None:
    with client() as server:
        server.start(tmp_path)
        declared = "character MARA\n    wardrobe coat: grey\n\n"
        uri = server.open(tmp_path / "a.story", declared + SCRIPT)
        far = {"line": 9_999, "character": 9_999}
        server.change(uri, 2, {"range": {"start": far, "end": far}, "text": "\n+ MARA wears hat\n"})
        assert [it["code"] for it in server.findings(uri, 2) if it["severity"] == 1] == ["E0303"]
        server.change((tmp_path / "b.story").as_uri(), 7, {"text": "x"})
        for method in ("hover", "completion", "definition", "documentHighlight"):
            asked = f"textDocument/{method}"
            assert server.at(asked, (tmp_path / "b.story").as_uri(), 0, 0) in (None, [])
            server.at(asked, uri, 9_999, 9_999)


def test_a_burst_of_edits_ends_with_the_findings_of_the_last(tmp_path: Path) -> None:
    with client() as server:
        server.start(tmp_path)
        uri = server.open(tmp_path / "a.story", SCRIPT)
        start = {"line": 0, "character": 0}
        for version in range(2, 1002):
            name = "+ TOM exits\n" if version % 2 else ""
            server.change(uri, version, {"text": SCRIPT + "\n" + name})
        server.change(uri, 1002, {"range": {"start": start, "end": start}, "text": "/* open\n"})
        found = server.findings(uri, 1002)
        assert "E0101" in {it["code"] for it in found} or found
        told = [it["version"] for it in server.all_told("textDocument/publishDiagnostics")]
        assert told == sorted(told)
        # What was overtaken is not sent: far fewer findings than edits.
        assert len(told) < 200


def test_a_document_of_ten_megabytes_is_refused_as_by_the_command(tmp_path: Path) -> None:
    with client() as server:
        server.start(tmp_path)
        uri = server.open(tmp_path / "a.story", "Rain.\n\n" * 1_500_000)
        (found,) = server.findings(uri, 1)
        assert found["code"] == "E0110"
        assert "more than the 4 MiB a script may have" in found["message"]
        assert server.at("textDocument/hover", uri, 0, 0) is None
        server.change(uri, 2, {"text": SCRIPT})
        assert [it for it in server.findings(uri, 2) if it["severity"] == 1] == []


def test_a_file_that_goes_while_it_is_open_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_text(SCRIPT)
    with client() as server:
        server.start(tmp_path)
        uri = server.open(path)
        server.findings(uri, 1)
        path.unlink()
        changed = {"changes": [{"uri": uri, "type": 3}]}
        server.notify("workspace/didChangeWatchedFiles", changed)
        assert server.findings(uri, 1) is not None
        assert server.at("textDocument/hover", uri, 2, 1) is not None


def test_a_cancelled_request_is_answered_as_cancelled(tmp_path: Path) -> None:
    with client() as server:
        server.start(tmp_path)
        uri = server.open(tmp_path / "a.story", SCRIPT)
        place = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 1}}
        number = server.begin("textDocument/hover", place)
        server.notify("$/cancelRequest", {"id": number})
        with pytest.raises(Refused, match="-32800"):
            server.result(number)


def test_a_client_that_dies_takes_the_server_with_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "storyc", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        capabilities = {"capabilities": {}, "processId": None, "rootUri": tmp_path.as_uri()}
        message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": capabilities}
        body = json.dumps(message).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body[:20]))
        process.stdin.close()
        assert process.wait(timeout=20) == 0
