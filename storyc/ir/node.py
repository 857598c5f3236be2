"""What every noun of the IR has in common."""

from pydantic import BaseModel, ConfigDict

from storyc.source import Span


class Value(BaseModel):
    """A frozen value without a place of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Node(Value):
    """A frozen value that stands at a place in the script."""

    span: Span
