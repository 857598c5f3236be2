"""How long things last: an honest estimate of every beat, and the frames the film gives it.

Knows about words, events and the times that the writer gave. Does not know what a target can do.
"""

from storyc.timing.pace import PACE, Pace, Prior
from storyc.timing.pages import eighths, in_pages
from storyc.timing.running_time import Running, RunningTime, running_time
from storyc.timing.speech import rate_of
from storyc.timing.syllables import count_syllables
from storyc.timing.time_screenplay import time_screenplay
from storyc.timing.timing import Seconds, TimedBeat, Timing

__all__ = [
    "PACE",
    "Pace",
    "Prior",
    "Running",
    "RunningTime",
    "Seconds",
    "TimedBeat",
    "Timing",
    "count_syllables",
    "eighths",
    "in_pages",
    "rate_of",
    "running_time",
    "time_screenplay",
]
