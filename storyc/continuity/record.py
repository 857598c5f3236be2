"""What is known at one moment, fact by fact, as a script supervisor writes it down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from storyc.continuity.state import CharacterState, ContinuityState, PropState
from storyc.source import Span

Field = Literal[
    "place",
    "area",
    "time of day",
    "weather",
    "light",
    "style",
    "is there",
    "position",
    "frame side",
    "wears",
    "condition",
    "holds",
    "lies",
    "state",
]

FIELDS: tuple[Field, ...] = get_args(Field)
"""All of them, in the order in which they are told."""

SCENE = ""
"""The subject of what holds for the whole scene."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known. `since` is where the script says it, if a place is known.

    `inferred` facts were worked out from cues, mentions, shots and prose, or assumed; the others
    stand in a heading, a declaration or a `+` line.
    """

    value: str
    inferred: bool = False
    since: Span | None = None


Record = Mapping[tuple[str, Field], Fact]
"""Facts by subject and field. Who is not there has none."""


def record(state: ContinuityState, *, heading_time: str | None) -> Record:
    """Return all facts of a state, the scene's first, then people and props by name.

    Args:
        state: the state.
        heading_time: the time of day that the heading itself gives.
    """
    found = dict(_scene_facts(state, heading_time))
    for name in state.present():
        found |= {(name, field): it for field, it in _character_facts(state, name)}
    for name, prop in state.props.items():
        if not _is_here(prop, state):
            continue
        found |= {(name, field): it for field, it in _prop_facts(prop)}
    return dict(sorted(found.items(), key=lambda it: _order(*it[0])))


def _order(subject: str, field: Field) -> tuple[bool, bool, str, int]:
    """Sort the scene first, then people, then things."""
    return subject != SCENE, field in {"lies", "state"}, subject, FIELDS.index(field)


def _is_here(prop: PropState, state: ContinuityState) -> bool:
    """Tell whether a thing that nobody holds is in the scene, as far as anybody knows."""
    return prop.lies_in is None or prop.lies_in == (state.place, state.area)


def _scene_facts(
    state: ContinuityState, heading_time: str | None
) -> Iterator[tuple[tuple[str, Field], Fact]]:
    fields: tuple[tuple[Field, str | None], ...] = (
        ("place", state.place),
        ("area", state.area),
        ("light", state.light),
        ("style", state.style),
    )
    for field, value in fields:
        if value is not None:
            yield (SCENE, field), Fact(value)
    if state.weather is not None:
        since = state.weather_since
        yield (SCENE, "weather"), Fact(state.weather, inferred=since is not None, since=since)
    if state.time_of_day is not None:
        carried = state.time_of_day != heading_time
        yield (SCENE, "time of day"), Fact(state.time_of_day, inferred=carried)


def _character_facts(state: ContinuityState, name: str) -> Iterator[tuple[Field, Fact]]:
    who = state.character(name)
    yield (
        "is there",
        Fact("present", not who.presence_is_explicit, who.changed.get("present")),
    )
    if who.position is not None:
        yield "position", Fact(who.position, since=who.changed.get("present"))
    if name in state.sides:
        placed = state.sides[name]
        yield "frame side", Fact(placed.side, placed.implied, placed.since)
    if who.wardrobe is not None:
        yield "wears", _wardrobe(who, who.wardrobe)
    if who.condition:
        yield "condition", Fact(", ".join(who.condition), since=who.changed.get("condition"))
    held = [(it, state.prop(it)) for it in state.holding(name)]
    if held:
        yield (
            "holds",
            Fact(
                ", ".join(_with_state(it, prop) for it, prop in held),
                inferred=not all(prop.certain for _, prop in held),
                since=held[0][1].changed,
            ),
        )


def _wardrobe(who: CharacterState, name: str) -> Fact:
    """The first declared clothes are worn until a line says otherwise."""
    since = who.changed.get("wardrobe")
    return Fact(name, inferred=since is None, since=since)


def _prop_facts(prop: PropState) -> Iterator[tuple[Field, Fact]]:
    if prop.holder is None and prop.place is not None:
        yield "lies", Fact(f"at {prop.place}", not prop.certain, prop.changed)
    if prop.holder is None and prop.state is not None:
        yield "state", Fact(prop.state, since=prop.changed)


def _with_state(name: str, prop: PropState) -> str:
    return name if prop.state is None else f"{name} ({prop.state})"
