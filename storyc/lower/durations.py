"""Times that the writer gave."""

from storyc.ir import Duration
from storyc.syntax.specs import DurationSpec


def duration(spec: DurationSpec) -> Duration:
    """Return the node of a time."""
    return Duration(
        min_s=spec.min_s, max_s=spec.max_s, approximate=spec.approximate, span=spec.span
    )
