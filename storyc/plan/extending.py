"""Where a service goes on with its own clip."""

from dataclasses import dataclass

from storyc.plan.plan import Segment
from storyc.targets import Extension


@dataclass(frozen=True, slots=True)
class Growth:
    """A clip that a service has made: in one piece, and then going on with it.

    `to_its_end` tells whether the film shows the last frame of it.
    Units: `seconds` whole seconds.
    """

    seconds: int
    times: int
    to_its_end: bool

    @classmethod
    def after(cls, segment: Segment, fps: int, grown: "Growth | None") -> "Growth":
        """Return the clip of a segment that has just been placed.

        Args:
            segment: the newest.
            fps: frames a second.
            grown: the clip of the segment before it.
        """
        whole = segment.billed_s * fps == segment.clip_frames and segment.tail_handle == 0
        if grown is None or segment.link != "extend":
            return cls(segment.billed_s, 0, whole)
        return cls(grown.seconds + segment.billed_s, grown.times + 1, whole)

    def can_grow(self, rule: Extension | None, seconds: int) -> bool:
        """Tell whether the service can go on with the clip where the film shows it last.

        It goes on from the last frame that it made. Where the film leaves the clip earlier, only a
        match begins with what was seen last.

        Args:
            rule: how far the target lengthens its clips, `None` if it does not.
            seconds: whole seconds that are asked for.
        """
        if rule is None or rule.billed != "added" or not self.to_its_end:
            return False
        is_often_enough = rule.times is not None and self.times >= rule.times
        is_short_enough = seconds <= rule.seconds and self.seconds + seconds <= rule.total_seconds
        return is_short_enough and not is_often_enough
