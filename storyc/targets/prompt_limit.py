"""How long a prompt may be."""

from typing import Literal, Self

from pydantic import Field, model_validator

from storyc.targets.record import Record


class PromptLimit(Record):
    """How long a prompt may be.

    `max_characters` is a second limit beside one in tokens. `per_shot` is a limit on what is said
    of one shot, in the same unit, where a prompt of several is sent shot by shot. `overflow` is
    what the service does with a longer prompt; `truncate` is the trap: it is cut without a word and
    billed.
    """

    limit: int = Field(gt=0, le=10_000_000)
    unit: Literal["tokens", "characters"]
    tokenizer: Literal["o200k"] | None = None
    max_characters: int | None = Field(default=None, gt=0)
    per_shot: int | None = Field(default=None, gt=0)
    overflow: Literal["reject", "truncate", "unknown"] = "unknown"

    @model_validator(mode="after")
    def _tokens_have_a_tokenizer(self) -> Self:
        if (self.unit == "tokens") != (self.tokenizer is not None):
            raise ValueError("a limit in tokens names its tokenizer, one in characters has none")
        return self
