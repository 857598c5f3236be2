"""One service's protocol without the network: requests as bytes, replies as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from storyc.backends.job import Answer, Echo, Job, Page
from storyc.backends.order import Asset, Order


class Proof(StrEnum):
    """How one can learn what became of a request whose answer was lost.

    The classes K, M, L and B of docs/rendering.md.
    """

    KEY = "key"
    """An idempotency key: the same request with the same key is never done twice."""
    REFERENCE = "reference"
    """The list of jobs echoes a reference that we chose."""
    LIST = "list"
    """The list of jobs echoes enough of the request to recognise it."""
    NONE = "none"
    """Nothing: a person decides."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a service promises, as far as paying once depends on it.

    Units: seconds. `settle_s` is the time after which an accepted job is certainly in the list,
    transit, acceptance and list lag included; `key_lifetime_s` is how long a key is remembered.
    `echoes` says which fields of a request the list gives back. `answers_when_ready` tells that the
    answer to a request comes only when its clip is made. `per_minute` and `at_once` are the
    account's limits of requests and of unfinished jobs, `None` where unknown.
    """

    proof: Proof
    settle_s: float = 120.0
    key_lifetime_s: float = 0.0
    echoes: frozenset[Echo] = frozenset()
    is_429_unbilled: bool = True
    answers_when_ready: bool = False
    per_minute: int | None = None
    at_once: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A request of ours: deterministic, without any secret.

    `path` is joined to the service's base address unless it is absolute.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whole. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Wire(Protocol):
    """A protocol's codec. Pure: it is given what was read and says what it means.

    Anything that a service may send must give a value, never an exception.
    """

    @property
    def terms(self) -> Terms:
        """What the service promises."""
        ...

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the service has no field for; `None` if it can be asked for."""
        ...

    def upload(self, asset: Asset, data: bytes) -> Call | None:
        """Return the request that stores an asset at the service, `None` if it goes inline."""
        ...

    def uploaded(self, reply: Reply) -> str | None:
        """Return the service's id of a stored asset, `None` if the reply holds none."""
        ...

    def create(self, order: Order, held: Mapping[str, str], data: Mapping[str, bytes]) -> Call:
        """Return the request that starts the job.

        Args:
            order: what is wanted.
            held: the service's ids of the stored assets, by `Asset.sha256`.
            data: the content of the assets that go inline, by `Asset.sha256`.
        """
        ...

    def keyed(self, call: Call, key: str) -> Call:
        """Return a call that carries the intent's key, or reference, where the service wants it."""
        ...

    def created(self, reply: Reply) -> Answer:
        """Tell what the reply to `create` means."""
        ...

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        ...

    def looked(self, job: str, reply: Reply) -> Job:
        """Tell what the reply to `look` means.

        A reply that is none, or says nothing about the job, is a job of status `UNKNOWN` with a
        failure of kind `TRANSIENT`, `AUTH` or `QUOTA`.
        """
        ...

    def listing(self, page: str | None) -> Call | None:
        """Return the request for a page of the account's jobs, `None` if there is no list."""
        ...

    def listed(self, reply: Reply) -> Page | None:
        """Return the page, `None` if the reply is none."""
        ...

    def cancel(self, job: str) -> Call | None:
        """Return the request that stops a job, `None` if the service has none."""
        ...
