"""Takes a key out of what a backend says, whatever it is in."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

Hide = Callable[[str], str]

_T = TypeVar("_T")


def quiet(told: _T, hide: Hide) -> _T:
    """Return a value of the backends, `hide` done to every text in it.

    Args:
        told: a frozen dataclass, or what one is made of.
        hide: takes a key out of a text.
    """
    return cast("_T", _quiet(told, hide))


def _quiet(told: Any, hide: Hide) -> Any:  # noqa: ANN401  # whatever a field holds
    if isinstance(told, Enum):
        return told
    if isinstance(told, str):
        return hide(told)
    if isinstance(told, tuple):
        return tuple(_quiet(it, hide) for it in told)
    if not is_dataclass(told) or isinstance(told, type):
        return told
    held = {it.name: getattr(told, it.name) for it in fields(told)}
    changed = {name: _quiet(it, hide) for name, it in held.items()}
    return told if changed == held else replace(told, **changed)
