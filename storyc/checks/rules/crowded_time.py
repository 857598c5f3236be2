"""A shot whose time is too short for what happens in it.

What it does: reports a shot with a time of its own that leaves less than three quarters of a second
to each picture and action in it. Words that cannot be spoken in the time are another finding.

Why it matters: a video model cannot begin and end anything in half a second; what it makes is a
jerk, or one of the actions and nothing of the others.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import ActionBeat, Duration, Shot

_LEAST_S = 0.75
"""What an event of a film lasts at the least: fast trailers cut every second (our own prior)."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, shot in context.shots():
        if shot.duration is not None:
            yield from _check_shot(context, shot, shot.duration)


def _check_shot(context: Context, shot: Shot, given: Duration) -> Iterator[Diagnostic]:
    seconds = context.frames(shot) / context.timing.fps
    actions = max(1, sum(isinstance(beat, ActionBeat) for beat in shot.beats))
    if not 0 < seconds < actions * _LEAST_S:
        return
    what = f"{actions} actions" if actions > 1 else "one picture"
    yield Diagnostic(
        Code.CROWDED_TIME,
        f"{seconds:.2g} s is too short for {what}",
        given.span,
        here=f"at {context.timing.fps} frames a second, {context.frames(shot)} in all",
        help=f"give it {actions * _LEAST_S:g} s or more"
        + (", or take some of the actions away" if actions > 1 else ""),
    )


RULE = Rule(Code.CROWDED_TIME, _check)
