"""The state of the world at one beat."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from storyc.continuity.layered import Layered
from storyc.continuity.staging import Side
from storyc.source import Span


@dataclass(frozen=True, slots=True)
class CharacterState:
    """Where somebody is, what they wear and look like.

    `presence_is_explicit` tells a `+ TOM enters` or `+ TOM exits` from presence inferred by a cue,
    mention or shot. `condition` holds all that was said with `is` and `has`; `manner` is the part
    of it that the next `is` replaces. `changed` is the place of the last change of each field, by
    field name.
    """

    present: bool = False
    presence_is_explicit: bool = False
    wardrobe: str | None = None
    condition: tuple[str, ...] = ()
    manner: str | None = None
    position: str | None = None
    changed: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropState:
    """Who holds a prop or where it lies, and what state it is in.

    `place` is where it was dropped, in words; `lies_in` is the location and area of that place.
    `changed` is where it last changed hands, and `change` says how ("dropped here"). `released_by`
    dropped it or gave it away then. `certain` says that a state line put it there; what is only
    read out of prose is good enough for a picture, never for an alarm.
    """

    holder: str | None = None
    place: str | None = None
    state: str | None = None
    changed: Span | None = None
    change: str = ""
    released_by: str | None = None
    certain: bool = False
    lies_in: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class FrameSide:
    """The side of the frame that somebody is on, and the words that say or imply it."""

    side: Side
    since: Span
    implied: bool = False


@dataclass(frozen=True, slots=True)
class ContinuityState:
    """Everything a script supervisor would know at one moment.

    `weather_since` is the sentence of action that the weather is read from, `None` where a line
    says it. `sides` is who was last said to be on which side of the frame; whoever may be elsewhere
    by now is not in it.

    States share what did not change between them: never change a mapping in place.
    """

    scene: str
    setting: str | None = None
    place: str | None = None
    area: str | None = None
    time_of_day: str | None = None
    weather: str | None = None
    weather_since: Span | None = None
    light: str | None = None
    style: str | None = None
    cast: Layered[CharacterState] = field(default_factory=Layered)
    props: Layered[PropState] = field(default_factory=Layered)
    sides: Mapping[str, FrameSide] = field(default_factory=dict)

    def holding(self, character: str) -> tuple[str, ...]:
        """Return the props in a character's hands, by name."""
        return tuple(sorted(name for name, it in self.props.items() if it.holder == character))

    def lying(self) -> tuple[str, ...]:
        """Return the props that lie where the scene plays, by name."""
        here = (self.place, self.area)
        return tuple(sorted(name for name, it in self.props.items() if it.lies_in == here))

    def present(self) -> tuple[str, ...]:
        """Return who is there, by name."""
        return tuple(sorted(name for name, it in self.cast.items() if it.present))

    def character(self, name: str) -> CharacterState:
        """Return the state of somebody; of a stranger, that nothing is known."""
        return self.cast.get(name, _STRANGER)

    def prop(self, name: str) -> PropState:
        """Return the state of a prop; of one never met, that nothing is known."""
        return self.props.get(name, _UNSEEN)

    def with_character(self, name: str, it: CharacterState) -> Self:
        """Return this state with somebody changed."""
        return replace(self, cast=self.cast.changed({name: it}))

    def without_side(self, *names: str) -> Self:
        """Return this state with nothing known of the side of the frame that somebody is on."""
        left = {name: it for name, it in self.sides.items() if name not in names}
        return self if len(left) == len(self.sides) else replace(self, sides=left)

    def with_prop(self, name: str, it: PropState) -> Self:
        """Return this state with a prop changed."""
        return replace(self, props=self.props.changed({name: it}))


_STRANGER = CharacterState()
_UNSEEN = PropState()


@dataclass(frozen=True)
class ContinuityLog:
    """The state before and after each beat.

    Shape: `before` and `after` have one entry for each beat id. States are shared: two beats
    between which nothing changed have the same object.
    """

    before: Mapping[str, ContinuityState]
    after: Mapping[str, ContinuityState]
