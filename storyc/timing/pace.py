"""Every constant of the timing, in one table, with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storyc.timing.rates import other_talk_rate, talk_rates


@dataclass(frozen=True, slots=True)
class Prior:
    """What is expected of an event that nothing more is known about. Units: seconds."""

    min_s: float
    likely_s: float
    max_s: float


@dataclass(frozen=True)
class Pace:
    """The constants of the timing. docs/timing.md gives each with its reason.

    Units: rates in syllables or characters a second, everything else in seconds, factors without.
    """

    talk_rates: Mapping[str, float] = field(default_factory=talk_rates)
    other_rate: float = field(default_factory=other_talk_rate)
    brisk: float = 1.3
    calm: float = 1.35
    quick_word: float = 1.25
    slow_word: float = 0.75
    hushed: float = 0.9
    sung: float = 0.6
    sentence_s: float = 0.4
    ellipsis_s: float = 0.6
    dash_s: float = 0.3
    cut_in_s: float = 0.3
    beat_s: float = 1.0
    pause_s: float = 1.5
    long_pause_s: float = 3.0
    event: Prior = Prior(2.0, 4.5, 9.0)
    more_of_event: Prior = Prior(0.6, 1.5, 3.5)
    more_action: Prior = Prior(0.3, 0.8, 2.0)
    most_actions: int = 4
    slow_action: float = 1.4
    sudden_action: float = 0.6
    card_cps: float = 13.0
    card_least: Prior = Prior(1.5, 2.5, 4.0)
    hold: Prior = Prior(2.0, 3.0, 5.0)
    approximate: float = 0.25
    shared_error: float = 0.35


PACE = Pace()
