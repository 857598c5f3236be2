"""How long words take to say."""

import re

from storyc.timing.pace import Pace
from storyc.timing.syllables import count_syllables
from storyc.timing.timing import Seconds

_ELLIPSIS = re.compile(r"\.{3,}|…+")
_DASH = re.compile(r"(?<=\S)\s*(?:--+|[—–])\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"”’»)]*$")
_LONG_PAUSE = re.compile(r"\b(?:long|heavy) (?:beat|pause|silence)\b")
_PAUSE = re.compile(r"\b(?:pauses?|silence|hesitat\w+)\b")
_BEAT = re.compile(r"\bbeat\b")
_QUICK = re.compile(r"\b(?:quick|quickly|fast|rapid|rapidly|rushed|hurried|hurriedly|urgent)\b")
_SLOW = re.compile(
    r"\b(?:slow|slowly|drawn out|drawling|weary|wearily|halting|haltingly|unhurried)\b"
)


def time_speech(
    text: str, *, direction: str, pauses_first: bool, sung: bool, language: str, pace: Pace
) -> Seconds:
    """Estimate how long one sentence of talk lasts, with the breath after it.

    Args:
        text: what is said.
        direction: the parenthetical it is said under, empty without one.
        pauses_first: the direction stands right before these words, so that a `(beat)` in it
            is waited for now and not before an earlier sentence.
        sung: the words are sung.
        language: the language tag of the script.
        pace: the constants.
    """
    direction = direction.casefold()
    syllables = count_syllables(text, language)
    tempo, tempo_words = _tempo(direction, sung=sung, pace=pace)
    rate = pace.talk_rates.get(language.partition("-")[0].casefold(), pace.other_rate) * tempo
    wait, wait_words = _wait(direction, pace) if pauses_first else (0.0, "")
    silent = wait + _pauses(text, pace)
    spoken = syllables / rate
    basis = f"{syllables} syllables at {rate:.1f}/s{tempo_words}{wait_words}"
    return Seconds(
        spoken / pace.brisk + silent / 2, spoken + silent, spoken * pace.calm + silent * 2, basis
    )


def _tempo(direction: str, *, sung: bool, pace: Pace) -> tuple[float, str]:
    """Return the factor on the rate and the words that explain it."""
    if sung:
        return pace.sung, ", sung"
    for words, factor in ((_QUICK, pace.quick_word), (_SLOW, pace.slow_word)):
        found = words.search(direction)
        if found:
            return factor, f", {found[0]}"
    return 1.0, ""


def _wait(direction: str, pace: Pace) -> tuple[float, str]:
    """Return the silence that a parenthetical asks for and the words that name it."""
    for words, seconds in (
        (_LONG_PAUSE, pace.long_pause_s),
        (_PAUSE, pace.pause_s),
        (_BEAT, pace.beat_s),
    ):
        found = words.search(direction)
        if found:
            return seconds, f" + ({found[0]})"
    return 0.0, ""


def _pauses(text: str, pace: Pace) -> float:
    """Return the silence that the punctuation asks for."""
    text = text.rstrip()
    return (
        len(_ELLIPSIS.findall(text)) * pace.ellipsis_s
        + len(_DASH.findall(text)) * pace.dash_s
        + (pace.sentence_s if _SENTENCE_END.search(text) else 0.0)
    )
