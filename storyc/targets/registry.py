"""The targets that ship with storyc."""

import tomllib
from functools import cache
from importlib.resources import files

from storyc.targets.target import Target

_FILES = files("storyc.targets") / "data"


def load(name: str) -> Target | None:
    """Return the target called `name`, `None` if no such target ships."""
    return _read(name) if name in names() else None


@cache
def names() -> tuple[str, ...]:
    """Return the names of all shipped targets, in order."""
    found = (it.name for it in _FILES.iterdir() if it.name.endswith(".toml"))
    return tuple(sorted(it.removesuffix(".toml") for it in found))


def all_targets() -> tuple[Target, ...]:
    """Return all shipped targets, in order of name."""
    return tuple(map(_read, names()))


@cache
def _read(name: str) -> Target:
    """Return the target of one data file.

    Raises:
        pydantic.ValidationError: the file is wrong; a test reads them all.
    """
    return Target.model_validate(
        tomllib.loads((_FILES / f"{name}.toml").read_text(encoding="utf-8"))
    )
