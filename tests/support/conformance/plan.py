"""What is to go wrong, request by request."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

WELL = ""

CREATE = (
    "drop",
    "silence",
    "before:500",
    "before:503",
    "after:500",
    "after:503",
    "reset:head",
    "reset:body",
    "reset:taken",
    "reset:status",
    "reset:headers",
    "reset:answer",
    "not json",
)
LOOK = ("drop", "before:500", "before:503", "reset:head", "reset:answer", "not json", "state:warp")
LIST = ("drop", "before:503", "reset:answer", "not json")
CONTENT = ("drop", "before:503", "break", "reset:answer")
_SEEDED = {"create": CREATE, "look": LOOK, "list": LIST, "content": CONTENT}


@dataclass
class Plan:
    """The faults that the next requests meet, by what they are about (see `Route`).

    A fault is a word, with what it needs after a colon; see `trouble.py`. A request for which none
    is left goes well, unless chance has a hand in it: `rate` of them then meet one of the faults
    that a service of good will may have.
    """

    faults: dict[str, deque[str]] = field(default_factory=dict)
    random: Random | None = None
    rate: float = 0.0

    @classmethod
    def of(cls, **faults: Iterable[str]) -> "Plan":
        """Return a plan from lists."""
        return cls({what: deque(each) for what, each in faults.items()})

    @classmethod
    def read(cls, written: Mapping[str, Iterable[str]], seed: int | None, rate: float) -> "Plan":
        """Return the plan of a command line."""
        found = cls.of(**written)
        found.random, found.rate = None if seed is None else Random(seed), rate  # noqa: S311  # no secret
        return found

    def next(self, what: str) -> str:
        """Return what the next request meets."""
        waiting = self.faults.get(what)
        if waiting:
            return waiting.popleft()
        if self.random is not None and what in _SEEDED and self.random.random() < self.rate:
            return self.random.choice(_SEEDED[what])
        return WELL
