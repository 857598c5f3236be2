"""What each kind of state line changes.

One function a verb. They take what the writer says for the truth; whether it can be true is asked
by the checks. A line about a name that nobody knows changes nothing: lowering has reported it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from storyc.continuity.staging import read_side
from storyc.continuity.state import CharacterState, ContinuityState, FrameSide, PropState
from storyc.ir import StateBeat, StateVerb

_ChangeOfScene = Callable[[ContinuityState, StateBeat], ContinuityState]
_ChangeOfSubject = Callable[[ContinuityState, StateBeat, str], ContinuityState]


def apply_state_line(state: ContinuityState, beat: StateBeat) -> ContinuityState:
    """Return the state after a `+` line."""
    of_scene = SCENE_VERBS.get(beat.verb)
    if of_scene is not None:
        return of_scene(state, beat)
    if beat.subject is None:
        return state
    return SUBJECT_VERBS[beat.verb](state, beat, beat.subject)


def _change(
    state: ContinuityState, beat: StateBeat, name: str, field: str, now: CharacterState
) -> ContinuityState:
    changed = {**now.changed, field: beat.span}
    return state.with_character(name, replace(now, changed=changed))


_THE_SAME = re.compile(r"(?:the |her |his |their )?same\b[^,;]*", re.IGNORECASE)


def keeps_clothes(line: StateBeat) -> bool:
    """Tell whether a line says that somebody wears what they wore: `MARA wears the same suit`."""
    says_same = line.what is not None and _THE_SAME.fullmatch(line.what) is not None
    return line.verb is StateVerb.WEARS and says_same


def _wears(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    if keeps_clothes(beat) and state.character(subject).wardrobe is not None:
        return state
    now = replace(state.character(subject), wardrobe=beat.what)
    return _change(state, beat, subject, "wardrobe", now)


def _removes(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    """Take off a condition of that name, else the clothes."""
    who = state.character(subject)
    if beat.what not in who.condition:
        return _change(state, beat, subject, "wardrobe", replace(who, wardrobe=None))
    left = tuple(each for each in who.condition if each != beat.what)
    now = replace(who, condition=left, manner=who.manner if who.manner in left else None)
    return _change(state, beat, subject, "condition", now)


def _is(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    """Replace what the last `is` said: `MARA is dry` ends `MARA is soaked`.

    A side of the frame is none of how somebody looks: `MARA is on the left of the frame`.
    """
    if beat.what is None:
        return state
    if subject in state.props:
        return state.with_prop(subject, replace(state.prop(subject), state=beat.what))
    side = read_side(beat.what)
    if side is not None:
        return replace(state, sides={**state.sides, subject: FrameSide(side, beat.span)})
    who = state.character(subject)
    others = tuple(each for each in who.condition if each not in (who.manner, beat.what))
    now = replace(who, condition=(beat.what, *others), manner=beat.what)
    return _change(state, beat, subject, "condition", now)


def _has(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    """Add to the condition (`TOM has a black eye`); a prop that somebody has is in their hands."""
    if beat.what is None:
        return state
    if beat.what in state.props:
        return _holds(state, beat, subject)
    if subject in state.props:
        return _is(state, beat, subject)
    who = state.character(subject)
    if beat.what in who.condition:
        return state
    now = replace(who, condition=(*who.condition, beat.what))
    return _change(state, beat, subject, "condition", now)


def _holds(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    return _move(state, beat, f"in {subject}'s hands from here on", holder=subject)


def _takes(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    return _move(state, beat, f"taken by {subject} here", holder=subject)


def _drops(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    place = beat.to or state.area or state.place
    return _move(
        state,
        beat,
        "dropped here",
        place=place,
        lies_in=(state.place, state.area),
        released_by=subject,
    )


def _gives(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    receiver = beat.to
    if receiver is None:
        return _move(state, beat, "given away here", released_by=subject)
    return _move(state, beat, f"given to {receiver} here", holder=receiver, released_by=subject)


def _move(
    state: ContinuityState,
    beat: StateBeat,
    change: str,
    *,
    holder: str | None = None,
    place: str | None = None,
    lies_in: tuple[str | None, str | None] | None = None,
    released_by: str | None = None,
) -> ContinuityState:
    if beat.what is None:
        return state
    now = PropState(
        holder=holder,
        place=place,
        lies_in=lies_in,
        state=beat.state or state.prop(beat.what).state,
        changed=beat.span,
        change=change,
        released_by=released_by,
        certain=True,
    )
    return state.with_prop(beat.what, now)


def _enters(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    who = state.character(subject)
    now = replace(who, present=True, presence_is_explicit=True, position=beat.what)
    return _change(state.without_side(subject), beat, subject, "present", now)


def _exits(state: ContinuityState, beat: StateBeat, subject: str) -> ContinuityState:
    who = state.character(subject)
    now = replace(who, present=False, presence_is_explicit=True, position=None)
    return _change(state.without_side(subject), beat, subject, "present", now)


def _style(state: ContinuityState, beat: StateBeat) -> ContinuityState:
    return replace(state, style=beat.what)


def _light(state: ContinuityState, beat: StateBeat) -> ContinuityState:
    return replace(state, light=beat.what)


def _weather(state: ContinuityState, beat: StateBeat) -> ContinuityState:
    return replace(state, weather=beat.what, weather_since=None)


def _time(state: ContinuityState, beat: StateBeat) -> ContinuityState:
    return replace(state, time_of_day=beat.what)


SUBJECT_VERBS: Mapping[StateVerb, _ChangeOfSubject] = {
    StateVerb.WEARS: _wears,
    StateVerb.REMOVES: _removes,
    StateVerb.HOLDS: _holds,
    StateVerb.TAKES: _takes,
    StateVerb.DROPS: _drops,
    StateVerb.GIVES: _gives,
    StateVerb.IS: _is,
    StateVerb.HAS: _has,
    StateVerb.ENTERS: _enters,
    StateVerb.EXITS: _exits,
}

SCENE_VERBS: Mapping[StateVerb, _ChangeOfScene] = {
    StateVerb.STYLE: _style,
    StateVerb.LIGHT: _light,
    StateVerb.WEATHER: _weather,
    StateVerb.TIME: _time,
}
