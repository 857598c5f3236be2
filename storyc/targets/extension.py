"""Going on with a clip that is there."""

from typing import Self

from pydantic import Field, model_validator

from storyc.targets.record import Record


class Extension(Record):
    """How far a service lengthens a clip of its own.

    Units: seconds. `seconds` is the most that one extension adds, `total_seconds` the longest clip
    that comes out, all extensions together.
    """

    seconds: int = Field(gt=0)
    total_seconds: int = Field(gt=0)

    @model_validator(mode="after")
    def _total_holds_one(self) -> Self:
        if self.total_seconds < self.seconds:
            raise ValueError("total_seconds is less than one extension adds")
        return self
