"""What `storyc doctor` finds."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How something is. Only `FAILED` keeps a film from being made as it is set up."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing that was looked at, what was found, and what to do about it."""

    name: str
    health: Health
    told: str
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that was looked at."""

    checkups: tuple[Checkup, ...]

    @property
    def is_healthy(self) -> bool:
        """Tell whether nothing failed."""
        return all(it.health is not Health.FAILED for it in self.checkups)
