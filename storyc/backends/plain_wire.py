"""What most protocols do alike: all in one JSON request, and one address to ask at."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from storyc.backends.capability import Capability
from storyc.backends.failure_words import kind_of_http, retry_after, told
from storyc.backends.job import (
    Accepted,
    Answer,
    Doubtful,
    Failure,
    FailureKind,
    Job,
    Page,
    Refused,
    Status,
)
from storyc.backends.json_value import JsonValue, read_json
from storyc.backends.order import Asset, Order
from storyc.backends.wire import Call, Reply, Terms

# The definite refusals of the protocol for paying once; any other status that is no success leaves
# open whether the service took the request.
_CERTAINLY_NOT = frozenset({400, 401, 402, 403, 404, 405, 413, 415, 422})
_TOO_MANY = 429
_GONE = frozenset({404, 410})
_SUCCESS = range(200, 300)
_OF_ASKING = frozenset({FailureKind.AUTH, FailureKind.QUOTA, FailureKind.TRANSIENT})
_OPEN = frozenset({FailureKind.TRANSIENT, FailureKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class PlainWire(ABC):
    """The shared half of a codec.

    `ids` says what the service calls each target. A codec names what the service has `promised`,
    the `fields` of its requests and the seconds that it asks to leave between two questions.
    """

    ids: Mapping[str, str]
    promised: ClassVar[Terms]
    fields: ClassVar[Capability]
    pause_s: ClassVar[float] = 10.0

    @property
    def terms(self) -> Terms:
        """What the service promises."""
        return self.promised

    @property
    def capability(self) -> Capability:
        """What the protocol has fields for."""
        return self.fields

    @abstractmethod
    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""

    @abstractmethod
    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        """Return the request that starts the job; nothing that bills is left to a default."""

    @abstractmethod
    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        """Return the error that a body tells of, `None` if it tells of none."""

    @abstractmethod
    def _accepted(self, body: JsonValue) -> Job | None:
        """Return the job that a body says was begun, `None` if it names none."""

    @abstractmethod
    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        """Return what a body says of a job, `None` if it says nothing."""

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the service has no field for."""
        if order.target not in self.ids:
            return f"it has no name for the target {order.target}"
        return self.capability.lacks(order)

    def upload(self, asset: Asset, data: bytes) -> Call | None:  # noqa: ARG002  # the protocol's
        """Return nothing: every asset goes inside the request."""
        return None

    def uploaded(self, reply: Reply) -> str | None:  # noqa: ARG002  # the protocol's
        """Return nothing: no asset is stored."""
        return None

    def create(
        self,
        order: Order,
        held: Mapping[str, str],  # noqa: ARG002  # the protocol's; nothing is stored
        data: Mapping[str, bytes],
    ) -> Call:
        """Return the request that starts the job."""
        return self._request(order, data)

    def keyed(self, call: Call, key: str) -> Call:  # noqa: ARG002  # the protocol's
        """Return the call as it is: the service takes no key."""
        return call

    def created(self, reply: Reply) -> Answer:
        """Tell what the reply to `create` means."""
        body = read_json(reply.body) or JsonValue()
        refusal = self._refusal(reply, body)
        if reply.status in _SUCCESS:
            return self._created(body, refusal)
        plain = refusal or told(kind_of_http(reply.status), reply, None, None)
        if reply.status in _CERTAINLY_NOT:
            return Refused(plain)
        if reply.status == _TOO_MANY and self.terms.is_429_unbilled:
            return Refused(plain)
        return Doubtful(f"HTTP status {reply.status}: {plain.said}")

    def _created(self, body: JsonValue, refusal: Failure | None) -> Answer:
        job = self._accepted(body)
        if job is not None:  # it has a name, so it was begun, whatever else is said of it
            return Accepted(replace(job, poll_after_s=self.pause_s))
        if refusal is None:
            return Doubtful("the service said yes, but its answer names no job")
        return Doubtful(refusal.said) if refusal.kind in _OPEN else Refused(refusal)

    def looked(self, job: str, reply: Reply) -> Job:
        """Tell what the reply to `look` means."""
        body = read_json(reply.body)
        if reply.status in _GONE:
            said = (self._refusal(reply, body or JsonValue()) or _plain(reply)).said
            return Job(job, Status.EXPIRED, failure=told(FailureKind.EXPIRED, reply, None, said))
        if body is None or reply.status not in _SUCCESS:
            return unheard(job, self._refusal(reply, body or JsonValue()) or _plain(reply))
        found = self._told(job, reply, body)
        if found is None:
            return unheard(job, self._refusal(reply, body) or _plain(reply))
        return replace(found, poll_after_s=retry_after(reply) or self.pause_s)

    def listing(self, page: str | None) -> Call | None:  # noqa: ARG002  # the protocol's
        """Return nothing: there is no list."""
        return None

    def listed(self, reply: Reply) -> Page | None:  # noqa: ARG002  # the protocol's
        """Return nothing: there is no list."""
        return None

    def cancel(self, job: str) -> Call | None:  # noqa: ARG002  # the protocol's
        """Return nothing: a job cannot be stopped."""
        return None


def unheard(job: str, failure: Failure) -> Job:
    """Return a job of which the service said nothing this time, and why."""
    kind = failure.kind if failure.kind in _OF_ASKING else FailureKind.TRANSIENT
    heard = Failure(kind=kind, said=failure.said, retry_after_s=failure.retry_after_s)
    return Job(job, Status.UNKNOWN, failure=heard, poll_after_s=failure.retry_after_s)


def _plain(reply: Reply) -> Failure:
    return told(kind_of_http(reply.status), reply, None, None)
