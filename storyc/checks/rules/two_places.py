"""Somebody is seen in two places at the same time.

What it does: reports who speaks on screen in a scene headed `SAME` or `SAME TIME` after speaking on
screen in the scene before it, which is at another place.

Why it matters: `SAME` says that both scenes happen at one moment. Nobody can be in both; on a
telephone or a radio one of the two is a voice.
"""

from collections.abc import Iterator
from itertools import pairwise

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Scene, SpeechBeat


def _check(context: Context) -> Iterator[Diagnostic]:
    for one, other in pairwise(context.screenplay.scenes):
        if not _is_at_the_same_time(one, other):
            continue
        before, now = _speakers(one), _speakers(other)
        for name in now:
            if name in before:
                yield _twice(now[name], before[name])


def _is_at_the_same_time(one: Scene, other: Scene) -> bool:
    if one.slugline is None or other.slugline is None:
        return False
    said = (other.slugline.time_of_day or "").upper().strip(" .()")
    return said in {"SAME", "SAME TIME"} and one.slugline.place != other.slugline.place


def _speakers(scene: Scene) -> dict[str, SpeechBeat]:
    """Return the last speech on screen of each speaker."""
    return {
        beat.character: beat
        for shot in scene.shots
        for beat in shot.beats
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen
    }


def _twice(here: SpeechBeat, there: SpeechBeat) -> Diagnostic:
    return Diagnostic(
        Code.TWO_PLACES,
        f"{here.character} speaks on screen in two places at the same time",
        here.span,
        here="spoken here",
        labels=(Label(there.span, "and at another place here"),),
        help=f"head the scene CONTINUOUS or LATER, or mark the voice: `{here.character} (V.O.)`",
    )


RULE = Rule(Code.TWO_PLACES, _check)
