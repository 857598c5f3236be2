"""An editor, as far as a test needs one: it talks to the real server over its pipes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any

WAIT_S = 30


class Refused(Exception):  # noqa: N818  # it names an answer, not a fault of the test
    """The server answered with an error."""


class Client:
    """One connection. Notifications of the server are kept until somebody asks for them."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.answers: dict[str, Any] = {}
        """What this editor says when the server asks; it has nothing to say to the rest."""
        self._process = process
        self._writing = Lock()
        self._next = 0
        self._told: Queue[dict[str, Any]] = Queue()
        self._kept: list[dict[str, Any]] = []
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        output = self._process.stdout
        assert output is not None
        while True:
            length = 0
            while line := output.readline():
                if line == b"\r\n":
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            message = json.loads(output.read(length))
            self._told.put(message)
            if "method" in message and "id" in message:
                self._say({"id": message["id"], "result": self.answers.get(message["method"])})

    def send(self, raw: bytes) -> None:
        """Send bytes as they are."""
        assert self._process.stdin is not None
        with self._writing:
            self._process.stdin.write(raw)
            self._process.stdin.flush()

    def _say(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method: str, params: object) -> None:
        self._say({"method": method, "params": params})

    def begin(self, method: str, params: object) -> int:
        """Send a request and return its number."""
        self._next += 1
        self._say({"id": self._next, "method": method, "params": params})
        return self._next

    def request(self, method: str, params: object) -> Any:  # noqa: ANN401  # any JSON
        """Send a request and return its result."""
        return self.result(self.begin(method, params))

    def result(self, number: int) -> Any:  # noqa: ANN401  # any JSON
        """Return the result of a request.

        Raises:
            Refused: it is an error.
        """
        answer = self._find(lambda it: it.get("id") == number and "method" not in it)
        if "error" in answer:
            raise Refused(json.dumps(answer["error"]))
        return answer["result"]

    def told(self, method: str, *, uri: str, version: int | None = None) -> Any:  # noqa: ANN401
        """Return what a notification says of a document, at a version if one is given."""

        def is_it(it: dict[str, Any]) -> bool:
            said = it.get("params") or {}
            about = said.get("textDocument", said)
            right = version is None or version in {said.get("version"), about.get("version")}
            return it.get("method") == method and about.get("uri") == uri and right

        return self._find(is_it)["params"]

    def asked(self, method: str) -> Any:  # noqa: ANN401  # any JSON
        """Return what the server asks with a request, waiting for it."""
        return self._find(lambda it: it.get("method") == method and "id" in it).get("params")

    def told_first(self, method: str) -> Any:  # noqa: ANN401  # any JSON
        """Return what the next notification of a kind says, waiting for it."""
        return self._find(lambda it: it.get("method") == method)["params"]

    def all_told(self, method: str) -> list[Any]:
        """Return every notification of a kind that has not been asked for."""
        return [it["params"] for it in self._kept if it.get("method") == method]

    def _find(self, is_it: Any) -> dict[str, Any]:  # noqa: ANN401  # a test on a message
        for at, message in enumerate(self._kept):
            if is_it(message):
                return self._kept.pop(at)
        while True:
            try:
                message = self._told.get(timeout=WAIT_S)
            except Empty:
                raise AssertionError(f"nothing came; kept: {self._kept}") from None
            if is_it(message):
                return message
            self._kept.append(message)

    # What editors do.

    def start(
        self,
        root: Path,
        *,
        encodings: list[str] | None = None,
        abilities: dict[str, dict[str, Any]] | None = None,
        **more: object,
    ) -> Any:  # noqa: ANN401  # any JSON
        """Begin; `abilities` are capabilities beyond those of every editor."""
        general = {"positionEncodings": encodings} if encodings else {}
        able = abilities or {}
        workspace = {"workspaceEdit": {"documentChanges": True}, **able.get("workspace", {})}
        told = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "capabilities": {
                    **able,
                    "general": general,
                    "workspace": workspace,
                },
                "workspaceFolders": [_folder(root)],
                **more,
            },
        )
        self.notify("initialized", {})
        return told

    def open(self, path: Path, text: str | None = None, version: int = 1) -> str:
        uri = path.as_uri()
        content = path.read_text(encoding="utf-8") if text is None else text
        document = {"uri": uri, "languageId": "story", "version": version, "text": content}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    @contextmanager
    def folder(self, path: Path) -> Iterator[Path]:
        """Open one more folder for a while; what was opened in it is closed at the end."""
        event, folder = "workspace/didChangeWorkspaceFolders", [_folder(path)]
        self.notify(event, {"event": {"added": folder, "removed": []}})
        yield path
        for each in path.rglob("*.story"):
            self.close(each.as_uri())
        self.notify(event, {"event": {"added": [], "removed": folder}})

    def touched(self, path: Path, kind: int = 2) -> None:
        """Tell of a file that changed on the disk: 1 came, 2 changed, 3 is gone."""
        changes = [{"uri": path.as_uri(), "type": kind}]
        self.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        document = {"uri": uri, "version": version}
        told = {"textDocument": document, "contentChanges": list(changes)}
        self.notify("textDocument/didChange", told)

    def findings(self, uri: str, version: int) -> list[dict[str, Any]]:
        told = self.told("textDocument/publishDiagnostics", uri=uri, version=version)
        found: list[dict[str, Any]] = told["diagnostics"]
        return found

    def at(self, method: str, uri: str, line: int, character: int, **more: object) -> Any:  # noqa: ANN401
        """Ask about a place, counted from 0."""
        place = {"line": line, "character": character}
        return self.request(method, {"textDocument": {"uri": uri}, "position": place, **more})


def _folder(path: Path) -> dict[str, str]:
    return {"uri": path.as_uri(), "name": path.name}


@contextmanager
def client() -> Iterator[Client]:
    """Start a server and end it as an editor does; kill it if it does not go."""
    with subprocess.Popen(
        [sys.executable, "-m", "storyc", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        connected = Client(process)
        try:
            yield connected
            connected.request("shutdown", None)
            connected.notify("exit", None)
            process.wait(timeout=WAIT_S)
        finally:
            if process.poll() is None:
                process.kill()
