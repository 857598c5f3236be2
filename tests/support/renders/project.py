"""A project of three short clips, and a user who has a server for them."""

from pathlib import Path

import pytest

from storyc.lock import Lock, read_lock
from storyc.source import SourceFile
from support.conformance.studio import KEY

SCRIPT = """\
Title: Three
Target: tiny
Size: 320x180

character MARA
    appearance: a tall woman, grey plait

INT. HUT - NIGHT

!! CLOSE on MARA, 2s

Mara waits.

EXT. QUAY - DAY

!! WIDE on MARA, 3s

Mara runs.

INT. BOAT - DAY

!! CLOSE on MARA, 2s

Mara laughs.
"""
SETTINGS = '[targets.tiny]\nlike = "ltx-2.3"\nsizes = ["320x180"]\nseconds = "1..6"\n'
COMPILE = ("compile", "three.story", "--emit", "plan,prompts,film", "--backend", "home")


def configure(home: Path, base: str, more: str = "", dialect: str = "dynamo") -> None:
    """Set up a server in the folder `config` of a user's home."""
    path = home / "config" / "config.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'[backends.home]\nprotocol = "openai-videos"\ndialect = "{dialect}"\n'
        f'base_url = "{base}/v1"\ninsecure = true\ntargets = ["tiny"]\n'
        f'key = {{ env = "TEST_KEY" }}\nusd_per_second = 0.10\n{more}'
    )
    path.chmod(0o600)


def begin(folder: Path) -> Path:
    """Write the project into a folder, and return that."""
    (folder / ".git").mkdir(parents=True)
    (folder / "story.toml").write_text(SETTINGS)
    (folder / "three.story").write_text(SCRIPT)
    return folder


def set_up(
    root: Path, monkeypatch: pytest.MonkeyPatch, base: str, dialect: str = "dynamo", more: str = ""
) -> Path:
    """Return a project's folder, which is the current one; its user has a server set up.

    Args:
        root: a folder of its own.
        monkeypatch: of the test.
        base: where the server is.
        dialect: what it speaks.
        more: lines for the user's configuration of it.
    """
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"STORYC_{name}_DIR", str(root / name.lower()))
    monkeypatch.setenv("TEST_KEY", KEY)
    monkeypatch.setenv("COLUMNS", "100")
    configure(root, base, more, dialect)
    project = begin(root / "film")
    monkeypatch.chdir(project)
    return project


def lock_of(folder: Path) -> Lock:
    """Return the lock beside the script."""
    path = folder / "three.story.lock"
    found = read_lock(SourceFile(path.name, path.read_text()))
    assert isinstance(found, Lock)
    return found
