"""The list of trusted projects on the disk: in the user's own state folder, never in a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.terminal import complain
from storyc.config import TrustList
from storyc.diagnostics import Code
from storyc.world.reader import UnreadableSource
from storyc.world.user_folder import read_user_file, state_folder, write_user_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def trust_path() -> Path:
    """Return where the list lies."""
    return state_folder() / "trusted.json"


def read_trust() -> TrustList:
    """Return the list. One that cannot be read trusts nobody, and that is said."""
    try:
        file = read_user_file(trust_path())
    except UnreadableSource as error:
        complain(f"{error}; no project is trusted", Code.UNREADABLE_SOURCE)
        return TrustList()
    found = TrustList() if file is None else TrustList.read(file.text)
    if found is None:
        complain(
            f"{trust_path()} is damaged: no project is trusted; run `storyc trust` in yours again",
            Code.UNREADABLE_SOURCE,
        )
        return TrustList()
    return found


def change_trust(change: Callable[[TrustList], TrustList]) -> None:
    """Write the list anew. Two commands at a time wait for each other.

    Raises:
        OSError: it cannot be written.
    """
    from filelock import FileLock

    path = trust_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(path.with_suffix(".lock"), timeout=10):
        before = read_trust()
        after = change(before)
        if after != before:
            write_user_file(path, after.text())
