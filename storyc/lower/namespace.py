"""The names that one script and everything it includes share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.lower.findings import Findings
from storyc.source import Located, SourceFile, Span
from storyc.syntax.tree import Declaration, Let, Template

Family = Literal["thing", "style", "music", "voice", "target", "template", "let"]

_FAMILIES: dict[str, Family] = {
    "character": "thing",
    "cameo": "thing",
    "location": "thing",
    "prop": "thing",
    "style": "style",
    "music": "music",
    "voice": "voice",
    "target": "target",
}


def fold(name: str) -> str:
    """Return the form under which names are compared: without case, straight quotes, one blank."""
    return " ".join(name.casefold().replace("’", "'").split())


@dataclass(frozen=True)
class Named:
    """Something that was given a name: what, in which file, and among which names."""

    name: Located
    like: Located | None
    node: Declaration | Let | Template
    file: SourceFile
    home: "Namespace"

    @property
    def family(self) -> Family:
        """Names of different families do not meet."""
        match self.node:
            case Let():
                return "let"
            case Template():
                return "template"
            case Declaration():
                return _FAMILIES.get(self.node.keyword.text.casefold(), "thing")


def declared_here(named: "Named | None") -> tuple[Label, ...]:
    """Return the label that shows where what is probably meant is declared."""
    if named is None:
        return ()
    return (Label(named.name.span, f"{named.name.text} is declared here"),)


class Namespace:
    """Declarations, variables and templates by name, in the order they are met."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[Family, str], Named] = {}
        self._lost: set[str] = set()

    def add(self, named: Named, findings: Findings, place: Span | None = None) -> None:
        """Take a name in; the first one keeps it.

        Args:
            named: the new name.
            findings: gets `DUPLICATE_DECLARATION`.
            place: where the name comes in, if not where it is declared (an import).
        """
        first = self._by_key.setdefault((named.family, fold(named.name.text)), named)
        if first is named or first.node is named.node:
            return
        findings.add(
            Diagnostic(
                Code.DUPLICATE_DECLARATION,
                f"{named.name.text} is declared twice",
                place or named.name.span,
                here="the second one is ignored",
                labels=(Label(first.name.span, "first declared here"),),
                help="give one of them another name, or remove it",
            )
        )

    def lose(self, name: str) -> None:
        """Note a name whose import failed: its absence is reported there, and nowhere else."""
        self._lost.add(fold(name))

    def is_lost(self, name: str) -> bool:
        """Tell whether the import of a name failed."""
        return fold(name) in self._lost

    def get(self, family: Family, name: str) -> Named | None:
        """Return what a name of a family stands for."""
        return self._by_key.get((family, fold(name)))

    def every(self, family: Family) -> tuple[Named, ...]:
        """Return everything of a family, in order."""
        return tuple(it for it in self if it.family == family)

    def called(self, name: str) -> tuple[Named, ...]:
        """Return everything of any family that has this name."""
        key = fold(name)
        return tuple(it for (_, known), it in self._by_key.items() if known == key)

    def names(self, family: Family | None = None) -> tuple[str, ...]:
        """Return the names as they are written."""
        return tuple(it.name.text for it in self if family is None or it.family == family)

    def __iter__(self) -> Iterator[Named]:
        return iter(self._by_key.values())
