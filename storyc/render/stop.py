"""Stopping on request: nothing more is sent, and what runs at the service goes on."""

from pathlib import Path

from storyc.backends.job import Answer, Failure, FailureKind, Job, Refused
from storyc.backends.order import Asset, Order
from storyc.backends.service import Fetched, Service, Sighted
from storyc.backends.wire import Call, Terms

STOPPED = Failure(FailureKind.QUOTA, "stopped before it was sent")
"""Said of a request that was not sent. The next run may send it: nothing was wrong with it."""


class Stop:
    """Whether somebody has asked to stop."""

    def __init__(self) -> None:
        self.is_asked = False

    def ask(self) -> None:
        """Stop sending from now on."""
        self.is_asked = True


class StoppableService:
    """A service to which nothing is sent any more once somebody has asked to stop.

    Jobs that it has taken are still asked about, fetched and settled.
    """

    def __init__(self, service: Service, stop: Stop) -> None:
        self._service = service
        self._stop = stop

    @property
    def account(self) -> str:
        """See `Service`."""
        return self._service.account

    @property
    def terms(self) -> Terms:
        """See `Service`."""
        return self._service.terms

    def call(self, order: Order, held: dict[str, str]) -> Call:
        """See `Service`."""
        return self._service.call(order, held)

    async def store(self, asset: Asset) -> str | Failure:
        """See `Service`."""
        return STOPPED if self._stop.is_asked else await self._service.store(asset)

    async def send(self, call: Call, key: str) -> Answer:
        """Send a request, or say that it certainly was not sent."""
        return Refused(STOPPED) if self._stop.is_asked else await self._service.send(call, key)

    async def look(self, job: str) -> Job:
        """See `Service`."""
        return await self._service.look(job)

    async def newest(self) -> str | Failure | None:
        """See `Service`."""
        return await self._service.newest()

    async def sighted(self, watermark: str | None) -> Sighted | Failure:
        """See `Service`."""
        return await self._service.sighted(watermark)

    async def fetch(self, job: Job, order: Order, into: Path) -> Fetched | Failure:
        """See `Service`."""
        return await self._service.fetch(job, order, into)

    async def cancel(self, job: str) -> Failure | None:
        """See `Service`."""
        return await self._service.cancel(job)
