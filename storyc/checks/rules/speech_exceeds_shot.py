"""Words that cannot be said in the shot's time.

What it does: reports a shot whose given time is shorter than its words take at the fastest pace
that is still speech.

Why it matters: the words would be cut off or gabbled. A shot's exact time is binding, so storyc may
not stretch it by itself.
"""

from collections.abc import Iterator
from math import ceil

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import Beat, Duration, SoundBeat, SpeechBeat, takes_time
from storyc.timing import TimedBeat

_TOLERANCE_S = 0.05
"""Half a syllable: an estimate is no better than that."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, shot in context.shots():
        given = shot.duration
        if given is None or given.approximate:
            continue
        spoken = [beat for beat in shot.beats if _takes_words(beat)]
        least_s = sum(_least_s(context.timing.by_beat[beat.id]) for beat in spoken)
        if spoken and least_s > given.max_s + _TOLERANCE_S:
            yield _too_short(given, spoken, least_s)


def _takes_words(beat: Beat) -> bool:
    return isinstance(beat, SpeechBeat) or (isinstance(beat, SoundBeat) and takes_time(beat))


def _least_s(timed: TimedBeat) -> float:
    """Two people speaking at once take the time of the one who speaks longer."""
    return timed.seconds.min_s * timed.share


def _too_short(given: Duration, spoken: list[Beat], least_s: float) -> Diagnostic:
    enough = ceil(least_s)
    return Diagnostic(
        Code.SPEECH_EXCEEDS_SHOT,
        f"the words of this shot take at least {least_s:.1f} s, but it has {given.max_s:g} s",
        given.span,
        here=f"{given.max_s:g} s for the whole shot",
        labels=(Label(spoken[0].span, f"{least_s:.1f} s of words begin here"),),
        help=f"write {enough}s or leave the time out, or move words to another shot",
        fixes=(Fix(f"give the shot {enough} s", (Edit(given.span, f"{enough}s"),)),),
    )


RULE = Rule(Code.SPEECH_EXCEEDS_SHOT, _check)
