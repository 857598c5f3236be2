"""The targets that ship with storyc."""

import tomllib
from functools import cache
from importlib.resources import files

from storyc.targets.target import Target

_FILES = files("storyc.targets") / "data"


def load(name: str) -> Target | None:
    """Return the target called `name`, `None` if no such target ships."""
    return _by_name().get(name)


def names() -> tuple[str, ...]:
    """Return the names of all shipped targets, in order."""
    return tuple(_by_name())


def all_targets() -> tuple[Target, ...]:
    """Return all shipped targets, in order of name."""
    return tuple(_by_name().values())


@cache
def _by_name() -> dict[str, Target]:
    found = (it.name for it in _FILES.iterdir() if it.name.endswith(".toml"))
    return {name: _read(name) for name in sorted(it.removesuffix(".toml") for it in found)}


def _read(name: str) -> Target:
    """Return the target of one data file.

    Raises:
        pydantic.ValidationError: the file is wrong; a test reads them all.
    """
    return Target.model_validate(
        tomllib.loads((_FILES / f"{name}.toml").read_text(encoding="utf-8"))
    )
