"""Everything that a film declares, typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from storyc.ir import Character, Location, Music, Prop, Style, TargetChange, Voice
from storyc.lower import figures, surroundings
from storyc.lower.findings import Findings
from storyc.lower.namespace import Family, Namespace, fold
from storyc.lower.properties import Properties, Schema, kind_of
from storyc.lower.variables import Variables
from storyc.syntax.tree import Declaration

SCHEMAS: dict[str, tuple[Family, Schema]] = {
    "character": ("thing", figures.SCHEMA),
    "location": ("thing", surroundings.LOCATION),
    "prop": ("thing", surroundings.PROP),
    "style": ("style", surroundings.STYLE),
    "voice": ("voice", surroundings.VOICE),
    "music": ("music", surroundings.MUSIC),
    "target": ("target", surroundings.TARGET),
}
"""The properties of each kind of declaration, and with which names its own are compared."""


@dataclass(frozen=True)
class Declared:
    """What a film declares, kind by kind, in the order it is met."""

    characters: tuple[Character, ...]
    locations: tuple[Location, ...]
    props: tuple[Prop, ...]
    styles: tuple[Style, ...]
    voices: tuple[Voice, ...]
    music: tuple[Music, ...]
    target_changes: tuple[TargetChange, ...]


def declare(names: Namespace, variables: Variables, findings: Findings) -> Declared:
    """Type every declaration among some names.

    Diagnostics: those of `Properties`; `MALFORMED_DECLARATION`.
    """

    def every(kind: str) -> Iterator[tuple[str, Properties]]:
        family, schema = SCHEMAS[kind]
        for named in names.every(family):
            if kind_of(named) == kind and isinstance(named.node, Declaration):
                keyword = named.node.keyword.text.casefold()
                yield keyword, Properties(named, schema, variables, findings)

    voices = tuple(surroundings.voice(said) for _, said in every("voice"))
    by_name = {fold(it.name): it for it in voices}
    characters = []
    for keyword, said in every("character"):
        figures.judge(said, keyword, findings)
        characters.append(figures.character(said, by_name))
    return Declared(
        characters=tuple(characters),
        locations=tuple(surroundings.location(said) for _, said in every("location")),
        props=tuple(surroundings.prop(said) for _, said in every("prop")),
        styles=tuple(surroundings.style(said) for _, said in every("style")),
        voices=voices,
        music=tuple(surroundings.music(said) for _, said in every("music")),
        target_changes=tuple(
            surroundings.target_change(said, findings) for _, said in every("target")
        ),
    )
