"""How somebody speaks: a declared voice in words, as settings of a scratch voice."""

import re
from dataclasses import dataclass
from hashlib import sha256

PACE_WPM = 165
"""Words a minute of an ordinary voice."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Settings of a voice.

    Units: `pitch` and `liveliness` 0 to 100 with 50 as usual, `pace_wpm` words a minute.
    `languages` are voices to try, the best first; `timbre` is one of the synthesizer's variants.
    """

    languages: tuple[str, ...]
    timbre: str
    pitch: int
    pace_wpm: int
    liveliness: int


_PITCH = (
    (r"\bvery (?:low|deep)|basso|booming|giant", -34),
    (r"\blow\b|deep|\bbass\b|alto\b|baritone|gravel|husky|rough|gruff", -22),
    (r"\bhigh\b|soprano|thin|shrill|squeak|\blight\b|bright|child|girl|\bboy\b|little", 24),
    (r"\bold\b|elderly|ancient|weathered", -8),
)
_PACE = (
    (r"unhurried|slow|drawl|deliberate|measured|weary|calm|sleepy|\bold\b|elderly", 0.86),
    (r"quick|\bfast\b|rapid|breathless|nervous|\bhurried|eager|clipped|excited", 1.16),
)
_LIVELINESS = (
    (r"flat|dry|monoton|mechanical|robot|deadpan|cold", -32),
    (r"lively|warm|sing|excited|bright|musical|eager", 22),
)
_TIMBRE = (
    (r"whisper|hushed", ("whisper",)),
    (
        r"\bwoman|female|alto\b|soprano|\bgirl|mother|\bher\b|\bshe\b|grandmother",
        ("f1", "f2", "f4"),
    ),
    (r"\bman\b|\bmale|tenor|baritone|\bbass\b|\bboy\b|father|\bhis\b|\bhe\b", ("m1", "m3", "m7")),
    (r"croak|gravel|hoarse|rasp", ("croak",)),
)
_ANY_TIMBRE = ("f1", "m3", "f2", "m1", "f4", "m7", "f5", "m4")
_ACCENT = (
    (r"scot|hebrid|glasgow|edinburgh|highland|orkney|shetland", "en-gb-scotland"),
    (r"received|\brp\b|posh|british|english|london|oxford", "en-gb-x-rp"),
    (r"lancashire|northern|yorkshire|manchester", "en-gb-x-gbclan"),
    (r"midlands|birmingham|brummie", "en-gb-x-gbcwmd"),
    (r"caribbean|jamaica|trinidad", "en-029"),
    (r"new york|brooklyn|bronx", "en-us-nyc"),
    (r"american|texan|southern|midwest|californ", "en-us"),
)
_OTHER_NAMES = {"zh": "cmn", "no": "nb", "iw": "he"}
_FALLBACK = "en"


def manner_of(speaker: str, voice: str | None, language: str, *, sung: bool = False) -> Manner:
    """Read a manner from a voice's words; what they leave open follows from the name."""
    said = (voice or "").casefold()
    chance = sha256(speaker.encode()).digest()
    pitch = (
        50 + chance[0] % 19 - 9 + sum(shift for known, shift in _PITCH if re.search(known, said))
    )
    pace = PACE_WPM + chance[1] % 13 - 6
    for known, factor in _PACE:
        pace = round(pace * factor) if re.search(known, said) else pace
    lively = 50 + sum(shift for known, shift in _LIVELINESS if re.search(known, said))
    return Manner(
        _languages(language, said),
        _timbre(said, chance[2]),
        min(max(pitch, 4), 96),
        round(pace * 0.85) if sung else pace,
        85 if sung else min(max(lively, 5), 95),
    )


def _languages(language: str, said: str) -> tuple[str, ...]:
    wanted = language.casefold().replace("_", "-") or _FALLBACK
    base = wanted.partition("-")[0]
    accents = [code for known, code in _ACCENT if base == "en" and re.search(known, said)]
    names = [*accents, wanted, _OTHER_NAMES.get(base, base), _FALLBACK]
    return tuple(dict.fromkeys(names))


def _timbre(said: str, chance: int) -> str:
    choices = next((names for known, names in _TIMBRE if re.search(known, said)), _ANY_TIMBRE)
    return choices[chance % len(choices)]
