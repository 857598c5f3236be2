"""Sound lines: `wave impact @ 1.2s`, `low cello drone, fade in 2s, -18dB`.

Only the last parts of a line are modifiers, so that narration may have commas and the word *under*.
"""

import re

from lark import Token

from storyc.diagnostics import Diagnostic
from storyc.source import Located
from storyc.syntax.inline.duration import is_attempted_duration, parse_duration
from storyc.syntax.inline.grammar import Misfit, parse_words, word_of
from storyc.syntax.inline.words import Term, Word, longest_phrase, plain_words
from storyc.syntax.pieces import last_comma, piece
from storyc.syntax.specs import SoundSpec
from storyc.syntax.vocabulary import SOUND_MANNERS

DEFAULT_FADE_S = 1.0
"""What `fade in` without a time means."""

_AT = re.compile(r"(?:\A|\s)@\s*(?P<time>[^@\s][^@]{0,40})\Z")
_AT_REACH = 50
_GAIN = re.compile(r"(?P<sign>[+\-−–]?)\s?(?P<db>[0-9]{1,2}(?:\.[0-9]+)?)\s?dB", re.IGNORECASE)
_TERMS = {
    phrase: Term(manner.upper().replace(" ", "_"), manner)
    for phrase, manner in SOUND_MANNERS.items()
}


def parse_sound(label: Located, text: Located) -> tuple[SoundSpec | None, tuple[Diagnostic, ...]]:
    """Take apart what follows a sound label, variables filled in.

    Units: seconds, decibels.
    Diagnostics: MALFORMED_TIME.
    """
    reader = _Reader()
    words = text
    while words.text:
        comma = last_comma(words.text) + 1
        part = reader.without_start(piece(words, comma, len(words.text)))
        if part.text and (not comma or not reader.take_modifier(part)):
            words = piece(words, 0, comma + words.text[comma:].index(part.text) + len(part.text))
            break
        words = piece(words, 0, max(comma - 1, 0))
    return reader.spec(words if words.text else label), tuple(reader.findings)


class _Reader:
    """Gathers the modifiers of one sound line, last first."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self._seconds: dict[str, float | None] = {}
        self._under = False
        self._gain_db: float | None = None

    def spec(self, text: Located) -> SoundSpec:
        return SoundSpec(
            text=text,
            at_s=self._seconds.get("at"),
            under=self._under,
            fade_in_s=self._seconds.get("fade in"),
            fade_out_s=self._seconds.get("fade out"),
            gain_db=self._gain_db,
        )

    def without_start(self, part: Located) -> Located:
        """Take `@ 1.2s` off the end of a part."""
        match = _AT.search(part.text, max(0, len(part.text) - _AT_REACH))
        if match is None or not is_attempted_duration(match["time"]):
            return part
        self._take_time("at", piece(part, *match.span("time")))
        return piece(part, 0, match.start())

    def take_modifier(self, part: Located) -> bool:
        try:
            tree = parse_words("sound_modifier", _modifier_words(part.text))
        except Misfit:
            return False
        words = [word_of(child) for child in tree.children if isinstance(child, Token)]
        first = words[0]
        if first.kind == "UNDER":
            self._under = True
        elif first.kind == "GAIN":
            self._gain_db = float(first.value)
        elif len(words) == 1:
            self._seconds[first.value] = DEFAULT_FADE_S
        else:
            self._take_time(first.value, piece(part, words[1].start, words[1].end))
        return True

    def _take_time(self, name: str, text: Located) -> None:
        spec, findings = parse_duration(text, allows_zero=True)
        self._seconds[name] = spec.min_s if spec is not None else None
        self.findings.extend(findings)


def _modifier_words(part: str) -> list[Word]:
    gain = _GAIN.fullmatch(part)
    if gain is not None:
        sign = "" if gain["sign"] in {"", "+"} else "-"
        return [Word("GAIN", f"{sign}{gain['db']}", 0, len(part))]
    plain = plain_words(part)
    first, length = longest_phrase(part, plain, 0, _TERMS)
    rest = plain[length:]
    if first.kind == "WORD" or not rest:
        return [first, *rest]
    time = Word("TIME", part[rest[0].start :], rest[0].start, len(part))
    return [first, time] if is_attempted_duration(time.value) else plain
