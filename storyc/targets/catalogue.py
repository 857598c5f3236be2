"""The targets that a script can be planned for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storyc.targets import registry
from storyc.targets.target import Target


@dataclass(frozen=True)
class Catalogue:
    """The shipped targets and the project's own.

    `wrong` are the names of the project's own targets that cannot be read; a finding says why.
    """

    own: Mapping[str, Target] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()

    def load(self, name: str) -> Target | None:
        """Return the target called `name`, `None` if there is none."""
        return self.own.get(name) or registry.load(name)

    def names(self) -> tuple[str, ...]:
        """Return the names of all targets, the project's own first."""
        return (*self.own, *registry.names())

    def all_targets(self) -> tuple[Target, ...]:
        """Return all targets, the project's own first."""
        return (*self.own.values(), *registry.all_targets())
