"""Immutable values that are cheap to make."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def value(cls: type[_T]) -> type[_T]: ...


@overload
def value(*, order: bool) -> Callable[[type[_T]], type[_T]]: ...


@dataclass_transform(frozen_default=True)
def value(
    cls: type[_T] | None = None, *, order: bool = False
) -> type[_T] | Callable[[type[_T]], type[_T]]:
    """Make a frozen dataclass of a class: mypy refuses to change its fields.

    Python's own `frozen=True` refuses it again at run time, and making one then takes three times
    as long. A parse makes tens of thousands of spans and nodes.

    Args:
        cls: the class.
        order: values can be sorted. It is off because start-up pays for it: Python compiles the
            four comparisons of each class when it is imported.
    """
    make = dataclass(slots=True, order=order, unsafe_hash=True)
    return make if cls is None else make(cls)
