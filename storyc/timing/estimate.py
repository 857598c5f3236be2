"""How long a beat lasts if nobody says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
from storyc.timing.happening import Happening, read_happening
from storyc.timing.pace import Pace, Prior
from storyc.timing.speech import Manner, time_speech
from storyc.timing.tempo import EVEN, Tempo
from storyc.timing.timing import Seconds

_NO_TIME = Seconds(0.0, 0.0, 0.0, "takes no time")


@dataclass(frozen=True)
class Estimator:
    """Estimates beats.

    `language` is the language tag of the script, `voices` the tempo of each speaker who has one,
    by name.
    """

    language: str
    pace: Pace
    voices: Mapping[str, Tempo] = field(default_factory=dict)

    def estimate(self, beat: Beat, before: Beat | None) -> Seconds:
        """Return an honest estimate of one beat.

        Args:
            beat: the beat.
            before: the beat before it that takes time, in the same shot, if there is one: sentences
                of one paragraph share an event, and a parenthetical pauses once.
        """
        match beat:
            case ActionBeat():
                return _action(beat, before, self.pace)
            case SpeechBeat():
                return self._speech(beat, before)
            case CardBeat():
                return _card(beat.text, self.pace)
            case HoldBeat():
                return _prior(self.pace.hold, "the shot holds")
            case SoundBeat():
                return self._said(beat.text, Manner()) if takes_time(beat) else _NO_TIME
            case StateBeat():
                return _NO_TIME
            case _:
                assert_never(beat)

    def _speech(self, beat: SpeechBeat, before: Beat | None) -> Seconds:
        waited = isinstance(before, SpeechBeat) and before.direction == beat.direction
        manner = Manner(
            direction="" if beat.direction is None else beat.direction.text,
            pauses_first=not waited,
            sung=beat.sung,
            voice=self.voices.get(beat.character, EVEN),
        )
        return self._said(beat.text, manner)

    def _said(self, text: str, manner: Manner) -> Seconds:
        return time_speech(text, manner, language=self.language, pace=self.pace)


def _prior(prior: Prior, basis: str) -> Seconds:
    return Seconds(prior.min_s, prior.likely_s, prior.max_s, basis)


def _action(beat: ActionBeat, before: Beat | None, pace: Pace) -> Seconds:
    """An event takes its time whatever its words; each thing done in it adds some."""
    happening = read_happening(beat.text, pace)
    if happening.given_s is not None:
        given = happening.given_s
        return Seconds(given, given, given, happening.words)
    if happening.is_silence:
        return _silence(happening)
    same_event = isinstance(before, ActionBeat) and before.paragraph == beat.paragraph
    base = pace.more_of_event if same_event else pace.event
    more, wait = happening.actions - 1, happening.waiting_s
    return Seconds(
        (base.min_s + more * pace.more_action.min_s) * happening.tempo + wait / 2,
        (base.likely_s + more * pace.more_action.likely_s) * happening.tempo + wait,
        (base.max_s + more * pace.more_action.max_s) * happening.tempo + wait * 2,
        _in_words(happening, same_event=same_event),
    )


def _silence(happening: Happening) -> Seconds:
    wait = happening.waiting_s
    return Seconds(wait / 2, wait, wait * 2, f"silence ({happening.words})")


def _in_words(happening: Happening, *, same_event: bool) -> str:
    what = "more of the same event" if same_event else "an event"
    if happening.actions > 1:
        what += f" of {happening.actions} actions"
    elif not same_event:
        what += ", whatever its words"
    return f"{what}, {happening.words}" if happening.words else what


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
