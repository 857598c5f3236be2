"""A finished prompt and the account of every fact."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from storyc.source import Span, value


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


FactKind = Literal[
    "declaration",
    "place",
    "state",
    "action",
    "card",
    "speech",
    "direction",
    "camera",
    "sound",
    "style",
    "transition",
]


@value
class Fact:
    """Something the script says that a picture or sound must show.

    `id` is stable: the node's id and the property's name. `text` is what the writer wrote.
    """

    id: str
    kind: FactKind
    text: str
    span: Span


@value
class Placement:
    """Where a fact went: characters `[start, end)` of the prompt of one segment."""

    fact: str
    slate: str
    start: int
    end: int


@value
class Drop:
    """A fact that is in no prompt, and why. What the film loses by it is also a diagnostic."""

    fact: str
    why: str


@value
class Ledger:
    """The account: each fact is placed or sent at least once, or dropped; never neither."""

    facts: tuple[Fact, ...]
    placements: tuple[Placement, ...]
    drops: tuple[Drop, ...]


class Reference(_Data):
    """Material that goes with a prompt, a cameo clip or an image, and the fact that it carries."""

    kind: Literal["cameo", "image"]
    name: str
    source: str
    fact: str


class Prompt(_Data):
    """The request text of one segment.

    `shots` has the words of each shot where the target takes several shots one by one, and is empty
    otherwise.
    Units: `size` in the target's prompt unit, exact.
    """

    slate: str
    text: str
    size: int
    references: tuple[Reference, ...]
    shots: tuple[str, ...] = ()
