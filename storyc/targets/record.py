"""What the parts of a target have in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Figures as data: never changed once read, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")
