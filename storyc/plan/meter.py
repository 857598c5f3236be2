"""How the planner asks for the size of a prompt that is not written yet."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from storyc.ir import Beat, Scene, Shot


class ShotBeat(NamedTuple):
    """A beat and the shot it is in."""

    shot: Shot
    beat: Beat


class PromptMeter(Protocol):
    """Measures the prompt that a candidate segment would have.

    The planner asks about runs of beats of one scene, at most once for each pair of ends that could
    be a cheaper plan, so an answer should cost microseconds: a sum of parts measured beforehand.
    """

    def size(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        """Return the size of the prompt in the unit of the target's limit, or an upper bound.

        The planner cuts until the answer is within the limit, so the answer must never be below the
        size of the prompt that is written in the end. A prompt that breaks a second limit (so many
        tokens, but also so many characters) is answered with a number above the first.

        Args:
            scene: where the beats are.
            beats: a run of the scene's beats in order, sounds and changes of state included; a shot
                may begin before it or end after it.
        """
        ...
