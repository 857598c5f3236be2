"""Misspelt names, each reported once with all its places."""

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Character, Prop
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.names import Names, without_article
from storyc.lower.namespace import fold
from storyc.source import Located


class Slips:
    """Gathers names that are probably meant to be declared ones.

    Diagnostics: `UNKNOWN_CHARACTER`, `UNKNOWN_PROP`.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._found: dict[str, tuple[Character | Prop, list[Located]]] = {}

    def note(self, wrong: Located, meant: Character | Prop) -> None:
        """Note one place of a misspelt name; from now on it stands for the one that is meant."""
        _, places = self._found.setdefault(fold(wrong.text), (meant, []))
        places.append(wrong)
        self._names.alias(wrong.text, meant)

    def meant(self, name: str) -> Character | Prop | None:
        """Return what a misspelt name stands for."""
        known = self._found.get(fold(name))
        return known[0] if known is not None else None

    def report(self, findings: Findings) -> None:
        """Report each name at its first place."""
        for meant, places in self._found.values():
            findings.add(self._diagnostic(meant, places))

    def _diagnostic(self, meant: Character | Prop, places: list[Located]) -> Diagnostic:
        is_prop = isinstance(meant, Prop)
        kind = "prop" if is_prop else "character"
        name = without_article(places[0].text) if is_prop else places[0].text
        also = f" ({len(places)} times)" if len(places) > 1 else ""
        return Diagnostic(
            Code.UNKNOWN_PROP if is_prop else Code.UNKNOWN_CHARACTER,
            f"there is no {kind} {name}{also}",
            places[0].span,
            here=f"did you mean {meant.name}?",
            labels=(Label(self._names.place(meant), f"{meant.name} is declared here"),),
            help=f"write {meant.name}, or declare `{kind} {name}`",
            fixes=correction(places, meant.name),
        )
