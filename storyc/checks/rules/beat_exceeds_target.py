"""A beat that is longer than the longest clip.

What it does: reports a sentence, a piece of action or a held shot whose planned time is more than
the target can generate in one clip.

Why it matters: a beat is never cut in two. One that does not fit cannot be filmed at all, and only
the writer knows where it could be parted.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import ActionBeat, Beat, CardBeat, HoldBeat, Shot, SoundBeat, SpeechBeat, StateBeat
from storyc.targets import Target


def _check(context: Context) -> Iterator[Diagnostic]:
    target = context.target
    for shot, beat in context.beats():
        timed = context.timing.by_beat[beat.id]
        if target.billed_for_frames(timed.frames, context.timing.fps) is None:
            yield _too_long(target, shot, beat, context.seconds(beat), timed.seconds.basis)


def _too_long(target: Target, shot: Shot, beat: Beat, seconds: float, basis: str) -> Diagnostic:
    given = shot.duration
    return Diagnostic(
        Code.BEAT_EXCEEDS_TARGET,
        f"{_name(beat)} lasts {seconds:.1f} s, more than the {target.max_seconds} s"
        f" of one {target.name} clip",
        beat.span,
        here=f"{seconds:.1f} s in one piece",
        labels=(Label(given.span, "the time is given here"),) if given is not None else (),
        notes=(f"how the time was found: {basis}",),
        help=_advice(beat, target.max_seconds),
    )


def _name(beat: Beat) -> str:
    match beat:
        case SpeechBeat():
            return f"this sentence of {beat.character}"
        case ActionBeat():
            return "this action"
        case CardBeat():
            return "this text on the screen"
        case SoundBeat():
            return "this narration"
        case HoldBeat() | StateBeat():
            return "this shot"


def _advice(beat: Beat, limit: int) -> str:
    if isinstance(beat, SpeechBeat | SoundBeat):
        return "end the sentence earlier with a full stop; between sentences storyc can cut"
    if isinstance(beat, HoldBeat):
        return f"give the shot {limit}s or less, or part it in two with a second `!!` line"
    return f"write it as two sentences, or give the shot {limit}s or less"


RULE = Rule(Code.BEAT_EXCEEDS_TARGET, _check)
