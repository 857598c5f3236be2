"""The state of the world at one beat."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storyc.source import Span


@dataclass(frozen=True, slots=True)
class CharacterState:
    """Where somebody is, what they wear, hold and look like.

    `presence_is_explicit` tells a `+ TOM enters` from presence inferred by a cue or mention.
    `changed` is the place of the last change of each field, by field name.
    """

    present: bool = False
    presence_is_explicit: bool = False
    wardrobe: str | None = None
    condition: tuple[str, ...] = ()
    position: str | None = None
    changed: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropState:
    """Who holds a prop or where it lies, and what state it is in. `changed` is the last change."""

    holder: str | None = None
    place: str | None = None
    state: str | None = None
    changed: Span | None = None
    change: str = ""


@dataclass(frozen=True, slots=True)
class ContinuityState:
    """Everything a script supervisor would know at one moment."""

    scene: str
    place: str | None = None
    area: str | None = None
    time_of_day: str | None = None
    weather: str | None = None
    light: str | None = None
    style: str | None = None
    cast: Mapping[str, CharacterState] = field(default_factory=dict)
    props: Mapping[str, PropState] = field(default_factory=dict)

    def holding(self, character: str) -> tuple[str, ...]:
        """Return the props in a character's hands, by name."""
        return tuple(sorted(name for name, it in self.props.items() if it.holder == character))


@dataclass(frozen=True)
class ContinuityLog:
    """The state before each beat and after each scene's last one.

    Shape: `before` has one entry for each beat id, `after` one for each beat id.
    """

    before: Mapping[str, ContinuityState]
    after: Mapping[str, ContinuityState]
