"""Somebody on the way who turns round at a cut.

What it does: reports two shots, one after the other, in which the same person goes first to one
side of the frame and then to the other; and somebody who leaves on one side at the end of a scene
and comes in from the same side at the top of a scene that goes on elsewhere without a break. A shot
from the front or from behind, a travelling camera, an insert, or somebody who turns explain it.

Why it matters: whoever runs to the right goes on to the right, and who leaves on the right comes in
from the left. Otherwise they seem to go back.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from storyc.checks.blocking import mirror, neighbours
from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import (
    Side,
    Staging,
    StagingKind,
    camera_turns,
    is_plain_cut,
    other_side,
    read_clock,
    read_sentence,
    read_shot_line,
    shows_something_else,
    stirs,
)
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import ActionBeat, Scene, Shot, StateBeat, StateVerb

_TURNS = re.compile(
    r"\b(?:turn|back|return|revers|round|around|double|spin|wheel|veer)", re.IGNORECASE
)


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in neighbours(context):
        if not (_frees(one) or _frees(other)) and is_plain_cut(one, other):
            yield from _turned_round(context, one, other)
    for before, scene in pairwise(context.screenplay.scenes):
        if _goes_on_elsewhere(before, scene):
            yield from _came_back(context, before.shots[-1], scene.shots[0])


def _frees(shot: Shot) -> bool:
    return camera_turns(shot) or shows_something_else(shot)


def _turned_round(context: Context, one: Shot, other: Shot) -> Iterator[Diagnostic]:
    first, second = _ways(context, one), _ways(context, other)
    for name in sorted(first.keys() & second.keys()):
        was, now = first[name], second[name]
        if was.side != now.side and not (_turns(one) or _turns(other)):
            yield Diagnostic(
                Code.REVERSED_DIRECTION,
                f"{name} goes to the {was.side} in one shot and to the {now.side} in the next",
                now.place,
                here=f"to the {now.side} now",
                labels=(Label(was.place, f"to the {was.side} here"),),
                help=f"let {name} go on to the {was.side}, or show the turn: in the action, or by a"
                " shot from the front or from behind between the two",
                fixes=mirror(context, now),
            )


def _ways(context: Context, shot: Shot) -> dict[str, Staging]:
    """Return to which side people go, of those who go to one only."""
    cast = context.screenplay.character_by_name
    said = [*read_shot_line(shot, cast)]
    said += [way for it in shot.beats if isinstance(it, ActionBeat) for way in read_sentence(it)]
    ways = [it for it in said if it.kind is StagingKind.MOVES]
    sides = {name: {it.side for it in ways if it.who == name} for name in {it.who for it in ways}}
    return {it.who: it for it in ways if len(sides[it.who]) == 1}


def _turns(shot: Shot) -> bool:
    told = (it.text for it in shot.beats if isinstance(it, ActionBeat))
    return any(_TURNS.search(text) for text in told)


def _goes_on_elsewhere(before: Scene, scene: Scene) -> bool:
    one, other = before.slugline, scene.slugline
    if one is None or other is None or not before.shots or not scene.shots:
        return False
    places = {(it.setting, it.place, it.area) for it in (one, other)}
    return len(places) > 1 and read_clock(other.time_of_day, None).unbroken


def _came_back(context: Context, one: Shot, other: Shot) -> Iterator[Diagnostic]:
    if _frees(one) or _frees(other):
        return
    gone, come = _way_of(StateVerb.EXITS, one), _way_of(StateVerb.ENTERS, other)
    for name in sorted(gone.keys() & come.keys()):
        (left, side), (entered, again) = gone[name], come[name]
        if side == again:
            way = Staging(StagingKind.MOVES, name, other_side(side), entered.span)
            yield Diagnostic(
                Code.REVERSED_DIRECTION,
                f"{name} leaves on the {side} and comes in from the {side}, as if turning back",
                entered.span,
                here=f"comes in from the {side}",
                labels=(Label(left.span, f"left on the {side}"),),
                help=f"write `+ {name} enters {other_side(side)}`: who leaves on one side comes in"
                " from the other",
                fixes=mirror(context, way),
            )


def _way_of(verb: StateVerb, shot: Shot) -> dict[str, tuple[StateBeat, Side]]:
    """Return who comes or goes at the edge of a scene, through which side of the frame.

    Leaving counts if nobody moves behind it, coming if nobody moves before it.
    """
    beats = shot.beats if verb is StateVerb.ENTERS else shot.beats[::-1]
    found: dict[str, tuple[StateBeat, Side]] = {}
    for beat in beats:
        if isinstance(beat, ActionBeat) and stirs(beat):
            break
        if isinstance(beat, StateBeat) and beat.verb is verb and beat.subject is not None:
            if beat.what == "left":
                found[beat.subject] = beat, "left"
            elif beat.what == "right":
                found[beat.subject] = beat, "right"
    return found


RULE = Rule(Code.REVERSED_DIRECTION, _check)
