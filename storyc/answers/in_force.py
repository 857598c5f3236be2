"""How long what a state line says holds."""

from collections.abc import Mapping, Sequence
from itertools import dropwhile, takewhile

from storyc.continuity import ContinuityLog, ContinuityState
from storyc.ir import Beat, StateBeat, StateVerb, takes_time
from storyc.plan import Plan, Segment


def segments_in_force(
    plan: Plan, beats: Sequence[Beat], log: ContinuityLog, line: StateBeat
) -> tuple[str, ...]:
    """Return the slates of the segments that open after a state line and while it holds.

    Args:
        plan: the segments.
        beats: all beats of the film, in order.
        log: the state before each of them.
        line: the state line.
    """
    said = _said(line, log.after[line.id])
    after = list(dropwhile(lambda it: it.id != line.id, beats))[1:]
    holding = takewhile(lambda it: _said(line, log.before[it.id]) == said, after)
    while_it_holds = {it.id for it in holding}
    by_id = {it.id: it for it in beats}
    return tuple(it.slate for it in plan.segments if opening_beat(it, by_id) in while_it_holds)


def opening_beat(segment: Segment, beats: Mapping[str, Beat]) -> str:
    """Return the beat whose state a segment opens with: the first one that takes time."""
    own = [it.id for shot in segment.shots for it in shot.beats]
    return next((it for it in own if takes_time(beats[it])), own[0])


def _said(line: StateBeat, state: ContinuityState) -> object:
    """Return the part of a state that a line is about."""
    subject, what = line.subject or "", line.what or ""
    match line.verb:
        case StateVerb.WEARS | StateVerb.REMOVES:
            return state.character(subject).wardrobe
        case StateVerb.ENTERS | StateVerb.EXITS:
            return state.character(subject).present
        case StateVerb.IS | StateVerb.HAS:
            return state.prop(subject).state, what in state.character(subject).condition
        case StateVerb.HOLDS | StateVerb.TAKES | StateVerb.DROPS | StateVerb.GIVES:
            prop = state.prop(what)
            return prop.holder, prop.place, prop.state
        case StateVerb.STYLE | StateVerb.LIGHT | StateVerb.WEATHER | StateVerb.TIME:
            return _of_scene(line.verb, state)


def _of_scene(verb: StateVerb, state: ContinuityState) -> str | None:
    told = {
        StateVerb.STYLE: state.style,
        StateVerb.LIGHT: state.light,
        StateVerb.WEATHER: state.weather,
        StateVerb.TIME: state.time_of_day,
    }
    return told[verb]
