"""What a video model can do, as data."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class TargetStatus(StrEnum):
    """Whether the service behind a target can be had."""

    LIVE = "live"
    PREVIEW = "preview"
    SUNSET = "sunset"
    RETIRED = "retired"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Frame(_Data):
    """A picture size in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


class Price(_Data):
    """What one second of generated film costs at one size, in US dollars."""

    size: Frame
    usd_per_s: str = Field(pattern=r"^\d+(\.\d+)?$")


class PromptLimit(_Data):
    """How long a prompt may be."""

    limit: int
    unit: Literal["tokens", "characters"]
    tokenizer: Literal["o200k"] | None = None


class Source(_Data):
    """Where a figure was read, and when."""

    what: str
    where: str
    read_on: str


class Target(_Data):
    """The limits, sizes and prices of one video model.

    Units: `seconds` are the clip lengths that can be asked for, ascending (a target that takes any
    whole number lists them all); prices are US dollars a generated second.
    """

    name: str
    title: str
    status: TargetStatus
    status_note: str = ""
    verified_on: str
    seconds: tuple[int, ...]
    sizes: tuple[Frame, ...]
    fps: tuple[int, ...]
    audio: bool
    prompt: PromptLimit
    grammar: Literal["sora-blocks", "plain-prose"]
    max_cameos: int
    max_reference_images: int
    max_shots: int
    prices: tuple[Price, ...] = ()
    sources: tuple[Source, ...]

    @property
    def max_seconds(self) -> int:
        """The longest clip."""
        return self.seconds[-1]

    def billed_seconds(self, seconds: float) -> int | None:
        """Return the shortest clip length that holds `seconds`, `None` if none does."""
        return next((each for each in self.seconds if each >= seconds), None)
