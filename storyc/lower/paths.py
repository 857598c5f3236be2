"""Paths as scripts write them: relative to their own file, never out of the project folder."""

import posixpath
import re

_FOREIGN = re.compile(r"^[/~]|\\|:|[\x00-\x1f]")


def resolve(path: str, home: str) -> str | None:
    """Return a path written in the file `home` as a name the reader knows.

    Both names are POSIX paths relative to the compiled script's folder. Returns `None` for a path
    that leaves that folder or is no relative POSIX path: absolute, with a drive, a scheme or
    backslashes.
    """
    if not path or _FOREIGN.search(path):
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(home), path))
    if joined in {".", ".."} or joined.startswith("../"):
        return None
    return joined


WHY_REFUSED = (
    "write it relative to this file, with / between folders, and keep it inside the script's folder"
)
