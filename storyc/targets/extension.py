"""Going on with a clip that is there."""

from typing import Literal, Self

from pydantic import Field, model_validator

from storyc.targets.record import Record


class Extension(Record):
    """How far a service lengthens a clip of its own.

    Units: seconds. `seconds` is the most that one extension adds, `total_seconds` the longest clip
    that comes out, all extensions together; `times` is how often one clip can be lengthened.
    `billed` tells what is paid for. Unless that is known to be the seconds that are added, no plan
    extends: nobody could say what it costs.
    """

    seconds: int = Field(gt=0)
    total_seconds: int = Field(gt=0)
    times: int | None = Field(default=None, gt=0)
    billed: Literal["added", "unknown"] = "unknown"

    @model_validator(mode="after")
    def _total_holds_one(self) -> Self:
        if self.total_seconds < self.seconds:
            raise ValueError("total_seconds is less than one extension adds")
        return self
