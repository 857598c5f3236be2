"""How fast the language server follows a writer: `lsp-diagnostics`, `lsp-completion`, `lsp-hover`.

An editor's side of the protocol types into a long screenplay over the real server's pipes, at a
writer's pace: sentences of action and speech, a cue, a correction, and the next scene. After each
key it waits for the findings of that version; every few keys it asks for a completion where it
types and for the continuity of a name elsewhere. The figures are what 95 of 100 stay under.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, Goal
from benchmarks.screenplay import generate

_KEY_S = 0.06
"""Between two keys: a fast typist's."""

_THINKS_S = (0.4, 3.0)
"""Between two sentences, the least and the most: meanwhile the server checks and plans all."""

_SENTENCES = (
    "The last ferry turns slowly behind the glass. ",
    "She holds the lamp, and nobody speaks.\n",
    "\n\nADA\nYou left the door open.\n\n",
    "rain",
)
_ROUNDS = 5
_ASKS_EACH = 4
_EDITS = 10_000
_GROWTH_AFTER = 1_000


def benches(lines: int) -> Iterator[Bench]:
    """Yield the benches on a generated screenplay of so many lines."""
    for name, bound, of in (
        ("lsp-diagnostics", 16.0, _Times.findings),
        ("lsp-completion", 10.0, _Times.completions),
        ("lsp-hover", 10.0, _Times.hovers),
    ):
        yield Bench(name, "ms (p95)", lambda of=of: _p95(of(_typed(lines))), Goal(bound), rounds=1)
    yield Bench("lsp-memory", "MB more", lambda: _grown(lines), Goal(32), rounds=1)


@dataclass
class _Times:
    """Milliseconds from a message to its answer, one for each."""

    of_findings: list[float] = field(default_factory=list)
    of_completions: list[float] = field(default_factory=list)
    of_hovers: list[float] = field(default_factory=list)

    def findings(self) -> list[float]:
        return self.of_findings

    def completions(self) -> list[float]:
        return self.of_completions

    def hovers(self) -> list[float]:
        return self.of_hovers


class _Editor:
    """One open script at a server of its own."""

    def __init__(self, folder: Path, text: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "storyc", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.uri = (folder / "film.story").as_uri()
        self.lines = text.split("\n")
        self._version = 1
        self._asked = 0
        self._ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self._tell("initialized", {})
        opened = {"uri": self.uri, "languageId": "story", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": opened})
        self.findings()

    def type(self, line: int, column: int, text: str, gone: int = 0) -> None:
        """Replace `gone` characters before a place."""
        self._version += 1
        where = {
            "start": {"line": line, "character": column - gone},
            "end": {"line": line, "character": column},
        }
        document = {"uri": self.uri, "version": self._version}
        change = {"range": where, "text": text}
        self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def findings(self) -> None:
        """Wait for what is found in the version of now."""

        def is_it(it: dict[str, Any]) -> bool:
            is_findings = it.get("method") == "textDocument/publishDiagnostics"
            return is_findings and it["params"].get("version") == self._version

        self._wait(is_it)

    def ask_at(self, method: str, line: int, column: int) -> None:
        """Ask about a place, and wait for the answer."""
        place = {"line": line, "character": column}
        self._ask(method, {"textDocument": {"uri": self.uri}, "position": place})

    def megabytes(self) -> float:
        """Return the memory that the server has now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(it for it in status.splitlines() if it.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def close(self) -> None:
        """Leave as an editor leaves."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self.process.wait(timeout=20)

    def _ask(self, method: str, params: object) -> None:
        self._asked += 1
        number = self._asked
        self._say({"id": number, "method": method, "params": params})
        self._wait(lambda it: it.get("id") == number and "method" not in it)

    def _tell(self, method: str, params: object) -> None:
        self._say({"method": method, "params": params})

    def _say(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = self.process.stdin
        if pipe is None:
            raise ValueError("the server has no input")
        pipe.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        pipe.flush()

    def _wait(self, is_it: Callable[[dict[str, Any]], bool]) -> None:
        pipe = self.process.stdout
        if pipe is None:
            raise ValueError("the server has no output")
        while True:
            length = 0
            while (line := pipe.readline()).strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                raise AssertionError("the server is gone")
            if is_it(json.loads(pipe.read(length))):
                return


@cache
def _typed(lines: int) -> _Times:
    """Type into a script and take the times."""
    times = _Times()
    chance = random.Random(1)  # noqa: S311  # it chooses places to type, not a secret
    with tempfile.TemporaryDirectory(prefix="storyc-bench-") as folder:
        editor = _Editor(Path(folder), generate(lines))
        for _ in range(_ROUNDS):
            line = _line_of_prose(editor.lines, chance)
            for sentence in _SENTENCES:
                time.sleep(chance.uniform(*_THINKS_S))
                line = _type_out(editor, line, sentence, times)
        editor.close()
    return times


def _type_out(editor: _Editor, line: int, sentence: str, times: _Times) -> int:
    """Type one sentence at the end of a line, with one slip; return the line where it ends."""
    column = len(editor.lines[line])
    keys = [(it, 0) for it in sentence]
    keys[len(keys) // 2 : len(keys) // 2] = [("x", 0), ("", 1)]
    cue = _line_before(editor.lines, "ADA")
    for count, (key, gone) in enumerate(keys):
        time.sleep(_KEY_S)
        times.of_findings.append(_timed(partial(_press, editor, line, column, key, gone)))
        text = editor.lines[line]
        if key == "\n":
            editor.lines[line : line + 1] = [text[:column], text[column:]]
            line, column = line + 1, 0
        else:
            editor.lines[line] = text[: column - gone] + key + text[column:]
            column += len(key) - gone
        if count % _ASKS_EACH == 0:
            complete = partial(editor.ask_at, "textDocument/completion")
            hover = partial(editor.ask_at, "textDocument/hover")
            times.of_completions.append(_timed(partial(complete, line, column)))
            times.of_hovers.append(_timed(partial(hover, line, column)))
            times.of_hovers.append(_timed(partial(hover, cue, 1)))
    return line


def _press(editor: _Editor, line: int, column: int, key: str, gone: int) -> None:
    editor.type(line, column, key, gone)
    editor.findings()


def _line_of_prose(lines: list[str], chance: random.Random) -> int:
    """Choose a line of action or speech somewhere in the script."""
    prose = [
        at for at, it in enumerate(lines) if it.endswith(".") and not it.startswith((">", "Title"))
    ]
    return chance.choice(prose)


def _line_before(lines: list[str], text: str) -> int:
    """Return the last line in the first half that says this."""
    return next(at for at in range(len(lines) // 2, 0, -1) if lines[at] == text)


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _grown(lines: int) -> float:
    """Return by how much the server's memory grows from the thousandth edit to the last."""
    chance = random.Random(2)  # noqa: S311  # the same
    before = 0.0
    with tempfile.TemporaryDirectory(prefix="storyc-bench-") as folder:
        editor = _Editor(Path(folder), generate(lines))
        line = _line_of_prose(editor.lines, chance)
        for count in range(_EDITS):
            if count % 100 == 0:
                line = _line_of_prose(editor.lines, chance)
            editor.type(line, 1, "a" if count % 2 == 0 else "", count % 2)
            if count % 10 == 0:
                editor.findings()
            if count == _GROWTH_AFTER:
                before = editor.megabytes()
        editor.findings()
        grown = editor.megabytes() - before
        editor.close()
    return grown
