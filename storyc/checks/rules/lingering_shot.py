"""A close shot of a thing that goes on while people talk.

What it does: reports a written shot, close on a thing and on nobody, under which two people or more
speak with their mouths in the picture. A shot goes on until the next `!!` line; a script that has
begun to write its shots and forgets one leaves the camera where it was.

Why it matters: the service is asked for a letter, and for two people talking in it. It shows one or
the other, and what is done meanwhile is in no picture.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Shot, ShotSize, SpeechBeat

_TIGHT = frozenset({ShotSize.MEDIUM_CLOSE, ShotSize.CLOSE, ShotSize.EXTREME_CLOSE, ShotSize.INSERT})
_A_TALK = 2
"""Voices over a thing are one person's reading, more are a scene of people."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, shot in context.shots():
        if shot.inferred or shot.size not in _TIGHT or not _is_of_things(shot):
            continue
        first = _first_words(shot)
        if len(first) >= _A_TALK:
            yield _lingering(context, shot, first)


def _is_of_things(shot: Shot) -> bool:
    return bool(shot.subjects) and all(it.kind == "prop" for it in shot.subjects)


def _first_words(shot: Shot) -> dict[str, SpeechBeat]:
    """Return what each of those who are seen speaking says first, in order."""
    first: dict[str, SpeechBeat] = {}
    for beat in shot.beats:
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen:
            first.setdefault(beat.character, beat)
    return first


def _lingering(context: Context, shot: Shot, first: dict[str, SpeechBeat]) -> Diagnostic:
    things = " and ".join(it.shown for it in shot.subjects)
    seconds = context.frames(shot) / context.timing.fps
    speaker = next(iter(first))
    return Diagnostic(
        Code.LINGERING_SHOT,
        f"the camera stays close on {things} for {seconds:.0f} s while {len(first)} people talk",
        shot.span,
        here="this shot goes on until the next `!!` line",
        labels=tuple(Label(it.span, f"{name} is not in the picture") for name, it in first.items()),
        help=f"begin a shot of who speaks before the cue: `!! MEDIUM on {speaker}`; or mark the"
        f" voices: `{speaker} (O.S.)`",
    )


RULE = Rule(Code.LINGERING_SHOT, _check)
