"""How long each beat lasts."""

from collections.abc import Mapping
from dataclasses import dataclass

from storyc.source import value


@value
class Seconds:
    """An honest estimate: the least, the likely and the most, and what it rests on in words."""

    min_s: float
    likely_s: float
    max_s: float
    basis: str


@value
class TimedBeat:
    """One beat with its time.

    `seconds` is what the content suggests. `frames` is what the film plans for it, at the
    screenplay's frame rate; 0 for beats that take no time. `binding` says that the writer gave the
    shot's exact time, so that `frames` is no estimate and may differ from `seconds`. `back` is how
    many frames before the end of all that came before it a beat begins: 0 but for speech at the
    same time.
    """

    beat_id: str
    seconds: Seconds
    frames: int
    binding: bool
    back: int = 0

    @property
    def advance(self) -> int:
        """By how many frames the film is further when the beat is over."""
        return max(0, self.frames - self.back)

    @property
    def share(self) -> float:
        """How much of the beat makes the film longer: all, but for speech at the same time."""
        return self.advance / self.frames if self.frames else float(self.back == 0)


@dataclass(frozen=True)
class Timing:
    """The times of all beats.

    Shape: one entry for each beat of the screenplay, in its order. The advances of a shot with an
    exact time add up to exactly that time in frames.
    """

    fps: int
    by_beat: Mapping[str, TimedBeat]

    def frames(self, beat_id: str) -> int:
        """Return the planned frames of one beat."""
        return self.by_beat[beat_id].frames

    def advance(self, beat_id: str) -> int:
        """Return by how many frames the film is further after one beat."""
        return self.by_beat[beat_id].advance
