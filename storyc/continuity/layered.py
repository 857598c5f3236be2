"""A mapping of which many versions are kept, each little different from the one before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isqrt
from typing import Generic, Self, TypeVar

_V = TypeVar("_V")

_LEAST_ON_TOP = 32


@dataclass(frozen=True, slots=True, eq=False)
class Layered(Mapping[str, _V], Generic[_V]):
    """What a film has at one moment, by name.

    Versions share the ground that they stand on and differ in a few names on top. A script of a
    thousand people and ten thousand beats would otherwise need ten million entries.
    """

    ground: Mapping[str, _V] = field(default_factory=dict)
    top: Mapping[str, _V] = field(default_factory=dict)

    def changed(self, changes: Mapping[str, _V]) -> Self:
        """Return this mapping with some names changed or added."""
        if not changes:
            return self
        top = {**self.top, **changes}
        # The square root makes the cost of the tops and that of new grounds the same.
        if len(top) <= max(_LEAST_ON_TOP, isqrt(len(self.ground))):
            return type(self)(self.ground, top)
        return type(self)({**self.ground, **top}, {})

    def __getitem__(self, name: str) -> _V:
        return self.top[name] if name in self.top else self.ground[name]

    def __iter__(self) -> Iterator[str]:
        yield from self.ground
        yield from (name for name in self.top if name not in self.ground)

    def __len__(self) -> int:
        return len(self.ground) + sum(name not in self.ground for name in self.top)
