"""What the rest of a film brings in where only some of its scenes are lowered."""

from dataclasses import dataclass

from storyc.ir import Character, Location, Prop


@dataclass(frozen=True, slots=True)
class Company:
    """Those whom other scenes name and nobody declared, and how many scenes stand before these."""

    met: tuple[Character | Location | Prop, ...] = ()
    scenes_before: int = 0
