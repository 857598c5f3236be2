"""Prompt meters without an emitter."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from storyc.ir import Scene
from storyc.plan import ShotBeat


@dataclass
class TextMeter:
    """Counts the characters of the beats' texts, so much for each shot, and a head.

    `asked` counts the questions.
    """

    head: int = 0
    per_shot: int = 0
    asked: int = field(default=0, compare=False)

    def size(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        self.asked += 1
        assert beats, f"the planner asked for nothing in scene {scene.id}"
        texts = sum(len(getattr(each.beat, "text", "")) for each in beats)
        return self.head + texts + self.per_shot * len({id(each.shot) for each in beats})
