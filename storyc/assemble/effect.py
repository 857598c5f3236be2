"""A user's own effect on the pictures of a clip."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

MoviePyClip = Any
"""MoviePy brings no types."""

Takes = Literal["clip", "frame"]
"""What an effect's function is given: a MoviePy clip, or one picture and its second."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a function makes of the pictures of a clip.

    A function that `takes` a clip returns a clip of the same length and size; one that takes a
    frame, `(height, width, 3)` of eight bits in red, green and blue, and its second in the clip,
    returns such a frame. Either may be asked for the same moment more than once, and in any order.

    `version` changes whenever the function does: it tells kept pictures from those to be made.
    """

    name: str
    version: str
    takes: Takes
    function: Callable[..., Any] = field(repr=False)
