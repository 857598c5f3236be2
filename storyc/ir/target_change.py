"""What a script asks of a target in other numbers than the target's own."""

from typing import Literal

from storyc.ir.node import Node
from storyc.ir.shot import Duration


class PromptLimit(Node):
    """`5000 tokens`: the longest prompt the script wants sent."""

    amount: int
    unit: Literal["tokens", "characters"]


class TargetChange(Node):
    """`target sora-2` and its properties.

    Units: `clip` the shortest and longest clip in seconds; `aspect` width and height as given;
    `size` pixels; `fps` frames a second.
    """

    name: str
    aspect: tuple[int, int] | None = None
    clip: Duration | None = None
    prompt: PromptLimit | None = None
    size: tuple[int, int] | None = None
    fps: int | None = None
