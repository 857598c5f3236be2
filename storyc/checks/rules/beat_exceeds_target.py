"""A beat that is longer than the longest clip.

What it does: reports a sentence, a piece of action or a held shot whose planned time is more than
the target can generate in one clip.

Why it matters: a beat is never cut in two. One that does not fit cannot be filmed at all, and only
the writer knows where it could be parted.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.pause import middle_pause
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import (
    ActionBeat,
    Beat,
    CardBeat,
    Duration,
    HoldBeat,
    Shot,
    SoundBeat,
    SpeechBeat,
    StateBeat,
    takes_time,
)
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    most = context.target.max_seconds * context.timing.fps
    for shot, beat in context.beats():
        if context.timing.frames(beat.id) <= most:
            continue
        if shot.duration is not None and _is_all_of(shot, beat):
            yield _long_shot(context, beat, shot.duration)
        else:
            yield _long_beat(context, beat)


def _is_all_of(shot: Shot, beat: Beat) -> bool:
    return all(each is beat or not takes_time(each) for each in shot.beats)


def _long_shot(context: Context, beat: Beat, given: Duration) -> Diagnostic:
    most = context.target.max_seconds
    return Diagnostic(
        Code.BEAT_EXCEEDS_TARGET,
        f"this shot lasts {_too_much(context, beat)}",
        given.span,
        here="in one piece",
        help=f"write {most}s or less, or part the shot in two: a second `!!` line with `continues`",
        fixes=(Fix(f"shorten the shot to {most}s", (Edit(given.span, f"{most}s"),)),),
    )


def _long_beat(context: Context, beat: Beat) -> Diagnostic:
    parting = _parting(context, beat.span)
    return Diagnostic(
        Code.BEAT_EXCEEDS_TARGET,
        f"{_name(beat)} lasts {_too_much(context, beat)}",
        beat.span,
        here="in one piece",
        labels=(Label(parting, "it could end here"),) if parting is not None else (),
        notes=(f"how the time was found: {context.timing.by_beat[beat.id].seconds.basis}",),
        help="end the sentence earlier and begin a new one: between sentences storyc can cut",
        fixes=(_part(context, parting),) if parting is not None else (),
    )


def _too_much(context: Context, beat: Beat) -> str:
    target = context.target
    clip = f"the {target.max_seconds} s of a {target.name} clip"
    return f"{context.seconds(beat):.1f} s, longer than {clip}"


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


def _parting(context: Context, place: Span) -> Span | None:
    text = context.screenplay.source_by_name[place.source].text[place.start : place.end]
    pause = middle_pause(text)
    return place.slice(*pause) if pause is not None else None


def _part(context: Context, pause: Span) -> Fix:
    """Turn the pause into a full stop and begin the next word with a capital."""
    text = context.screenplay.source_by_name[pause.source].text
    word = next(at for at in range(pause.end, len(text)) if not text[at].isspace())
    before = pause.start - 1 if text[pause.start - 1] == " " else pause.start
    return Fix(
        "begin a new sentence there",
        (
            Edit(Span(pause.source, before, pause.end), "."),
            Edit(Span(pause.source, word, word + 1), text[word].upper()),
        ),
    )


RULE = Rule(Code.BEAT_EXCEEDS_TARGET, _check)
