"""The VS Code extension with what it is built with, installed once for all tests."""

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"


def installed() -> Path:
    """Return the extension's folder with its packages installed; skip where that cannot be.

    The packages come from the npm registry that the machine is set up for.
    """
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("the extension is built with Node.js: npm is not on the path")
    stamp, wanted = FOLDER / "node_modules" / ".installed", (FOLDER / "package.json").read_bytes()
    if not stamp.is_file() or stamp.read_bytes() != wanted:
        command = [npm, "install", "--no-audit", "--no-fund"]
        done = subprocess.run(
            command, cwd=FOLDER, capture_output=True, text=True, timeout=240, check=False
        )
        if done.returncode and "ENOTFOUND" in done.stderr + done.stdout:
            pytest.skip("the extension is built with packages from npm, and there is no network")
        assert done.returncode == 0, done.stderr
        stamp.write_bytes(wanted)
    return FOLDER


def run(*command: str) -> str:
    """Return what a script of the extension's package prints."""
    folder = installed()
    told = subprocess.run(
        [shutil.which("npm") or "npm", "run", "--silent", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout
