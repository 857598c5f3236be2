"""What services call their refusals, and what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from storyc.backends.job import Failure, FailureKind
from storyc.backends.wire import Reply

_AUTH = frozenset({401, 403, 407})
_QUOTA = frozenset({402, 429})
_TRANSIENT = frozenset({408, 409, 425})
_REFUSALS = range(400, 500)
_LONGEST_WAIT_S = 86_400.0
_LONGEST_SAID = 500

_OF_MODERATION = re.compile(
    r"moderation|moderated|sensitive|safety|content[ _-]polic|violat|prohibited|inappropriate"
    r"|risk[ _-]control|infring|copyright|responsible ai|flagged",
    re.IGNORECASE,
)
_OF_OUTPUT = re.compile(r"output|generated|result", re.IGNORECASE)
_OF_INPUT = re.compile(r"input|prompt|uploaded|reference", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FailureWords:
    """A service's own codes, by how they begin; the longest beginning that fits counts.

    What no code tells is read from the sentence beside it, and else from the HTTP status.
    """

    kinds: Mapping[str, FailureKind]

    def of_request(self, reply: Reply, code: str | None, said: str | None) -> Failure:
        """Return why a request was refused."""
        kind = self._kind(code) or moderation_in(said, FailureKind.MODERATION_INPUT)
        return told(kind or kind_of_http(reply.status), reply, code, said)

    def of_job(self, reply: Reply, code: str | None, said: str | None) -> Failure:
        """Return why a job failed that had been accepted."""
        kind = self._kind(code) or moderation_in(said, FailureKind.MODERATION_OUTPUT)
        return told(kind or FailureKind.UNKNOWN, reply, code, said)

    def _kind(self, code: str | None) -> FailureKind | None:
        fitting = (it for it in self.kinds if code is not None and code.startswith(it))
        found = max(fitting, key=len, default=None)
        return None if found is None else self.kinds[found]


def kind_of_http(status: int) -> FailureKind:
    """Return what an HTTP status alone says about a refusal."""
    if status in _AUTH:
        return FailureKind.AUTH
    if status in _QUOTA:
        return FailureKind.QUOTA
    if status in _TRANSIENT or status not in _REFUSALS:
        return FailureKind.TRANSIENT
    return FailureKind.INVALID_REQUEST


def moderation_in(said: str | None, otherwise: FailureKind) -> FailureKind | None:
    """Return which moderation a sentence tells of, `None` if of none.

    `otherwise` is meant where the sentence speaks of neither what was sent nor what came out.
    """
    if said is None or not _OF_MODERATION.search(said):
        return None
    if _OF_OUTPUT.search(said):
        return FailureKind.MODERATION_OUTPUT
    return FailureKind.MODERATION_INPUT if _OF_INPUT.search(said) else otherwise


def told(kind: FailureKind, reply: Reply, code: str | None, said: str | None) -> Failure:
    """Return a failure in the service's own words, at most a few lines of them."""
    words = ": ".join(it for it in (code, said) if it) or f"HTTP status {reply.status}"
    return Failure(kind=kind, said=words[:_LONGEST_SAID], retry_after_s=retry_after(reply))


def retry_after(reply: Reply) -> float | None:
    """Return the seconds that a reply asks to wait, at most a day.

    A date is read against the reply's own `Date`: no clock of this machine has a part in it.
    """
    asked = reply.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", asked):
        return min(float(asked), _LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(asked)
        seconds = (until - parsedate_to_datetime(reply.headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError, OverflowError):  # no dates, or only one of them with a zone
        return None
    return min(max(seconds, 0.0), _LONGEST_WAIT_S)
