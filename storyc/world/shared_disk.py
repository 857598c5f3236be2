"""Folders that other machines write too: network disks, and folders kept in step by a program.

A lock of a network file system may not hold, and a program that copies files between machines takes
a database apart while it is written. Sources: SQLite, "How To Corrupt An SQLite Database File"
section 2 and "SQLite Over a Network" (sqlite.org, read 2026-11); proc(5) for the tables of mounts.
"""

import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "afpfs", "ncpfs", "9p", "davfs"),
        *("ceph", "glusterfs", "lustre", "beegfs", "ocfs2", "gfs2"),
        *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.davfs2"),
    }
)
"""Types of file systems, as Linux names them, whose files lie on another machine."""

_SYNCHRONISED = re.compile(
    r"(?P<name>dropbox|onedrive|google ?drive|googledrive-.*|icloud ?drive|mobile documents"
    r"|cloudstorage|nextcloud|owncloud|syncthing|pcloud ?drive|box sync|creative cloud files)"
    r"(?: - .*| \(.*\))?",
    re.IGNORECASE,
)
"""What the programs call the folders that they keep in step."""


def shared_with(folder: Path, mounts: Path = _MOUNTS) -> str | None:
    """Return what shares a folder with other machines, in words, `None` if nothing known does.

    Args:
        folder: need not exist yet.
        mounts: the system's table of mounts. Where there is none, only names tell.
    """
    place = folder.absolute()
    for part in place.parts:
        if _SYNCHRONISED.fullmatch(part) is not None:
            return f"a folder that is kept in step with other machines ({part})"
    kind = _file_system(place, mounts)
    return f"a network disk ({kind})" if kind in _NETWORK else None


def _file_system(place: Path, mounts: Path) -> str | None:
    """Return the type of the file system that a folder is on, `None` if nobody tells."""
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    try:
        place = place.resolve()
    except (OSError, RuntimeError):
        return None
    found: tuple[int, str] | None = None
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004  # device, where, type
            continue
        where = Path(_unescaped(fields[1]))
        # Of two at one place the later one covers the earlier.
        if place.is_relative_to(where) and (found is None or len(where.parts) >= found[0]):
            found = len(where.parts), fields[2]
    return None if found is None else found[1]


def _unescaped(name: str) -> str:
    r"""Return a name of the table, where blanks and the like are written as `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda it: chr(int(it[1], 8)), name)
