"""Somebody is seen in two places at the same time.

What it does: reports who speaks on screen in a scene headed `SAME` or `SAME TIME` after speaking on
screen in the scene before it, which is at another place.

Why it matters: `SAME` says that both scenes happen at one moment. Nobody can be in both; on a
telephone or a radio one of the two is a voice.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from storyc.checks.context import Context
from storyc.checks.correction import cue_of
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import Scene, SpeechBeat
from storyc.source import Span

_BETWEEN_TIMES = re.compile(r"\s*[,/(–—-]\s*")


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in pairwise(context.screenplay.scenes):
        if not _is_at_the_same_time(one, other):
            continue
        before, now = _speakers(one), _speakers(other)
        for name in now:
            if name in before:
                yield _twice(now[name], before[name], _fixes(context, other, name))


def _is_at_the_same_time(one: Scene, other: Scene) -> bool:
    if one.slugline is None or other.slugline is None:
        return False
    time = (other.slugline.time_of_day or "").upper().strip(" .()")
    said = _BETWEEN_TIMES.split(time)[-1]  # NIGHT - SAME: the light comes first
    return said in {"SAME", "SAME TIME"} and one.slugline.place != other.slugline.place


def _fixes(context: Context, scene: Scene, name: str) -> tuple[Fix, ...]:
    """Offer to make voices of all that somebody says in a scene, where every cue has room."""
    said = [
        beat
        for shot in scene.shots
        for beat in shot.beats
        if isinstance(beat, SpeechBeat) and beat.character == name and not beat.is_off_screen
    ]
    cues = {cue_of(context, beat) for beat in said}
    if None in cues or any(beat.extension is not None for beat in said):
        return ()
    ends = sorted(Span(cue.source, cue.end, cue.end) for cue in cues if cue is not None)
    return (Fix("mark the voice: (V.O.)", tuple(Edit(end, " (V.O.)") for end in ends)),)


def _speakers(scene: Scene) -> dict[str, SpeechBeat]:
    """Return the last speech on screen of each speaker."""
    return {
        beat.character: beat
        for shot in scene.shots
        for beat in shot.beats
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen
    }


def _twice(here: SpeechBeat, there: SpeechBeat, fixes: tuple[Fix, ...]) -> Diagnostic:
    return Diagnostic(
        Code.TWO_PLACES,
        f"{here.character} speaks on screen in two places at the same time",
        here.span,
        here="spoken here",
        labels=(Label(there.span, "and at another place here"),),
        help=f"head the scene CONTINUOUS or LATER, or mark the voice: `{here.character} (V.O.)`",
        fixes=fixes,
    )


RULE = Rule(Code.TWO_PLACES, _check)
