"""What action, speeches and shots imply for the state, without a state line."""

import re
from dataclasses import replace
from functools import cache

from storyc.continuity.camera_side import (
    camera_travels,
    is_neutral,
    shows_something_else,
    stirs,
)
from storyc.continuity.handling import Handling, HandlingKind, read_handlings
from storyc.continuity.staging import Staging, StagingKind, read_sentence, read_shot_line
from storyc.continuity.state import ContinuityState, FrameSide
from storyc.continuity.weather_words import told_weather
from storyc.ir import ActionBeat, Shot, SpeechBeat
from storyc.source import Span

_ENTERING = re.compile(
    r"\b(?:(?:re-?)?enters|returns|(?:re-?)?appears|(?:is|are)\s+back"
    r"|(?:comes|walks|steps|runs|bursts|rushes|storms|strides|slips|climbs|pushes|stumbles|hurries)"
    r"\b[^.;]*?\b(?:in|back|inside|through|into))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.;]*")


def show_shot(state: ContinuityState, shot: Shot) -> ContinuityState:
    """Whoever the camera is on is there, on the side of the frame that the shot line says."""
    if is_neutral(shot) and not shows_something_else(shot):
        state = state.without_side(*state.sides)
    for subject in shot.subjects:
        if subject.kind == "character":
            state = _infer_presence(state, subject.name, subject.span)
    return state if camera_travels(shot) else _put_aside(state, read_shot_line(shot, state.cast))


def hear_speech(state: ContinuityState, beat: SpeechBeat) -> ContinuityState:
    """Whoever is seen speaking is there, even after leaving: that is reported at the first line."""
    if beat.is_off_screen:
        return state
    who = state.character(beat.character)
    if who.present:
        return state
    return _set_present(state, beat.character, beat.span)


def read_action(state: ContinuityState, beat: ActionBeat) -> ContinuityState:
    """Whoever acts or is seen is there; people move about, and props change hands."""
    state = _put_aside(_stir(state, beat), read_sentence(beat))
    for mention in beat.shown:
        # The state of somebody who is there already cannot change: most names are theirs.
        if mention.kind == "character" and not state.character(mention.name).present:
            if _comes_back(mention.name, beat.text):
                state = _set_present(state, mention.name, mention.span)
            state = _infer_presence(state, mention.name, mention.span)
    for handling in read_handlings(beat):
        state = _handle(state, handling)
    return _doubt_unnamed(_feel_weather(state, beat), beat)


def _feel_weather(state: ContinuityState, beat: ActionBeat) -> ContinuityState:
    """A state line outweighs what action says of the weather; somebody called Rain is none."""
    if state.weather is not None and state.weather_since is None:
        return state
    told = told_weather(beat.text, inside=state.setting == "INT")
    if told is None or told.weather == state.weather:
        return state
    if told.weather is None:
        return replace(state, weather=None, weather_since=None)
    words = set(told.weather.split())
    if any(words & set(it.name.lower().split()) for it in beat.mentions):
        return state
    return replace(state, weather=told.weather, weather_since=beat.span)


def _stir(state: ContinuityState, beat: ActionBeat) -> ContinuityState:
    """Forget the side of those who move, of everybody where `she` or `they` do."""
    if not state.sides or not stirs(beat):
        return state
    named = [it.name for it in beat.mentions if it.kind == "character"]
    is_plain = bool(named) and _SOMEBODY.search(beat.text) is None
    return state.without_side(*(named if is_plain else state.sides))


def _put_aside(state: ContinuityState, said: tuple[Staging, ...]) -> ContinuityState:
    """Keep in mind who is on which side; whoever is said to be in the picture is there."""
    for each in said:
        state = _infer_presence(state, each.who, each.place)
    stands = {
        it.who: FrameSide(it.side, it.place, it.implied)
        for it in said
        if it.kind is StagingKind.STANDS
    }
    return replace(state, sides={**state.sides, **stands}) if stands else state


_SOMEBODY = re.compile(r"\b(?:he|she|they|both|people|everybody|everyone)\b", re.IGNORECASE)


def _infer_presence(state: ContinuityState, name: str, span: Span) -> ContinuityState:
    """A name is no proof against a state line: MARA may watch TOM, who left, from the window."""
    who = state.character(name)
    if who.present or who.presence_is_explicit:
        return state
    return _set_present(state, name, span)


def _set_present(state: ContinuityState, name: str, span: Span) -> ContinuityState:
    who = state.character(name)
    if who.present:
        return state
    now = replace(
        who, present=True, presence_is_explicit=False, changed={**who.changed, "present": span}
    )
    return state.with_character(name, now)


def _comes_back(name: str, text: str) -> bool:
    clauses = (_CLAUSE.match(text, it.end()) for it in _name_pattern(name).finditer(text))
    return any(it is not None and _ENTERING.search(text, *it.span()) for it in clauses)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)


def _handle(state: ContinuityState, handling: Handling) -> ContinuityState:
    name = handling.prop.name
    prop = state.prop(name)
    taker = handling.who if handling.kind is HandlingKind.TAKE else handling.to
    if handling.kind is HandlingKind.USE or prop.holder == taker is not None:
        return state
    if taker is None:
        return _let_go(_doubt(state, name, handling), handling)
    now = replace(
        prop,
        holder=taker,
        place=None,
        changed=handling.prop.span,
        change=f"{taker} has it from here on",
        released_by=handling.who if handling.kind is HandlingKind.RELEASE else None,
        certain=False,
    )
    return state.with_prop(name, now)


def _let_go(state: ContinuityState, handling: Handling) -> ContinuityState:
    """A thing that is put down is in nobody's hand in the next picture, wherever it may be."""
    prop = state.prop(handling.prop.name)
    if not handling.parts or prop.holder is None or handling.who not in {None, prop.holder}:
        return state
    now = replace(
        prop,
        holder=None,
        changed=handling.prop.span,
        change=f"{prop.holder} parts with it here",
        released_by=prop.holder,
        certain=False,
    )
    return state.with_prop(handling.prop.name, now)


def _doubt(state: ContinuityState, name: str, handling: Handling) -> ContinuityState:
    """Keep what is known for the picture, but stop vouching for it.

    Words that only tell what a state line has said already cast no doubt on it.
    """
    prop = state.prop(name)
    told_already = handling.who is not None and handling.who == prop.released_by
    if told_already or not prop.certain:
        return state
    return state.with_prop(name, replace(prop, certain=False))


_MOVES_SOMETHING = re.compile(
    r"\b(?:takes?|grabs?|snatch(?:es)?|picks?|catch(?:es)?|hands?|gives?|pass(?:es)?|throws?|toss(?:es)?"
    r"|drops?|sets?|puts?|lays?)\b[^.;]*?\b(?:it|them|one|both|everything)\b",
    re.IGNORECASE,
)


def _doubt_unnamed(state: ContinuityState, beat: ActionBeat) -> ContinuityState:
    """`She hands it to him` moves a thing and does not say which: any may be elsewhere now."""
    if not state.props or _MOVES_SOMETHING.search(beat.text) is None:
        return state
    certain = {name: prop for name, prop in state.props.items() if prop.certain}
    doubted = {name: replace(prop, certain=False) for name, prop in certain.items()}
    return replace(state, props=state.props.changed(doubted)) if certain else state
