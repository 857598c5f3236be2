"""Who and what the script knows by name."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from storyc.diagnostics import Label, closest
from storyc.ir import Area, Character, Location, Prop, Style
from storyc.lower.declarations import Declared
from storyc.lower.namespace import Family, Namespace, declared_here, fold
from storyc.source import Span

Kind = Literal["character", "prop"]

_N = TypeVar("_N")
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SHORT = 4


class Names:
    """The cast of a film by name, compared without case.

    Whatever is met under a cue, in a heading or in a state line joins the declared ones.
    """

    def __init__(self, declared: Declared, written: Namespace) -> None:
        self._written = written
        self._characters = {fold(it.name): it for it in declared.characters}
        self._locations = {fold(it.name): it for it in declared.locations}
        self._props = {fold(it.name): it for it in declared.props}
        self._styles = {fold(it.name): it for it in declared.styles}
        areas = (area for place in reversed(declared.locations) for area in place.areas)
        self._areas = {fold(it.name): it for it in areas}
        self._aliases: dict[str, Character | Prop] = {}
        self.declares_characters = bool(self._characters)

    @property
    def characters(self) -> tuple[Character, ...]:
        """Declared characters, then the others as they come in."""
        return tuple(self._characters.values())

    @property
    def locations(self) -> tuple[Location, ...]:
        """Declared locations, then the others as they come in."""
        return tuple(self._locations.values())

    @property
    def props(self) -> tuple[Prop, ...]:
        """Declared props, then the others as they come in."""
        return tuple(self._props.values())

    @property
    def styles(self) -> tuple[Style, ...]:
        """Declared styles."""
        return tuple(self._styles.values())

    def character(self, name: str) -> Character | None:
        """Return the character of a name."""
        alias = self._aliases.get(fold(name))
        found = _look_up(name, self._characters)
        return alias if found is None and isinstance(alias, Character) else found

    def location(self, name: str) -> Location | None:
        """Return the location of a name."""
        return _look_up(name, self._locations)

    def prop(self, name: str) -> Prop | None:
        """Return the prop of a name."""
        alias = self._aliases.get(fold(name))
        found = _look_up(name, self._props)
        return alias if found is None and isinstance(alias, Prop) else found

    def style(self, name: str) -> Style | None:
        """Return the style of a name."""
        return self._styles.get(fold(name))

    def area(self, name: str, location: Location | None) -> Area | None:
        """Return the area of a name: of this location, or else of the first that has it."""
        own = {fold(it.name): it for it in location.areas} if location is not None else {}
        return _look_up(name, own) or _look_up(name, self._areas)

    def every_name(self) -> Iterator[str]:
        """Yield every name a shot can be on."""
        yield from (it.name for it in self.characters)
        yield from (it.name for it in self.props)
        yield from (it.name for it in self.locations)
        yield from (it.name for it in self._areas.values())

    def place(self, declared: Character | Location | Prop) -> Span:
        """Return where the name of somebody or something stands in its declaration."""
        named = self._written.get("thing", declared.name)
        return named.name.span if named is not None else declared.span

    def declared_here(self, name: str) -> tuple[Label, ...]:
        """Return the label that shows where a name is declared; none if it is only met."""
        families: tuple[Family, ...] = ("thing", "style")
        found = (self._written.get(family, name) for family in families)
        return declared_here(next((it for it in found if it is not None), None))

    def is_lost(self, name: str) -> bool:
        """Tell whether a name is known to be missing, so that it need not be reported again."""
        return self._written.is_lost(name)

    def alias(self, slip: str, meant: Character | Prop) -> None:
        """Let a misspelt name stand for what is meant, so that the mistake is reported once."""
        self._aliases[fold(slip)] = meant

    def meet(self, newcomer: Character | Location | Prop) -> None:
        """Take in somebody or something that no declaration names."""
        match newcomer:
            case Character():
                self._characters.setdefault(fold(newcomer.name), newcomer)
            case Location():
                self._locations.setdefault(fold(newcomer.name), newcomer)
            case Prop():
                self._props.setdefault(fold(newcomer.name), newcomer)


def without_article(name: str) -> str:
    """Return a name without a leading the, a or an."""
    return _ARTICLE.sub("", name.strip(), count=1)


def _look_up(name: str, known: dict[str, _N]) -> _N | None:
    return known.get(fold(name)) or known.get(fold(without_article(name)))


def near(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that this one is probably a slip of, or `None`.

    Stricter than a mere suggestion, because it makes an error: names that differ in a number
    (GUARD 1, GUARD 2) are two people, and so are short ones that differ in more than a letter.
    """
    found = closest(name, known)
    if found is None or _DIGITS.findall(found) != _DIGITS.findall(name):
        return None
    likeness = SequenceMatcher(None, fold(name), fold(found)).ratio()
    return found if likeness >= (0.85 if len(found) <= _SHORT else 0.75) else None
