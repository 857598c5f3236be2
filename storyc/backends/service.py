"""A paid service as the ledger's protocol sees it: one request at a time, each outcome a value."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from storyc.backends.job import Answer, Failure, Job, Listed
from storyc.backends.order import Asset, Order
from storyc.backends.wire import Call, Terms


@dataclass(frozen=True, slots=True)
class Fetched:
    """A clip on the disk, whole and decoded to its end.

    Units: `size` bytes. `sha256` is the hex digest of the file.
    """

    path: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class OddClip(Failure):
    """A clip came, and it is not as ordered. It was paid for: it is kept, but not taken for a take.

    `path` is where it lies, `misfits` what differs, each in words; `sha256` the digest of the file.
    """

    path: Path = field(kw_only=True)
    sha256: str = field(kw_only=True)
    misfits: tuple[str, ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Sighted:
    """What a look at the list gave: all jobs down to the watermark, newest first.

    `reached` tells that the watermark was found, so that nothing newer is missing.
    """

    jobs: tuple[Listed, ...]
    reached: bool


class Service(Protocol):
    """One account at one service.

    Every method makes at most one request to the service, but for `sighted` (one a page) and
    `fetch` (resumed where it broke off). None retries, none follows a redirect with a credential.
    """

    @property
    def account(self) -> str:
        """A stable name of service and account, without any secret."""
        ...

    @property
    def terms(self) -> Terms:
        """What the service promises."""
        ...

    def stores(self, asset: Asset) -> bool:
        """Tell whether an asset is stored at the service first, and not sent with each request."""
        ...

    async def store(self, asset: Asset) -> str | Failure:
        """Upload an asset and return the service's id of it."""
        ...

    def call(self, order: Order, held: dict[str, str]) -> Call:
        """Return the exact request for an order: what is written down before it is sent."""
        ...

    async def send(self, call: Call, key: str) -> Answer:
        """Send a request once. Never raises for what network or service do: that is an answer."""
        ...

    async def look(self, job: str) -> Job:
        """Ask about a job. What network and service do wrong is in the job's failure."""
        ...

    async def newest(self) -> str | Failure | None:
        """Return the id of the newest job in the list: the watermark; `None` if it is empty."""
        ...

    async def sighted(self, watermark: str | None) -> Sighted | Failure:
        """List the jobs that are newer than the watermark."""
        ...

    async def fetch(self, job: Job, order: Order, into: Path) -> Fetched | Failure:
        """Bring a finished clip to `into`, whole and verified against the order, or not at all.

        A clip that is whole and not as ordered is kept beside `into` and told as an `OddClip`.

        Raises:
            OSError: this machine cannot write it.
        """
        ...

    async def cancel(self, job: str) -> Failure | None:
        """Stop a job; `None` if the service agreed."""
        ...
