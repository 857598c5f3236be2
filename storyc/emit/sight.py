"""Who and what a clip shows."""

from collections.abc import Iterator, Sequence

from storyc.continuity import ContinuityState
from storyc.ir import (
    ActionBeat,
    Mention,
    ShotSize,
    SpeechBeat,
    StateBeat,
    StateVerb,
    Subject,
    takes_time,
)
from storyc.plan import ShotBeat
from storyc.plan.in_picture import named_beside, named_in, partner_in, shows_somebody

_TIGHT = frozenset({ShotSize.MEDIUM_CLOSE, ShotSize.CLOSE, ShotSize.EXTREME_CLOSE, ShotSize.INSERT})
"""Sizes that show their subject and nothing of the place around it."""


def people_and_seen(
    beats: Sequence[ShotBeat], state: ContinuityState
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is seen or heard in a run of beats that begins in `state`, and who is seen.

    Shape: each once, in order of appearance. A shot that names nobody and in which he, she or they
    act shows whoever is there; one that names one of two, and tells of him and her, shows both.
    """
    people: dict[str, None] = {}
    seen: dict[str, None] = {}
    for each, names in zip(beats, _seen(beats, state), strict=True):
        for name in names:
            people[name] = seen[name] = None
        if isinstance(each.beat, SpeechBeat):
            people[each.beat.character] = None
    return tuple(people), tuple(seen)


def props_in(
    beats: Sequence[ShotBeat], seen: Sequence[str], state: ContinuityState
) -> frozenset[str]:
    """Return the props that those seen hold at the beginning, or that are shown or named.

    One that was dropped at the place is seen there in every picture that has room for it.
    """
    held = (name for name, it in state.props.items() if it.holder in seen)
    named = (name for each in beats for name in _props_of(each, seen))
    lying = state.lying() if has_room_for_place(beats) else ()
    return frozenset((*held, *named, *lying))


def has_room_for_place(beats: Sequence[ShotBeat]) -> bool:
    """Tell whether a picture shows something of the place around its subject."""
    return any(each.shot.size not in _TIGHT for each in beats)


def _seen(beats: Sequence[ShotBeat], state: ContinuityState) -> Iterator[Sequence[str]]:
    """Yield whom each beat shows; who comes or goes before the first picture is not shown by it."""
    named = [named_in(each) for each in beats]
    peopled = {each.shot.id for each, names in zip(beats, named, strict=True) if names}
    has_begun = False
    for each, own in zip(beats, named, strict=True):
        has_begun = has_begun or takes_time(each.beat)
        beside = named_beside(each.shot)
        names = (*own, *beside) if beside else own
        match each.beat:
            case StateBeat(verb=StateVerb.ENTERS | StateVerb.EXITS, subject=str(who)):
                yield (*names, who) if has_begun else names
            case ActionBeat() if each.shot.id not in peopled and shows_somebody(each.beat):
                yield (*state.present(), *names)
            case ActionBeat():
                yield (*names, *partner_in(each, state.present()))
            case _:
                yield names


def _props_of(each: ShotBeat, seen: Sequence[str]) -> Iterator[str]:
    named: tuple[Subject | Mention, ...] = (*each.shot.subjects, *each.shot.mentions)
    yield from (it.name for it in named if it.kind == "prop")
    match each.beat:
        case ActionBeat(mentions=mentions):
            yield from (it.name for it in mentions if it.kind == "prop")
        case StateBeat(verb=StateVerb.IS | StateVerb.HAS, subject=str(prop)):
            yield prop
        case StateBeat(what=str(prop)) as line:
            if line.verb is StateVerb.DROPS or line.subject in seen or line.to in seen:
                yield prop
        case _:
            return
