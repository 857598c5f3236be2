"""Somebody speaks on screen after leaving.

What it does: reports a speech by somebody whom a `+ … exits` line sent away in this scene and no
line brought back. Voices from elsewhere (V.O., O.S.) are left alone.

Why it matters: the prompt would show somebody who is not there, or move a mouth that left the
picture; both look like a mistake of the film.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import SpeechBeat


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, beat in context.beats():
        if not isinstance(beat, SpeechBeat) or beat.is_off_screen:
            continue
        who = context.log.before[beat.id].character(beat.character)
        if who.presence_is_explicit and not who.present:
            yield _absent(beat, Label(who.changed["present"], "left here"))


def _absent(beat: SpeechBeat, left: Label) -> Diagnostic:
    name = beat.character
    line = f"+ {name} enters"
    return Diagnostic(
        Code.SPEAKS_WHILE_ABSENT,
        f"{name} speaks on screen but has left the scene",
        beat.span,
        here="spoken here",
        labels=(left,),
        help=f"add `{line}` before the speech, or mark the voice: `{name} (O.S.)`",
    )


RULE = Rule(Code.SPEAKS_WHILE_ABSENT, _check)
