"""Where things are: URIs of editors, paths of the disk, names of the compiler."""

from pathlib import Path

from pygls.uris import from_fs_path, to_fs_path

PROMPT_SCHEME = "storyc-prompt:"
"""Begins the URI of a document that shows a compiled prompt."""


def path_of(uri: str) -> Path | None:
    """Return the path of a `file:` URI, `None` for any other."""
    if not uri.startswith("file:"):
        return None
    found = to_fs_path(uri)
    return None if found is None else Path(found)


def uri_of(path: Path) -> str:
    """Return the URI of an absolute path."""
    uri = from_fs_path(str(path))
    if uri is None:
        raise ValueError(f"{path} is no place on a disk")
    return str(uri)


def name_in(folder: Path, path: Path) -> str:
    """Return what the compiler calls a file: its path, seen from the folder of the script."""
    for ups, parent in enumerate((folder, *folder.parents)):
        if path.is_relative_to(parent):
            return "../" * ups + path.relative_to(parent).as_posix()
    return path.as_posix()
