"""What action, speeches and shots imply for the state, without a state line."""

import re
from dataclasses import replace
from functools import cache

from storyc.continuity.handling import Handling, HandlingKind, read_handlings
from storyc.continuity.state import ContinuityState
from storyc.ir import ActionBeat, Shot, SpeechBeat
from storyc.source import Span

_ENTERING = (
    r"(?:re-?)?enters|returns|(?:re-?)?appears|(?:is|are)\s+back"
    r"|(?:comes|walks|steps|runs|bursts|rushes|storms|strides|slips|climbs|pushes|stumbles|hurries)"
    r"\b[^.;]*?\b(?:in|back|inside|through|into)"
)


def show_shot(state: ContinuityState, shot: Shot) -> ContinuityState:
    """Whoever the camera is on is there."""
    for subject in shot.subjects:
        if subject.kind == "character":
            state = _infer_presence(state, subject.name, subject.span)
    return state


def hear_speech(state: ContinuityState, beat: SpeechBeat) -> ContinuityState:
    """Whoever is seen speaking is there, even after leaving: that is reported at the first line."""
    if beat.is_off_screen:
        return state
    who = state.character(beat.character)
    if who.present:
        return state
    return _set_present(state, beat.character, beat.span)


def read_action(state: ContinuityState, beat: ActionBeat) -> ContinuityState:
    """Whoever acts or is seen is there; a prop may change hands."""
    for mention in beat.mentions:
        # The state of somebody who is there already cannot change: most names are theirs.
        if mention.kind == "character" and not state.character(mention.name).present:
            if _comes_back(mention.name, beat.text):
                state = _set_present(state, mention.name, mention.span)
            state = _infer_presence(state, mention.name, mention.span)
    for handling in read_handlings(beat):
        state = _handle(state, handling)
    return _doubt_unnamed(state, beat)


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
    return _entering_pattern(name).search(text) is not None


@cache
def _entering_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b[^.;]*?\b(?:{_ENTERING})\b", re.IGNORECASE)


def _handle(state: ContinuityState, handling: Handling) -> ContinuityState:
    name = handling.prop.name
    prop = state.prop(name)
    taker = handling.who if handling.kind is HandlingKind.TAKE else handling.to
    if handling.kind is HandlingKind.USE or prop.holder == taker is not None:
        return state
    if taker is None:
        return _doubt(state, name, handling)
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
