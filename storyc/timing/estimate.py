"""How long a beat lasts if nobody says so."""

from typing import assert_never

from storyc.ir import (
    ActionBeat,
    Beat,
    CardBeat,
    HoldBeat,
    SoundBeat,
    SpeechBeat,
    StateBeat,
    takes_time,
)
from storyc.timing.pace import Pace, Prior
from storyc.timing.speech import time_speech
from storyc.timing.timing import Seconds

_NO_TIME = Seconds(0.0, 0.0, 0.0, "takes no time")


def estimate(beat: Beat, before: Beat | None, *, language: str, pace: Pace) -> Seconds:
    """Return an honest estimate of one beat.

    Args:
        beat: the beat.
        before: the beat before it that takes time, in the same shot, if there is one: sentences
            of one paragraph share an event, and a parenthetical pauses once.
        language: the language tag of the script.
        pace: the constants.
    """
    match beat:
        case ActionBeat():
            return _action(beat, before, pace)
        case SpeechBeat():
            return _speech(beat, before, language, pace)
        case CardBeat():
            return _card(beat.text, pace)
        case HoldBeat():
            return _prior(pace.hold, "the shot holds")
        case SoundBeat():
            return _narration(beat, language, pace) if takes_time(beat) else _NO_TIME
        case StateBeat():
            return _NO_TIME
        case _:
            assert_never(beat)


def _prior(prior: Prior, basis: str) -> Seconds:
    return Seconds(prior.min_s, prior.likely_s, prior.max_s, basis)


def _action(beat: ActionBeat, before: Beat | None, pace: Pace) -> Seconds:
    same_event = isinstance(before, ActionBeat) and before.paragraph == beat.paragraph
    if same_event:
        return _prior(pace.more_of_event, "more of the same event")
    return _prior(pace.event, "an event, whatever its words")


def _speech(beat: SpeechBeat, before: Beat | None, language: str, pace: Pace) -> Seconds:
    waited = isinstance(before, SpeechBeat) and before.direction == beat.direction
    return time_speech(
        beat.text,
        direction="" if beat.direction is None else beat.direction.text,
        pauses_first=not waited,
        sung=beat.sung,
        language=language,
        pace=pace,
    )


def _narration(beat: SoundBeat, language: str, pace: Pace) -> Seconds:
    return time_speech(
        beat.text, direction="", pauses_first=False, sung=False, language=language, pace=pace
    )


def _card(text: str, pace: Pace) -> Seconds:
    """A card stands as long as it takes to read, and never flashes by."""
    read = len(text) / pace.card_cps
    least = pace.card_least
    return Seconds(
        max(least.min_s, read / pace.brisk),
        max(least.likely_s, read),
        max(least.max_s, read * pace.calm),
        f"{len(text)} characters to read at {pace.card_cps:g}/s",
    )
