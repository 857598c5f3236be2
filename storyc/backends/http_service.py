"""A paid service over HTTP, from the codec of its protocol."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import anyio

from storyc.backends.failure_words import kind_of_http, told
from storyc.backends.fetching import fetched
from storyc.backends.job import (
    Accepted,
    Answer,
    Doubtful,
    Failure,
    FailureKind,
    Job,
    Listed,
    Page,
    Refused,
    Status,
)
from storyc.backends.order import Asset, Order
from storyc.backends.quiet import quiet
from storyc.backends.service import Fetched, Sighted
from storyc.backends.transport import Transport, Unheard
from storyc.backends.wire import Call, Reply, Terms, Wire

_MOST_PAGES = 100
_SUCCESS = range(200, 300)
_GONE = frozenset({404, 410})

_T = TypeVar("_T")


class ChangedAssetError(OSError):
    """A file that goes with an order is no longer what was ordered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpService:
    """One account at one service. See `Service`, whose promises it keeps for any codec.

    `own_terms` are the service's promises as its user knows them, before the codec's.
    """

    account: str
    wire: Wire
    transport: Transport
    own_terms: Terms | None = None

    @property
    def terms(self) -> Terms:
        """What the service promises."""
        return self.own_terms or self.wire.terms

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the service has no field for; `None` if it can be asked for."""
        return self.wire.unmet(order)

    def call(self, order: Order, held: Mapping[str, str]) -> Call:
        """Return the exact request for an order.

        Raises:
            OSError: a file that goes with it cannot be read, or is another by now.
        """
        inline = (it for it in order.assets if it.sha256 not in held)
        return self.wire.create(order, held, {it.sha256: _content(it) for it in inline})

    def stores(self, asset: Asset) -> bool:
        """Tell whether an asset is stored at the service first."""
        return self.wire.upload(asset, b"") is not None

    async def store(self, asset: Asset) -> str | Failure:
        """Upload an asset and return the service's id of it.

        Raises:
            OSError: its file cannot be read, or is another by now.
        """
        data = await anyio.to_thread.run_sync(_content, asset)
        call = self.wire.upload(asset, data)
        if call is None:
            return Failure(FailureKind.INVALID_REQUEST, "the service stores no such file")
        reply = await self.transport.ask(call)
        if isinstance(reply, Unheard):
            return _unheard(reply)
        name = self.wire.uploaded(reply)
        return _plain(reply) if name is None or not self._is_quiet(name) else name

    async def send(self, call: Call, key: str) -> Answer:
        """Send a request once."""
        reply = await self.transport.ask(
            self.wire.keyed(call, key), is_made_meanwhile=self.terms.answers_when_ready
        )
        if isinstance(reply, Unheard):
            return Doubtful(reply.why) if reply.is_sent else Refused(_unheard(reply))
        answer = self.wire.created(reply)
        if isinstance(answer, Accepted) and not self._is_quiet(answer.job.id):
            return Doubtful("the service said yes, and calls the job by a name that holds the key")
        return self._quiet(answer)

    async def look(self, job: str) -> Job:
        """Ask about a job."""
        reply = await self.transport.ask(self.wire.look(job))
        if isinstance(reply, Unheard):
            return Job(job, Status.UNKNOWN, failure=_unheard(reply))
        return self._quiet(self.wire.looked(job, reply))

    async def newest(self) -> str | Failure | None:
        """Return the id of the newest job in the list, `None` if it is empty."""
        page = await self._page(None)
        if isinstance(page, Failure):
            return page
        return page.jobs[0].id if page.jobs else None

    async def sighted(self, watermark: str | None) -> Sighted | Failure:
        """List the jobs that are newer than the watermark."""
        newer: list[Listed] = []
        asked: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._page(asked)
            if isinstance(page, Failure):
                return page
            for job in page.jobs:
                if job.id == watermark:
                    return Sighted(tuple(newer), reached=True)
                newer.append(job)
            if page.next is None:
                # Without a watermark the list was empty then: its end is what was to be reached.
                return Sighted(tuple(newer), reached=watermark is None)
            asked = page.next
        return Sighted(tuple(newer), reached=False)

    async def fetch(self, job: Job, order: Order, into: Path) -> Fetched | Failure:
        """Bring a finished clip to `into`, whole and verified against the order, or not at all.

        Raises:
            OSError: this machine cannot write it.
        """
        return self._quiet(await fetched(self.transport, job, order, into))

    async def cancel(self, job: str) -> Failure | None:
        """Stop a job; `None` if the service agreed, or no longer has it."""
        call = self.wire.cancel(job)
        if call is None:
            return Failure(FailureKind.INVALID_REQUEST, "the service cannot stop a job")
        reply = await self.transport.ask(call)
        if isinstance(reply, Unheard):
            return _unheard(reply)
        return None if reply.status in _SUCCESS or reply.status in _GONE else _plain(reply)

    def _quiet(self, told: _T) -> _T:
        """Return a value without the key: JSON, for one, can spell it so that no bytes show it."""
        return quiet(told, self.transport.hidden)

    def _is_quiet(self, name: str) -> bool:
        """Tell whether a name of the service's can be written down."""
        return self.transport.hidden(name) == name

    async def _page(self, page: str | None) -> Page | Failure:
        call = self.wire.listing(page)
        if call is None:
            return Failure(FailureKind.INVALID_REQUEST, "the service has no list of jobs")
        reply = await self.transport.ask(call)
        if isinstance(reply, Unheard):
            return _unheard(reply)
        if reply.status not in _SUCCESS:
            return _plain(reply)
        found = self.wire.listed(reply)
        if found is None or not all(self._is_quiet(it.id) for it in found.jobs):
            return Failure(FailureKind.TRANSIENT, "the service's list of jobs cannot be read")
        return self._quiet(found)


def _content(asset: Asset) -> bytes:
    data = asset.path.read_bytes()
    if sha256(data).hexdigest() != asset.sha256:
        raise ChangedAssetError(f"{asset.path.name} was changed while the film was being made")
    return data


def _unheard(reply: Unheard) -> Failure:
    return Failure(FailureKind.TRANSIENT, reply.why)


def _plain(reply: Reply) -> Failure:
    return told(kind_of_http(reply.status), reply, None, None)
