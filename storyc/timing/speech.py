"""How long words take to say."""

from storyc.source import value
from storyc.timing.language import code_of
from storyc.timing.pace import Pace
from storyc.timing.pauses import cuts_in, silence_asked, silence_between
from storyc.timing.syllables import count_syllables
from storyc.timing.tempo import EVEN, Tempo, tempo_of
from storyc.timing.timing import Seconds


@value
class Manner:
    """How something is said.

    `direction` is the parenthetical, empty without one. `pauses_first` tells that it stands right
    before the words, so that a `(beat)` in it is waited for now and not before an earlier sentence.
    `voice` is the speaker's own tempo.
    """

    direction: str = ""
    pauses_first: bool = False
    sung: bool = False
    voice: Tempo = EVEN


def time_speech(text: str, manner: Manner, *, language: str, pace: Pace) -> Seconds:
    """Estimate how long one sentence of talk lasts, with the breath after it.

    Args:
        text: what is said.
        manner: how it is said.
        language: the language tag of the script.
        pace: the constants.
    """
    syllables = count_syllables(text, language)
    rate, rate_words = _rate(manner, language, pace)
    wait, wait_words = _wait(manner, pace)
    silent = wait + silence_between(text, pace)
    spoken = syllables / rate
    early = min(pace.cut_in_s, spoken / 2) if _comes_early(manner) else 0.0
    noun = "syllable" if syllables == 1 else "syllables"
    return Seconds(
        spoken / pace.brisk + silent / 2 - early / pace.brisk,
        spoken + silent - early,
        spoken * pace.calm + silent * 2 - early,
        f"{syllables} {noun} at {rate:.1f}/s{rate_words}{wait_words}"
        + (", before the other has ended" if early else ""),
    )


def rate_of(language: str, pace: Pace) -> float:
    """Return syllables a second of even talk in a language, by its tag or name."""
    return pace.talk_rates.get(code_of(language), pace.other_rate)


def _rate(manner: Manner, language: str, pace: Pace) -> tuple[float, str]:
    """Return syllables a second and the words that explain them.

    What a parenthetical says of the tempo holds instead of what the voice is like.
    """
    even = rate_of(language, pace)
    if manner.sung:
        return even * pace.sung, ", sung"
    asked = tempo_of(manner.direction, pace)
    if asked.words:
        return even * asked.factor, f", {asked.words}"
    voice = manner.voice
    return even * voice.factor, f", {voice.words} voice" if voice.words else ""


def _wait(manner: Manner, pace: Pace) -> tuple[float, str]:
    if not manner.pauses_first:
        return 0.0, ""
    seconds, word = silence_asked(manner.direction, pace)
    return seconds, f" + ({word})" if word else ""


def _comes_early(manner: Manner) -> bool:
    return manner.pauses_first and cuts_in(manner.direction)
