"""Finds the data folders that ship with the package.

A wheel holds them inside the package; a checkout has them beside it. Looking in both places is what
makes an editable install work.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO

_BESIDE = {"grammar": "grammar", "diagnostics": "docs/diagnostics"}


def resource_folder(name: str) -> Traversable:
    """Return the folder of shipped data called `name` (`grammar` or `diagnostics`)."""
    inside = files("storyc") / f"_{name}"
    if inside.is_dir():
        return inside
    return Path(__file__).parents[2] / _BESIDE[name]


@cache
def resource_text(folder: str, file: str) -> str:
    """Return the text of one shipped file, read once.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return (resource_folder(folder) / file).read_text(encoding="utf-8")


def open_resource(folder: str, file: str) -> IO[bytes]:
    """Open one shipped file to be read.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return (resource_folder(folder) / file).open("rb")
