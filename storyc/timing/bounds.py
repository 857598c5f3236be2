"""The bounds of a time that the writer gave."""

from storyc.ir import Duration
from storyc.timing.pace import Pace


def bounded(duration: Duration, pace: Pace) -> tuple[float, float]:
    """Return the least and the most seconds that a shot may last; `~4s` may be left a little."""
    slack = pace.approximate if duration.approximate else 0.0
    return duration.min_s * (1 - slack), duration.max_s * (1 + slack)
