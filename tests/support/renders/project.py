"""A project of three short clips, and a user who has a server for them."""

from pathlib import Path

from storyc.lock import Lock, read_lock
from storyc.source import SourceFile

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


def configure(home: Path, base: str, more: str = "") -> None:
    """Set up a server in the folder `config` of a user's home."""
    path = home / "config" / "config.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        '[backends.home]\nprotocol = "openai-videos"\ndialect = "dynamo"\n'
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


def lock_of(folder: Path) -> Lock:
    """Return the lock beside the script."""
    path = folder / "three.story.lock"
    found = read_lock(SourceFile(path.name, path.read_text()))
    assert isinstance(found, Lock)
    return found
