"""A language server that writes down what an editor tells it, to test the settings of editors.

Run it as `storyc lsp`: it answers with what the tests know, so that what is tested is the
editor's side: how the server is started, what it is told, what is made of its answers. The file
that it writes to is named by the environment variable `TOLD`: one message a line.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CAPABILITIES = {
    "textDocumentSync": 1,
    "definitionProvider": True,
    "codeLensProvider": {},
}
STATISTICS = {
    "scenes": 1,
    "shots": 2,
    "segments": 1,
    "cast": [{"name": "ANNA", "speeches": 3, "share": 1.0}],
    "seconds": {"least": 55.0, "likely": 65.0, "most": 80.0},
    "price": "$1.20",
}


def main() -> None:
    """Answer until the editor has had enough."""
    serving = Serving()
    with Path(os.environ["TOLD"]).open("a", encoding="utf-8") as told:
        print(json.dumps({"method": "argv", "params": sys.argv[1:]}), file=told, flush=True)
        for message in messages():
            print(json.dumps(message), file=told, flush=True)
            serving.take(message)


def messages() -> Iterator[dict[str, Any]]:
    """Yield what comes in, until the end of the input or the notification `exit`."""
    while header := sys.stdin.buffer.readline():
        length = int(header.partition(b":")[2])
        while sys.stdin.buffer.readline().strip():
            pass
        message = json.loads(sys.stdin.buffer.read(length))
        if message.get("method") == "exit":
            return
        yield message


def send(**message: object) -> None:
    """Send a message to the editor."""
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    sys.stdout.buffer.flush()


class Serving:
    """What the server knows: the version of the script."""

    def __init__(self) -> None:
        self.version = 0

    def take(self, message: dict[str, Any]) -> None:
        """Do what a message asks for."""
        method, params = message.get("method"), message.get("params") or {}
        if method == "textDocument/didOpen":
            self.find(params["textDocument"])
        elif method == "textDocument/didChange":
            self.version = params["textDocument"]["version"]
            send(method="storyc/didChangePlan", params={"textDocument": params["textDocument"]})
        if "id" in message and method is not None:
            send(id=message["id"], result=self.answer(method, params))

    def find(self, document: dict[str, Any]) -> None:
        """Tell a finding that quotes the language's id."""
        where = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 5}}
        finding = {"range": where, "severity": 2, "code": "W0102", "source": "storyc"}
        finding["message"] = f"as {document['languageId']}"
        send(
            method="textDocument/publishDiagnostics",
            params={"uri": document["uri"], "diagnostics": [finding]},
        )

    def answer(self, method: str, params: dict[str, Any]) -> object:
        """Return the answer to a request."""
        start = {"line": 2, "character": 0}
        if method == "initialize":
            return {"capabilities": CAPABILITIES}
        if method == "storyc/statistics":
            return STATISTICS
        if method == "storyc/prompt":
            return self.prompt(params["position"]["line"])
        if method == "textDocument/definition":
            script = params["textDocument"]["uri"].removeprefix("storyc-prompt:")
            uri = "file://" + script.removesuffix("/1A.txt")
            return [{"uri": uri, "range": {"start": start, "end": start}}]
        if method == "textDocument/codeLens":
            arguments = [params["textDocument"]["uri"], start]
            command = {"title": "1A", "command": "storyc.showPrompt", "arguments": arguments}
            return [{"range": {"start": start, "end": start}, "command": command}]
        return None

    def prompt(self, line: int) -> dict[str, object]:
        """Return the prompt of the clip at a line."""
        script = os.environ["SCRIPT"]
        return {
            "uri": f"storyc-prompt:{script}/1A.txt",
            "slate": "1A",
            "text": f"line {line}\nversion {self.version}",
            "tokens": 120,
            "maxTokens": 5000,
            "seconds": 8.0,
            "price": None,
        }


if __name__ == "__main__":
    main()
