"""What a service says about a job, in our words."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Status(StrEnum):
    """Where a job is. A word that nobody knows is `UNKNOWN`: it is asked about again."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class FailureKind(StrEnum):
    """Why a service does not do what it was asked."""

    AUTH = "auth"
    QUOTA = "quota"
    MODERATION_INPUT = "moderation_input"
    MODERATION_OUTPUT = "moderation_output"
    INVALID_REQUEST = "invalid_request"
    ODD_CLIP = "odd_clip"
    TRANSIENT = "transient"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Failure:
    """A refusal or failure with the service's own words.

    Units: `retry_after_s` seconds, `None` if the service names none.
    """

    kind: FailureKind
    said: str
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Where a finished clip is fetched. A signed address is a secret: it is never logged.

    `of_service` tells that it is the service's own host, to which its key may go; such an address
    is joined to the service's base address unless it is absolute, as a call's path is.
    """

    url: str = field(repr=False)
    of_service: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """A finished clip that came inside the answer."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as the service tells it now.

    Units: `progress` 0 to 1; `created_at`, `expires_at` seconds since 1970 by the service's clock;
    `billed_usd` US dollars where the service says what it billed; `poll_after_s` seconds that the
    service asks to wait before the next question.
    """

    id: str
    status: Status
    progress: float | None = None
    failure: Failure | None = None
    clip: Link | Inline | None = None
    last_frame: Link | None = None
    created_at: float | None = None
    expires_at: float | None = None
    billed_usd: Decimal | None = None
    poll_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A job in a service's list, with what it echoes of the request; `None` is not echoed."""

    id: str
    created_at: float | None = None
    reference: str | None = None
    model: str | None = None
    prompt: str | None = None
    seconds: int | None = None
    size: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a service's list, newest job first, and what asks for the next page."""

    jobs: tuple[Listed, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service took the request: it will be billed."""

    job: Job


@dataclass(frozen=True, slots=True)
class Refused:
    """The service certainly did not take the request: nothing will be billed."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Nobody here can tell whether the service took the request. `why` is for a person."""

    why: str


Answer = Accepted | Refused | Doubtful
Echo = Literal["reference", "model", "prompt", "seconds", "size"]
