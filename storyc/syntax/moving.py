"""Moves values to another place of their file."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TypeVar, cast

from storyc.source import Span

_Value = TypeVar("_Value")


def moved(value: _Value, by: int) -> _Value:
    """Return a value of the tree, or a finding, with each span in it `by` characters further on.

    Shape: made of frozen dataclasses and tuples; what does not move is shared.
    """
    if not by:
        return value
    return relocated(value, lambda it: Span(it.source, it.start + by, it.end + by))


def relocated(value: _Value, where: Callable[[Span], Span]) -> _Value:
    """Return a value of the tree, or a finding, with each span in it where `where` puts it.

    Shape: that of `moved`.
    """
    return cast("_Value", _relocated(value, where))


def _relocated(value: object, where: Callable[[Span], Span]) -> object:
    if type(value) is Span:
        return where(value)
    if type(value) is tuple:
        return tuple([_relocated(part, where) for part in value])
    read = _reader(type(value))  # type: ignore[arg-type]  # classes are hashable; mypy asks the instance
    if read is None:
        return value
    return type(value)(*[_relocated(part, where) for part in read(value)])


@cache
def _reader(kind: type[object]) -> Callable[[object], tuple[object, ...]] | None:
    """Return what takes the fields out of a dataclass, `None` for a value without parts."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        only = names[0]
        return lambda value: (getattr(value, only),)
    return attrgetter(*names)
