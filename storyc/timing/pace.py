"""Every constant of the timing, in one table, with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_READ_ALOUD = {"de": 5.97, "en": 6.19, "es": 7.82, "fr": 7.18, "it": 6.99, "ja": 7.84, "zh": 5.18}
"""Syllables (Japanese: morae) a second of a text read aloud without its pauses.

F. Pellegrino, C. Coupe, E. Marsico: A cross-language perspective on speech information rate,
Language 87 (2011), 539-558.
"""

_TALK = 4.1
"""Syllables a second of English talk, pauses inside a sentence included.

Means of 254, 237 and 263 syllables a minute (American, Australian, British: 4.2, 4.0, 4.4 a second)
in M. Robb, M. Maclagan, Y. Chen: Speaking rates of American and New Zealand varieties of English,
Clinical Linguistics & Phonetics 18 (2004), 1-15, and in A. Lee, R. Doherty: Speaking rate and
articulation rate of native speakers of Irish English, Speech, Language and Hearing 20 (2017),
206-211.
"""


def _talk_rates() -> Mapping[str, float]:
    """Return talk rates: the languages keep among each other the ratio they have in reading."""
    return MappingProxyType(
        {name: round(_TALK * rate / _READ_ALOUD["en"], 1) for name, rate in _READ_ALOUD.items()}
    )


@dataclass(frozen=True, slots=True)
class Prior:
    """What is expected of an event that nothing more is known about. Units: seconds."""

    min_s: float
    likely_s: float
    max_s: float


@dataclass(frozen=True)
class Pace:
    """The constants of the timing.

    Against the page-a-minute rule (55 lines a page), four complete screenplays of 5 to 20 pages come
    out at 0.89, 0.96, 1.09 and 1.14 of it.

    Units: rates in syllables or characters a second, everything else in seconds, factors without.

    | constant | reason |
    |---|---|
    | `talk_rates`, `other_rate` | measured speaking rates, see above; an unlisted language talks like English |
    | `brisk`, `calm` | the spread of talk: articulation rates without any pause lie about 1.3 above the speaking rate, and slow readers as far below |
    | `quick_word`, `slow_word` | a direction such as `(quickly)` moves the rate to the edge of that spread |
    | `sung` | sung syllables are held; songs at common tempi set 2 to 3 a second |
    | `sentence_s` | turns follow each other after 0.2 s (Stivers and others, PNAS 106 (2009), 10587), sentences of one speaker after a breath of 0.4 to 0.6 s |
    | `ellipsis_s`, `dash_s` | a hesitation that is heard as one, and a break that is not: above and below the breath |
    | `beat_s`, `pause_s`, `long_pause_s` | screenwriting practice: a `(beat)` is about a second, a `(pause)` more |
    | `event` | human-timed events last near 4.5 s whatever their number of words: no words-a-second rule that was tried did better |
    | `more_of_event` | the sentences of one paragraph tell one event together; what each adds is set so that whole screenplays come near a page a minute |
    | `card_cps`, `card_least` | subtitle guides allow adults 17 to 20 characters a second; a card is read from standstill, so less |
    | `hold` | a shot that only shows: long enough to be read, short enough not to wait |
    | `approximate` | how far `~4s` may be left |
    """  # noqa: E501  # the table's rows are one line each

    talk_rates: Mapping[str, float] = field(default_factory=_talk_rates)
    other_rate: float = _TALK
    brisk: float = 1.3
    calm: float = 1.35
    quick_word: float = 1.25
    slow_word: float = 0.75
    sung: float = 0.6
    sentence_s: float = 0.4
    ellipsis_s: float = 0.6
    dash_s: float = 0.3
    beat_s: float = 1.0
    pause_s: float = 1.5
    long_pause_s: float = 3.0
    event: Prior = Prior(2.0, 4.5, 9.0)
    more_of_event: Prior = Prior(0.8, 2.0, 4.5)
    card_cps: float = 13.0
    card_least: Prior = Prior(1.5, 2.5, 4.0)
    hold: Prior = Prior(2.0, 3.0, 5.0)
    approximate: float = 0.25


PACE = Pace()
