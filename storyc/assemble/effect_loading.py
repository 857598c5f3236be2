"""Finds the function that an effect's name stands for.

A name is looked for in the user's own configuration, then among those that need no setting up,
then among what installed packages offer as entry points. No project can say what a name runs, and
none is a place where Python looks for it.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from importlib import import_module
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from storyc.assemble.effect import Effect, Takes
from storyc.assemble.errors import AssembleError
from storyc.assemble.stock_effects import STOCK
from storyc.config.effect_config import EffectConfig
from storyc.diagnostics import Code, did_you_mean

GROUP = "storyc.effects"
"""The entry points of packages that bring effects."""


def load_effect(
    name: str, configured: Mapping[str, EffectConfig], folder: Path, project: Path
) -> Effect:
    """Return an effect, with the code of its user loaded.

    Args:
        name: of the effect.
        configured: what the user has set up.
        folder: that of the user's configuration, where modules are looked for first.
        project: the script's folder, where none is looked for.

    Raises:
        AssembleError: nothing is called so, or its code cannot be loaded.
    """
    with _looking_in(folder, project):
        own = configured.get(name)
        if own is not None:
            return _loaded(name, own.takes, own.module, partial(_function_of, own))
        if name in STOCK:
            return STOCK[name]
        offered = {it.name: it for it in entry_points(group=GROUP)}
        if name in offered:
            return _loaded(name, "clip", offered[name].module, offered[name].load)
        known = sorted({*configured, *STOCK, *offered})
    hint = did_you_mean(name, known) or f"there is {', '.join(known)}"
    raise _unusable(
        f"there is no effect called {name!r}: {hint}; docs/film.md tells how to add one"
    )


def _function_of(own: EffectConfig) -> object:
    return getattr(import_module(own.module), own.function)


def _loaded(name: str, takes: Takes, module: str, load: Callable[[], object]) -> Effect:
    try:
        function = load()
    except (Exception, SystemExit) as error:
        words = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
        raise _unusable(f"the effect {name} cannot be loaded ({words}); correct it") from error
    if not callable(function):
        raise _unusable(
            f"the effect {name} is no function, but {type(function).__name__}; correct it"
        )
    return Effect(name, _version(module, function), takes, function)


@contextmanager
def _looking_in(folder: Path, project: Path) -> Iterator[None]:
    """Have Python look for modules and packages in one folder first, and not in a project's.

    A folder of the project may stand there: `python -m` puts the working folder in.
    """
    before = list(sys.path)
    barred = {Path.cwd().resolve(), project.resolve()}
    allowed = [it for it in before if Path(it).is_absolute() and Path(it).resolve() not in barred]
    sys.path[:] = [str(folder), *allowed]
    try:
        yield
    finally:
        sys.path[:] = before


def _version(module: str, function: Callable[..., Any]) -> str:
    """Return what tells a function from what it was before its module's file was changed."""
    file = Path(getattr(sys.modules[module], "__file__", None) or "")
    text = file.read_bytes() if file.is_file() else b""
    name = getattr(function, "__qualname__", type(function).__qualname__)
    return f"{sha256(text).hexdigest()} {name} {version('moviepy')}"


def _unusable(message: str) -> AssembleError:
    return AssembleError(message, Code.UNUSABLE_EFFECT)
