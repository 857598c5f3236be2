"""How fast the program is as a writer runs it: `start` and `compile-prompts`, each a process."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import Bench, Figure, Goal, milliseconds
from benchmarks.screenplay import generate

# A program that is installed has its bytecode beside it.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
_PYTHON = "python -c pass"
_STORYC = shutil.which("storyc", path=str(Path(sys.executable).parent))
_COMMAND = (_STORYC,) if _STORYC is not None else (sys.executable, "-m", "storyc")


def benches(lines: int) -> Iterator[Bench]:
    """Yield the benches of whole processes; the script has so many lines."""
    yield Bench(
        "start",
        "ms",
        _process(*_COMMAND, "--help"),
        Goal(3, peer=_PYTHON),
        {_PYTHON: _process(sys.executable, "-c", "pass")},
        21,
    )
    yield Bench("compile-prompts", "ms", lambda: _compile_prompts(lines), Goal(1_500), rounds=5)


def _compile_prompts(lines: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "generated.story")
        script.write_text(generate(lines), encoding="utf-8")
        return _process(*_COMMAND, "compile", "--emit", "prompts", "-o", folder, str(script))()


def _process(*command: str) -> Figure:
    return milliseconds(
        lambda: subprocess.run(command, check=True, capture_output=True, env=_ENVIRONMENT)
    )
