"""The lengths of clips that can be asked for."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from storyc.targets.frame import Frame
from storyc.targets.record import Record

LONGEST_S = 600
"""Far above every service, and low enough that a list of all lengths stays short."""

_RANGE = re.compile(r"(\d{1,3})\.\.(\d{1,3})")


def _spell_out(value: object) -> object:
    """Spell out `4..30`; leave everything else to the validator."""
    found = _RANGE.fullmatch(value) if isinstance(value, str) else None
    return tuple(range(int(found[1]), int(found[2]) + 1)) if found else value


Seconds = Annotated[
    tuple[Annotated[int, Field(gt=0, le=LONGEST_S)], ...],
    BeforeValidator(_spell_out),
    Field(min_length=1),
]
"""Clip lengths in whole seconds. A data file writes a list, or `4..30` for every whole number."""


class FewerSeconds(Record):
    """Clip lengths that are left under a condition: at some picture sizes, at some frame rates.

    An empty list is no condition; of two lists both must hold.
    """

    sizes: tuple[Frame, ...] = ()
    fps: tuple[int, ...] = ()
    seconds: Seconds

    @model_validator(mode="after")
    def _has_a_condition(self) -> "FewerSeconds":
        if not self.sizes and not self.fps:
            raise ValueError("fewer_seconds says at which sizes or fps it holds")
        return self

    def holds_at(self, size: Frame, fps: int) -> bool:
        """Tell whether the condition is met."""
        return (not self.sizes or size in self.sizes) and (not self.fps or fps in self.fps)
