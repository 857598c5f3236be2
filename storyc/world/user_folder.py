"""Where a user's own configuration and what storyc remembers lie: never in a project."""

import os
import stat
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_state_path

from storyc.source import SourceFile
from storyc.world.disk import write_text
from storyc.world.reader import UnreadableSource

CONFIG_DIR = "STORYC_CONFIG_DIR"
STATE_DIR = "STORYC_STATE_DIR"
CACHE_DIR = "STORYC_CACHE_DIR"
"""Environment variables that put the folders elsewhere."""

_LARGEST = 1024 * 1024


def config_folder() -> Path:
    """Return the folder of the user's own configuration; it need not be there."""
    given = os.environ.get(CONFIG_DIR)
    return Path(given) if given else user_config_path("storyc", appauthor=False)


def state_folder() -> Path:
    """Return the folder of what storyc remembers between runs; it need not be there."""
    given = os.environ.get(STATE_DIR)
    return Path(given) if given else user_state_path("storyc", appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what could be made or fetched again; it need not be there."""
    given = os.environ.get(CACHE_DIR)
    return Path(given) if given else user_cache_path("storyc", appauthor=False)


def read_user_file(path: Path) -> SourceFile | None:
    """Return a file of one's own, called by its path; `None` if it is not there.

    Raises:
        UnreadableSource: it is there and cannot be read.
    """
    try:
        if not path.is_file():
            if path.exists():
                raise UnreadableSource(f"{path} is no file; move it away")
            return None
        if path.stat().st_size > _LARGEST:
            raise UnreadableSource(f"{path} is far too large for settings; move it away")
        return SourceFile(path.as_posix(), path.read_bytes().decode())
    except UnicodeDecodeError:
        raise UnreadableSource(f"{path} is not saved as UTF-8; save it so") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableSource(f"{path} cannot be read: {reason}") from error


def write_user_file(path: Path, text: str) -> None:
    """Write a file that only its user may read, in a folder that is made if it is not there.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
    if not path.exists():
        path.touch(stat.S_IRUSR | stat.S_IWUSR)
    write_text(path, text)


def may_be_changed_by_others(path: Path) -> bool:
    """Tell whether somebody else on this machine may write a file, or put another in its place.

    Raises:
        OSError: it is not there any more.
    """
    if os.name != "posix":
        return False
    file, folder = path.stat(), path.parent.stat()
    is_anothers = file.st_uid not in {os.getuid(), 0}
    is_replaceable = _others_write(folder) and not folder.st_mode & stat.S_ISVTX
    return is_anothers or _others_write(file) or is_replaceable


def _others_write(about: os.stat_result) -> bool:
    if about.st_mode & stat.S_IWOTH:
        return True
    return bool(about.st_mode & stat.S_IWGRP) and not _is_private(about)


def _is_private(about: os.stat_result) -> bool:
    """Tell whether a file's group is the one that many systems make for each user alone."""
    import grp  # noqa: PLC0415  # there is none on Windows
    import pwd  # noqa: PLC0415  # the same

    try:
        return grp.getgrgid(about.st_gid).gr_name == pwd.getpwuid(about.st_uid).pw_name
    except KeyError:  # a number without a name, as in a container
        return False
