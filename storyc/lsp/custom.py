"""The requests and notifications beyond the protocol; `docs/editors.md` describes them."""

from attrs import define
from lsprotocol.types import Position, TextDocumentIdentifier

PROMPT = "storyc/prompt"
PROMPT_TEXT = "storyc/promptText"
STATISTICS = "storyc/statistics"
STORYBOARD = "storyc/storyboard"
DID_CHANGE_PLAN = "storyc/didChangePlan"

FIX_ALL_COMMAND = "storyc.fixAll"
FORMAT_COMMAND = "storyc.format"
REPLAN_COMMAND = "storyc.replan"
PROMPT_COMMAND = "storyc.prompt"
EXPLAIN_COMMAND = "storyc.explain"


@define
class DidChangePlan:
    """A script has been planned anew."""

    textDocument: TextDocumentIdentifier  # noqa: N815  # the protocol's spelling
    version: int


@define
class Prompt:
    """The compiled prompt of one clip. Units: `seconds` of the film; `price` is for reading."""

    uri: str
    slate: str
    text: str
    tokens: int
    maxTokens: int  # noqa: N815  # the protocol's spelling
    seconds: float
    price: str | None


@define
class PromptText:
    """The content of a prompt's virtual document."""

    text: str


@define
class Speaker:
    """How much somebody speaks; `share` is a part of 1 of all spoken syllables' time."""

    name: str
    speeches: int
    share: float


@define
class Seconds:
    """A running time and its range."""

    least: float
    likely: float
    most: float


@define
class Statistics:
    """What a film amounts to."""

    scenes: int
    shots: int
    segments: int
    cast: list[Speaker]
    seconds: Seconds
    price: str | None


@define
class Storyboard:
    """The storyboard's page."""

    html: str


__all__ = [
    "DID_CHANGE_PLAN",
    "EXPLAIN_COMMAND",
    "FIX_ALL_COMMAND",
    "FORMAT_COMMAND",
    "PROMPT",
    "PROMPT_COMMAND",
    "PROMPT_TEXT",
    "REPLAN_COMMAND",
    "STATISTICS",
    "STORYBOARD",
    "DidChangePlan",
    "Position",
    "Prompt",
    "PromptText",
    "Seconds",
    "Speaker",
    "Statistics",
    "Storyboard",
]
