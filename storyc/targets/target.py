"""What a video model can do, as data."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_RANGE = re.compile(r"(\d{1,4})\.\.(\d{1,4})")
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


class TargetStatus(StrEnum):
    """Whether the service behind a target can be had."""

    LIVE = "live"
    PREVIEW = "preview"
    SUNSET = "sunset"
    RETIRED = "retired"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Frame(_Data):
    """A picture size in pixels. A data file writes it `1280x720`."""

    width: int = Field(gt=0)
    height: int = Field(gt=0)

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        found = _SIZE.fullmatch(value) if isinstance(value, str) else None
        return {"width": found[1], "height": found[2]} if found else value

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


def _read_seconds(value: object) -> object:
    """Spell out `4..30`; leave everything else to the validator."""
    found = _RANGE.fullmatch(value) if isinstance(value, str) else None
    return tuple(range(int(found[1]), int(found[2]) + 1)) if found else value


def _read_prices(value: object) -> object:
    """Turn the data file's table of sizes into prices; leave everything else alone."""
    if not isinstance(value, dict):
        return value
    return tuple({"size": size, "usd_per_s": usd} for size, usd in value.items())


class Price(_Data):
    """What one second of generated film costs at one size, in US dollars."""

    size: Frame
    usd_per_s: str = Field(pattern=r"^\d+(\.\d{1,6})?$")

    @property
    def usd(self) -> Decimal:
        """The price as a number."""
        return Decimal(self.usd_per_s)


class PromptLimit(_Data):
    """How long a prompt may be.

    `max_characters` is a second limit beside one in tokens. `overflow` is what the service does
    with a longer prompt; `truncate` is the trap: it is cut without a word and billed.
    """

    limit: int = Field(gt=0)
    unit: Literal["tokens", "characters"]
    tokenizer: Literal["o200k"] | None = None
    max_characters: int | None = Field(default=None, gt=0)
    overflow: Literal["reject", "truncate", "unknown"] = "unknown"

    @model_validator(mode="after")
    def _tokens_have_a_tokenizer(self) -> Self:
        if (self.unit == "tokens") != (self.tokenizer is not None):
            raise ValueError("a limit in tokens names its tokenizer, one in characters has none")
        return self


class Source(_Data):
    """Where a figure was read, and when, and how far it can be trusted.

    `vendor` is the maker's own document or code, `third party` a dated report that quotes or
    measures it, `hearsay` anything weaker, `ours` a choice of this project where nothing is
    published.
    """

    what: str
    where: str
    read_on: str
    certainty: Literal["vendor", "third party", "hearsay", "ours"]


class Target(_Data):
    """The limits, sizes and prices of one video model.

    Units: `seconds` are the clip lengths that can be asked for, ascending (a target that takes any
    whole number lists them all); `sizes` are pixels, an empty list takes every size; prices are US
    dollars a generated second (`free` targets have none); `cameo_seconds` is the length of a cameo
    clip.

    `max_cameos` and `max_reference_images` count what one prompt may carry; 0 says that the target
    takes none, so that none is sent. `max_references` is a limit on both together. `first_frame`
    and `last_frame` say how a given frame must match the picture: `exact` size, same `ratio`, or
    `free`.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    title: str
    status: TargetStatus
    status_note: str = ""
    verified_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    seconds: Annotated[tuple[int, ...], BeforeValidator(_read_seconds)] = Field(min_length=1)
    sizes: tuple[Frame, ...]
    fps: tuple[int, ...] = Field(min_length=1)
    audio: bool
    prompt: PromptLimit
    grammar: Literal["sora-blocks", "seedance-stages", "h3-tags", "kling-shots", "plain-prose"]
    max_cameos: int = Field(ge=0)
    cameo_seconds: tuple[int, int] | None = None
    max_reference_images: int = Field(ge=0)
    max_references: int | None = Field(default=None, ge=0)
    max_shots: int = Field(gt=0)
    first_frame: Literal["none", "exact", "ratio", "free"] = "none"
    last_frame: Literal["none", "exact", "ratio", "free"] = "none"
    frames_exclude_references: bool = False
    seed: bool = False
    negative_prompt: bool = False
    free: bool = False
    prices: Annotated[tuple[Price, ...], BeforeValidator(_read_prices)] = ()
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _lists_are_in_order(self) -> Self:
        for name, numbers in (("seconds", self.seconds), ("fps", self.fps)):
            if numbers[0] < 1 or list(numbers) != sorted(set(numbers)):
                raise ValueError(f"{name} must be above 0, ascending, each once")
        return self

    @model_validator(mode="after")
    def _prices_are_for_known_sizes(self) -> Self:
        priced = [it.size for it in self.prices]
        if len(priced) != len(set(priced)):
            raise ValueError("a size has two prices")
        unknown = [str(size) for size in priced if not self.takes_size(size.width, size.height)]
        if unknown:
            raise ValueError(f"prices for sizes that are not listed: {', '.join(unknown)}")
        return self

    @property
    def max_seconds(self) -> int:
        """The longest clip."""
        return self.seconds[-1]

    def takes_size(self, width: int, height: int) -> bool:
        """Tell whether pictures of this size can be asked for."""
        return not self.sizes or Frame(width=width, height=height) in self.sizes

    def billed_seconds(self, seconds: float) -> int | None:
        """Return the shortest clip length that holds `seconds`, `None` if none does."""
        return next((each for each in self.seconds if each >= seconds), None)

    def billed_for_frames(self, frames: int, fps: int) -> int | None:
        """Return the shortest clip length that holds `frames` at `fps`, `None` if none does.

        Exact: no division, so that a clip on the limit is the same on every machine.
        """
        return next((each for each in self.seconds if each * fps >= frames), None)
