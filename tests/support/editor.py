"""A real editor with the settings that the repository has for it, and a server on the path."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

EDITORS = Path(__file__).parents[2] / "editors"
_DRIVERS = Path(__file__).parent
ATTENTIVE = (sys.executable, str(Path(__file__).with_name("attentive_server.py")))
REAL = (sys.executable, "-m", "storyc")
_SCRIPT = "Title: Pier\n\nEXT. PIER - DUSK\n\nANNA runs.\n"


@dataclass(frozen=True)
class Desk:
    """A project `film/` with a script in `film/acts/`, and `storyc` on the path."""

    folder: Path

    @property
    def project(self) -> Path:
        """The folder that has the `story.toml`."""
        return self.folder / "film"

    @property
    def script(self) -> Path:
        """The script."""
        return self.project / "acts" / "pier.story"

    def run(self, *command: str) -> dict[str, Any]:
        """Run an editor and return what its driver wrote to the file in `RESULT`."""
        result = self.folder / "result.json"
        environment = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
            "XDG_STATE_HOME": str(self.folder),
            "TOLD": str(self.folder / "told"),
            "SCRIPT": str(self.script),
            "RESULT": str(result),
        }
        done = subprocess.run(
            command,
            env=environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert result.is_file(), done.stdout + done.stderr
        found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return found

    def told(self, method: str) -> list[Any]:
        """Return the parameters of each message of a method that the server got, in order."""
        lines = (self.folder / "told").read_text(encoding="utf-8").splitlines()
        found = [json.loads(line) for line in lines]
        return [it["params"] for it in found if it.get("method") == method]


def program(*names: str) -> str:
    """Return the path of an editor that is called one of `names`; skip the test without one."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"the settings are tested in the editor itself: {names[0]} is not on the path")


def neovim(driver: str) -> list[str]:
    """Return the command that runs a driver in Neovim; skip the test where there is none."""
    settings = f"set rtp^={EDITORS / 'neovim'}"
    script = f"luafile {_DRIVERS / driver}.lua"
    return [program("nvim"), "--headless", "--clean", "--cmd", settings, "-c", script]


def emacs(driver: str) -> list[str]:
    """Return the command that runs a driver in Emacs; skip the test where it has no Eglot."""
    editor = program("emacs", "emacs-nox")
    probe = [editor, "--batch", "--eval", "(kill-emacs (if (require 'eglot nil t) 0 1))"]
    if subprocess.run(probe, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("this Emacs has no Eglot: it comes with Emacs 29, or as elpa-eglot")
    settings = EDITORS / "emacs" / "storyc.el"
    return [editor, "--batch", "-l", str(settings), "-l", str(_DRIVERS / f"{driver}.el")]


def desk(folder: Path, storyc: Sequence[str] = ATTENTIVE, script: str = _SCRIPT) -> Desk:
    """Lay out a project in an empty folder, and a `storyc` that is another command."""
    made = Desk(folder)
    made.script.parent.mkdir(parents=True)
    made.script.write_text(script, encoding="utf-8")
    (made.project / "story.toml").touch()
    server = folder / "bin" / "storyc"
    server.parent.mkdir()
    server.write_text(f'#!/bin/sh\nexec {shlex.join(storyc)} "$@"\n', encoding="utf-8")
    server.chmod(0o755)
    return made
