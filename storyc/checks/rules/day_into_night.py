"""Day becomes night without any time between.

What it does: reports a `CONTINUOUS` or `SAME` heading that says NIGHT after a scene by DAY (or the
other way round), and a `+ time:` line that does the same inside a scene.

Why it matters: the light of two neighbouring clips would contradict each other. Dusk and dawn may
follow either.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import read_clock
from storyc.continuity.daylight import in_english
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import Scene
from storyc.source import Span

_DAY = frozenset({"DAY", "MORNING", "NOON", "MIDDAY", "AFTERNOON"})
_NIGHT = frozenset({"NIGHT", "MIDNIGHT", "LATE NIGHT"})

_NO_TIME_PASSED = re.compile(
    r"(?<=\w)\s*[(,/–—-]\s*(?:CONTINUOUS(?:LY)?|CONTINUING|CONT['’]D|SAME(?: TIME)?)\b(?:\s*\))?",
    re.IGNORECASE,
)


def _check(context: Context) -> Iterator[Diagnostic]:
    yield from _between_scenes(context)
    yield from _inside_scenes(context)


def _between_scenes(context: Context) -> Iterator[Diagnostic]:
    for one, other in pairwise(context.screenplay.scenes):
        before = _last_time(context, one)
        heading = other.slugline.time_of_day if other.slugline is not None else None
        clock = read_clock(heading, before)
        if clock.unbroken and _flips(before, clock.time_of_day):
            times = str(before), str(clock.time_of_day)
            yield _flip(*times, other.span, one.span, _let_time_pass(context, other))


def _inside_scenes(context: Context) -> Iterator[Diagnostic]:
    for scene in context.screenplay.scenes:
        started = False
        for beat in (beat for shot in scene.shots for beat in shot.beats):
            before, after = context.log.before[beat.id], context.log.after[beat.id]
            if beat.kind != "state":
                started = True
            elif started and _flips(before.time_of_day, after.time_of_day):
                times = str(before.time_of_day), str(after.time_of_day)
                yield _flip(*times, beat.span, scene.span, ())


def _let_time_pass(context: Context, scene: Scene) -> tuple[Fix, ...]:
    """Offer to head `NIGHT (CONTINUOUS)` only NIGHT."""
    file = context.screenplay.source_by_name[scene.span.source]
    found = _NO_TIME_PASSED.search(file.text, scene.span.start, scene.span.end)
    if found is None:
        return ()
    edit = Edit(Span(scene.span.source, *found.span()), "")
    return (Fix("let time pass: leave out that the scene goes on", (edit,)),)


def _last_time(context: Context, scene: Scene) -> str | None:
    beats = [beat for shot in scene.shots for beat in shot.beats]
    return context.log.after[beats[-1].id].time_of_day if beats else None


def _flips(one: str | None, other: str | None) -> bool:
    times = {in_english(one or "").upper(), in_english(other or "").upper()}
    return bool(times & _DAY) and bool(times & _NIGHT)


def _flip(before: str, now: str, place: Span, since: Span, fixes: tuple[Fix, ...]) -> Diagnostic:
    return Diagnostic(
        Code.DAY_INTO_NIGHT,
        f"{before.lower()} becomes {now.lower()} with no time between",
        place,
        here=f"{now.lower()} from here on",
        labels=(Label(since, f"{before.lower()} since here"),),
        help="begin a new scene with its own time (`LATER` keeps the time), or correct one of them",
        fixes=fixes,
    )


RULE = Rule(Code.DAY_INTO_NIGHT, _check)
