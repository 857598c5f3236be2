"""Immutable values that are cheap to make."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, order_default=True)
def value(cls: type[_T]) -> type[_T]:
    """Make a frozen dataclass of a class: mypy refuses to change its fields.

    Python's own `frozen=True` refuses it again at run time, and making one then takes three times
    as long. A parse makes tens of thousands of spans and nodes.
    """
    return dataclass(slots=True, order=True, unsafe_hash=True)(cls)
