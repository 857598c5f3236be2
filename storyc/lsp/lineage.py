"""Which declaration is `like` which, as the names were resolved."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from storyc.lower.findings import Findings
from storyc.lower.modules import load
from storyc.lower.namespace import Named, Namespace
from storyc.lower.properties import kind_of
from storyc.lsp.names import Name
from storyc.lsp.snapshot import Snapshot
from storyc.source import Span
from storyc.syntax import Declaration
from storyc.world.reader import MemoryReader


@dataclass(frozen=True)
class Lineage:
    """The declarations of a script and of all that it reads, in the order of their names."""

    declared: tuple[Named, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Lineage":
        """Read the declarations of a snapshot; the files are those that its check has read."""
        texts = {name: it.text for name, it in snapshot.checked.sources.items()}
        program = load(snapshot.entry, MemoryReader(texts), Findings())
        found = {it.node.span: it for home in _homes(program.names) for it in home}
        return cls(tuple(found.values()))

    @cached_property
    def by_place(self) -> dict[Span, Named]:
        """Declarations by where they stand."""
        return {it.node.span: it for it in self.declared}

    def named(self, name: Name) -> Named | None:
        """Return the declaration of a name of the film, `None` if it is only met."""
        return self.by_place.get(name.declared)

    def parent(self, of: Named) -> Named | None:
        """Return what a declaration is `like`, `None` if it is like nothing, or in a circle."""
        if of.like is None:
            return None
        other = of.home.get(of.family, of.like.text)
        return other if other is not None and kind_of(other) == kind_of(of) else None

    def children(self, of: Named) -> Iterator[Named]:
        """Yield the declarations that are `like` another, themselves and not at second hand."""
        return (it for it in self.declared if it is not of and self.parent(it) is of)

    def voice(self, of: Named) -> Named | None:
        """Return the declared voice that somebody speaks with."""
        if not isinstance(of.node, Declaration):
            return None
        said = (it.value for it in of.node.properties if it.key.text.casefold() == "voice")
        value = next(said, None)
        return None if value is None else of.home.get("voice", value.text)


def _homes(first: Namespace) -> Iterator[Namespace]:
    """Yield a namespace and those that its names come from, each once."""
    waiting, seen = [first], {id(first)}
    while waiting:
        current = waiting.pop()
        yield current
        for it in current:
            if id(it.home) not in seen:
                seen.add(id(it.home))
                waiting.append(it.home)
