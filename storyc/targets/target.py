"""What a video model can do, as data."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from storyc.targets.addressing import Addressing
from storyc.targets.clip_lengths import FewerSeconds, Seconds
from storyc.targets.extension import Extension
from storyc.targets.frame import Frame
from storyc.targets.prompt_limit import PromptLimit
from storyc.targets.rate import Rates, TokenRate
from storyc.targets.record import Record
from storyc.targets.source import Day, Source

Fit = Literal["none", "exact", "ratio", "free"]
"""How a given picture must match the clip's: in size, in shape, not at all; or it is not taken."""

HIGHEST_FPS = 120

_ANY_SIZE = Frame(width=1280, height=720)


class TargetStatus(StrEnum):
    """Whether the service behind a target can be had."""

    LIVE = "live"
    PREVIEW = "preview"
    SUNSET = "sunset"
    RETIRED = "retired"


class Target(Record):
    """The limits, sizes and prices of one video model.

    Units: `seconds` are the clip lengths that can be asked for, ascending, and `fewer_seconds` what
    is left of them at some sizes and rates; `sizes` are pixels, an empty list takes every size;
    `prices` are US dollars a generated second with sound, `silent_prices` the same without where it
    is cheaper, `token_prices` the formula where a service has one (`free` targets have none);
    `cameo_seconds` is the shortest and longest cameo clip, `cameo_total_seconds` all those of one
    prompt together; `result_hours` is how long a finished clip can be fetched.

    `max_cameos`, `max_reference_images` and `max_voices` count what one prompt may carry; 0 says
    that the target takes none, so that none is sent. `max_references` is a limit on all together.
    `first_frame` and `last_frame` say how a given frame must match the picture. `audio_optional`
    says that a clip can be asked for without sound. `ends_on` is the day when the service was or
    will be shut down, `instead` what to use then, the nearest first. `policy` are rules of the
    service on what may be asked for.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,39}$")
    title: str
    status: TargetStatus
    status_note: str = ""
    ends_on: Day | None = None
    instead: tuple[str, ...] = ()
    verified_on: Day
    seconds: Seconds
    fewer_seconds: tuple[FewerSeconds, ...] = ()
    sizes: tuple[Frame, ...]
    fps: tuple[Annotated[int, Field(gt=0, le=HIGHEST_FPS)], ...] = Field(min_length=1)
    audio: bool
    audio_optional: bool = False
    prompt: PromptLimit
    grammar: Literal["sora-blocks", "seedance-stages", "h3-tags", "kling-shots", "plain-prose"]
    max_cameos: int = Field(ge=0)
    cameo_seconds: tuple[int, int] | None = None
    cameo_total_seconds: int | None = Field(default=None, gt=0)
    max_reference_images: int = Field(ge=0)
    reference_size: Literal["free", "exact"] = "free"
    max_voices: int = Field(default=0, ge=0)
    max_references: int | None = Field(default=None, ge=0)
    addressing: Addressing = Addressing()
    max_shots: int = Field(gt=0)
    first_frame: Fit = "none"
    last_frame: Fit = "none"
    frames_exclude_references: bool = False
    extension: Extension | None = None
    seed: bool = False
    negative_prompt: bool = False
    free: bool = False
    prices: Rates = ()
    silent_prices: Rates = ()
    token_prices: tuple[TokenRate, ...] = ()
    result_hours: int | None = Field(default=None, gt=0)
    policy: tuple[str, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _lists_are_in_order(self) -> Self:
        for name, numbers in (("seconds", self.seconds), ("fps", self.fps)):
            if list(numbers) != sorted(set(numbers)):
                raise ValueError(f"{name} are listed in ascending order, each once")
        if len(self.sizes) != len(set(self.sizes)):
            raise ValueError("sizes has one of them twice")
        return self

    @model_validator(mode="after")
    def _fewer_seconds_leave_some(self) -> Self:
        for fewer in self.fewer_seconds:
            self._refuse_unlisted("fewer_seconds", fewer.sizes)
            if not set(fewer.seconds) <= set(self.seconds):
                raise ValueError("fewer_seconds has lengths that are not among the seconds")
        for size in self.sizes or (_ANY_SIZE,):
            for fps in self.fps:
                if not self.seconds_at(size, fps):
                    raise ValueError(f"fewer_seconds leaves no length at {size} and {fps} fps")
        return self

    @model_validator(mode="after")
    def _prices_are_for_known_sizes(self) -> Self:
        for name in ("prices", "silent_prices"):
            priced = [rate.size for rate in getattr(self, name)]
            if len(priced) != len(set(priced)):
                raise ValueError(f"{name} has a size twice")
            self._refuse_unlisted(name, priced)
        if self.free and (self.prices or self.silent_prices or self.token_prices):
            raise ValueError("free targets have no prices")
        return self

    @model_validator(mode="after")
    def _an_end_is_said(self) -> Self:
        gone = self.status in {TargetStatus.SUNSET, TargetStatus.RETIRED}
        if gone != (self.ends_on is not None):
            raise ValueError(
                "ends_on is given for a target that is sunset or retired, and no other"
            )
        return self

    def _refuse_unlisted(self, name: str, sizes: "list[Frame] | tuple[Frame, ...]") -> None:
        unknown = [str(size) for size in sizes if not self.takes_size(size.width, size.height)]
        if unknown:
            raise ValueError(f"{name} names sizes that are not listed: {', '.join(unknown)}")

    @property
    def max_seconds(self) -> int:
        """The longest clip."""
        return self.seconds[-1]

    def takes_size(self, width: int, height: int) -> bool:
        """Tell whether pictures of this size can be asked for."""
        return not self.sizes or (width, height) in {(it.width, it.height) for it in self.sizes}

    def seconds_at(self, size: Frame, fps: int) -> tuple[int, ...]:
        """Return the clip lengths that can be asked for at a picture size and frame rate."""
        left = self.seconds
        for fewer in self.fewer_seconds:
            if fewer.holds_at(size, fps):
                left = tuple(each for each in left if each in fewer.seconds)
        return left

    def at(self, size: Frame, fps: int) -> Self:
        """Return the target as it is at a picture size and frame rate: the lengths narrowed.

        At a picture that it does not make it stays as it is.
        """
        seconds = self.seconds_at(size, fps)
        if not seconds or seconds == self.seconds:
            return self
        return self.model_copy(update={"seconds": seconds})

    def billed_seconds(self, seconds: float) -> int | None:
        """Return the shortest clip length that holds `seconds`, `None` if none does."""
        return next((each for each in self.seconds if each >= seconds), None)

    def billed_for_frames(self, frames: int, fps: int) -> int | None:
        """Return the shortest clip length that holds `frames` at `fps`, `None` if none does.

        Exact: no division, so that a clip on the limit is the same on every machine.
        """
        return next((each for each in self.seconds if each * fps >= frames), None)
