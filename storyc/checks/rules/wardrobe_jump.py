"""Other clothes from one picture to the next.

What it does: reports a `+ … wears` line at the top of a scene that goes on without a break
(`CONTINUOUS`, `SAME`), for somebody who was there at the end of the scene before in other clothes,
unless the action of the scene speaks of dressing or names the clothes, or rain has made them wet.

Why it matters: nobody changes clothes in no time. This is the mistake that viewers write in about.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import ContinuityState, keeps_clothes, read_clock
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import ActionBeat, Scene, StateBeat, StateVerb
from storyc.source import Span

_DRESSING = re.compile(
    r"\b(?:puts? on|pulls? on|shrugs?|slips? (?:on|into|out)|takes? off|strips?|wraps?|buttons?"
    r"|(?:un)?dress(?:es|ed)?|changes? (?:into|clothes)|soak(?:s|ed)"
    r"|wet|drenched|mud|blood|tears?)\b",
    re.IGNORECASE,
)

_WET = re.compile(r"\b(?:soak|wet|drench|damp|dripp|sodden)", re.IGNORECASE)
_FALLING = re.compile(
    r"rain|snow|sleet|hail|drizzl|downpour|storm|blizzard|thunder|shower", re.IGNORECASE
)

_NO_TIME_PASSED = re.compile(
    r"[-–—]\s*(?P<word>CONTINUOUS(?:LY)?|CONTINUING|CONT['’]D|SAME(?: TIME)?)\.?\s*(?:#[^#]*#)?\Z",
    re.IGNORECASE,
)


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in pairwise(context.screenplay.scenes):
        ended = _end(context, one)
        if ended is None or not _goes_on(other, ended):
            continue
        for beat in _opening(other):
            changes = beat.verb is StateVerb.WEARS and not keeps_clothes(beat)
            if changes and beat.subject is not None:
                yield from _jump(context, beat, ended, one, other)


def _end(context: Context, scene: Scene) -> ContinuityState | None:
    beats = [beat for shot in scene.shots for beat in shot.beats]
    return context.log.after[beats[-1].id] if beats else None


def _goes_on(scene: Scene, ended: ContinuityState) -> bool:
    heading = scene.slugline.time_of_day if scene.slugline is not None else None
    return read_clock(heading, ended.time_of_day).unbroken


def _opening(scene: Scene) -> Iterator[StateBeat]:
    """Yield the `+` lines before anything is seen or heard."""
    beats = (beat for shot in scene.shots for beat in shot.beats)
    for beat in takewhile(lambda it: isinstance(it, StateBeat), beats):
        if isinstance(beat, StateBeat):
            yield beat


def _jump(
    context: Context, beat: StateBeat, ended: ContinuityState, one: Scene, other: Scene
) -> Iterator[Diagnostic]:
    name = str(beat.subject)
    who = ended.character(name)
    if not who.present or who.wardrobe in {None, beat.what} or _is_told(other, str(beat.what)):
        return
    if _FALLING.search(ended.weather or "") and _WET.search(_look(context, name, str(beat.what))):
        return
    fixes = _let_time_pass(context, other)
    yield Diagnostic(
        Code.WARDROBE_JUMP,
        f"{name} wears {beat.what} now and wore {who.wardrobe} a moment ago",
        beat.span,
        here=f"{beat.what} from here on",
        labels=(Label(who.changed.get("wardrobe", one.span), f"{who.wardrobe} since here"),),
        help="tell in the action how it changes, or let time pass: head the scene LATER",
        fixes=fixes,
    )


def _look(context: Context, name: str, wardrobe: str) -> str:
    """Return what clothes are called, and look like if somebody declared it."""
    character = context.screenplay.character_by_name.get(name)
    declared = character.wardrobe if character is not None else ()
    looks = (it.look.text for it in declared if it.name == wardrobe)
    return " ".join((wardrobe, *looks))


def _let_time_pass(context: Context, scene: Scene) -> tuple[Fix, ...]:
    """Offer LATER in the place of CONTINUOUS."""
    file = context.screenplay.source_by_name[scene.span.source]
    found = _NO_TIME_PASSED.search(file.text, scene.span.start, scene.span.end)
    if found is None:
        return ()
    edit = Edit(Span(scene.span.source, *found.span("word")), "LATER")
    return (Fix("head the scene LATER", (edit,)),)


def _is_told(scene: Scene, wardrobe: str) -> bool:
    told = [
        beat.text for shot in scene.shots for beat in shot.beats if isinstance(beat, ActionBeat)
    ]
    return any(wardrobe.casefold() in it.casefold() or _DRESSING.search(it) for it in told)


RULE = Rule(Code.WARDROBE_JUMP, _check)
