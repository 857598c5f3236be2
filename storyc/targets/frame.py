"""Picture sizes."""

import re

from pydantic import Field, model_validator

from storyc.targets.record import Record

_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")

LARGEST_PX = 8192
"""No video format goes above."""


class Frame(Record):
    """A picture size in pixels. A data file writes it `1280x720`."""

    width: int = Field(gt=0, le=LARGEST_PX)
    height: int = Field(gt=0, le=LARGEST_PX)

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        found = _SIZE.fullmatch(value) if isinstance(value, str) else None
        return {"width": found[1], "height": found[2]} if found else value

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pixels(self) -> int:
        """How many there are."""
        return self.width * self.height
