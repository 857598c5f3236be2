"""How fast languages are spoken."""

from collections.abc import Mapping
from types import MappingProxyType

READ_ALOUD: Mapping[str, float] = MappingProxyType(
    {
        "ca": 7.02,
        "de": 5.94,
        "en": 6.27,
        "es": 7.70,
        "eu": 7.46,
        "fi": 7.13,
        "fr": 6.82,
        "hu": 5.78,
        "it": 7.03,
        "ja": 8.00,
        "ko": 7.04,
        "sr": 7.08,
        "th": 4.67,
        "tr": 6.97,
        "vi": 5.22,
        "yue": 5.55,
        "zh": 5.78,
    }
)
"""Syllables a second of a text read aloud, its pauses left out: ten speakers a language, all their
syllables over all their seconds.

C. Coupe, Y. M. Oh, D. Dediu, F. Pellegrino: Different languages, similar encoding efficiency,
Science Advances 5 (2019), eaaw2594, from the data published with it. Its forerunner with seven
languages gives nearly the same (English 6.19, French 7.18, Spanish 7.82, Japanese 7.84): F.
Pellegrino, C. Coupe, E. Marsico: A cross-language perspective on speech information rate, Language
87 (2011), 539-558.
"""

STANDS_FOR: Mapping[str, str] = MappingProxyType({"pl": "sr"})
"""Languages that were not measured, by their measured relative: for Polish the one Slavic
language."""

ENGLISH_TALK = 4.1
"""Syllables a second of English talk, pauses inside a sentence included.

Means of 254, 237 and 263 syllables a minute (American, Australian, British: 4.2, 4.0, 4.4 a second)
in M. Robb, M. Maclagan, Y. Chen: Speaking rates of American and New Zealand varieties of English,
Clinical Linguistics & Phonetics 18 (2004), 1-15, and in A. Lee, R. Doherty: Speaking rate and
articulation rate of native speakers of Irish English, Speech, Language and Hearing 20 (2017),
206-211.
"""

_MEAN_READ = sum(READ_ALOUD.values()) / len(READ_ALOUD)


def talk_rates() -> Mapping[str, float]:
    """Return talk rates: the languages keep among each other the ratio they have in reading."""
    read = {**READ_ALOUD, **{name: READ_ALOUD[it] for name, it in STANDS_FOR.items()}}
    return MappingProxyType({name: _talk(rate) for name, rate in read.items()})


def other_talk_rate() -> float:
    """Return the rate of a language that nobody measured: the mean of those somebody did."""
    return _talk(_MEAN_READ)


def _talk(read: float) -> float:
    return round(ENGLISH_TALK * read / READ_ALOUD["en"], 1)
