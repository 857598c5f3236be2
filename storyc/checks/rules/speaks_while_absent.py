"""Somebody speaks on screen after leaving.

What it does: reports a speech by somebody whom a `+ … exits` line sent away in this scene and no
line brought back. Voices from elsewhere (V.O., O.S.) are left alone.

Why it matters: the prompt would show somebody who is not there, or move a mouth that left the
picture; both look like a mistake of the film.
"""

from collections.abc import Iterator

from storyc.checks.blocking import looked_at
from storyc.checks.context import Context
from storyc.checks.correction import cue_of, insert_above
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Fix, Label
from storyc.ir import Shot, SpeechBeat


def _check(context: Context) -> Iterator[Diagnostic]:
    for shot, beat in context.beats():
        if not isinstance(beat, SpeechBeat) or beat.is_off_screen:
            continue
        who = context.log.before[beat.id].character(beat.character)
        if who.presence_is_explicit and not who.present:
            left = Label(who.changed["present"], "left here")
            yield _absent(beat, left, tuple(_fixes(context, shot, beat)))


def _fixes(context: Context, shot: Shot, beat: SpeechBeat) -> Iterator[Fix]:
    """Offer the entrance above the cue, or above a shot that shows the speaker before that."""
    name = beat.character
    is_shown = not shot.inferred and name in looked_at(shot)
    was_gone = not context.log.before[shot.beats[0].id].character(name).present
    place = shot.span if is_shown and was_gone else cue_of(context, beat)
    if place is not None:
        yield insert_above(context, place, f"+ {name} enters", apart=True)


def _absent(beat: SpeechBeat, left: Label, fixes: tuple[Fix, ...]) -> Diagnostic:
    name = beat.character
    line = f"+ {name} enters"
    return Diagnostic(
        Code.SPEAKS_WHILE_ABSENT,
        f"{name} speaks on screen but has left the scene",
        beat.span,
        here="spoken here",
        labels=(left,),
        help=f"add `{line}` before the speech, or mark the voice: `{name} (O.S.)`",
        fixes=fixes,
    )


RULE = Rule(Code.SPEAKS_WHILE_ABSENT, _check)
