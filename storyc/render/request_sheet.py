"""What having a film generated would send, as a document for each segment. Nothing is sent by it.

The requests are made by what sends them, in the same way; only the network is of paper. So they are
what a service gets, but for what nobody knows before: the key, and what comes out of other clips.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio

from storyc.backends.http_service import HttpService
from storyc.backends.order import Asset, Order
from storyc.backends.paper import Paper
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, Transport
from storyc.config import BackendConfig, price_source
from storyc.config.codec import codec_of
from storyc.ledger.purchase import idem_key, intent_id
from storyc.render.buying import Buying
from storyc.render.paper_request import Enclosed, request_document
from storyc.render.step import Step, chains_of

SCHEMA = "storyc.request/1"
_NO_KEY = Secret("(your key)")


@dataclass(frozen=True, slots=True)
class RequestSheet:
    """What one take of one segment would send.

    `unmet` says what the service has no field for: then there is no request.
    """

    slate: str
    take: int
    unmet: str | None
    document: dict[str, Any]

    @property
    def text(self) -> str:
        """The document as it is written to a file."""
        return json.dumps(self.document, ensure_ascii=False, indent=1) + "\n"


def request_sheets(
    steps: Sequence[Step], buying: Buying, backend: BackendConfig, folder: Path
) -> tuple[RequestSheet, ...]:
    """Return a sheet for each step, in order.

    Args:
        steps: one take of all segments.
        buying: the conditions of the run.
        backend: who would be asked.
        folder: the script's; files are called by where they lie in it.

    Raises:
        OSError: a file that goes with a prompt cannot be read, or has changed since the plan.
    """
    with TemporaryDirectory() as scratch:
        return anyio.run(_PaperDesk(buying, backend, folder, Path(scratch)).sheets, steps)


@dataclass(frozen=True, slots=True)
class _PaperDesk:
    """Where requests are made that go nowhere. `scratch` holds pictures that are not there yet."""

    buying: Buying
    backend: BackendConfig
    folder: Path
    scratch: Path

    async def sheets(self, steps: Sequence[Step]) -> tuple[RequestSheet, ...]:
        pairs = (zip(chain, (None, *chain), strict=False) for chain in chains_of(steps))
        return tuple([await self._sheet(step, before) for each in pairs for step, before in each])

    async def _sheet(self, step: Step, before: Step | None) -> RequestSheet:
        order = step.order if before is None else self._continuing(step, before)
        unmet = codec_of(self.backend).unmet(order)
        key = None if before is not None else self._key(order)
        document = {
            "schema": SCHEMA,
            "slate": order.slate,
            "take": order.take,
            "target": order.target,
            "backend": self.backend.name,
            "protocol": self.backend.protocol.value,
            "seconds": order.seconds,
            "price": _price(order, self.backend),
            "key": key,
            "continues": None if before is None else before.order.slate,
            "files": [self._listed(it) for it in order.assets if it.handle is None],
            "unmet": unmet,
            "requests": [] if unmet else await self._requests(order, key),
        }
        return RequestSheet(order.slate, order.take, unmet, document)

    def _key(self, order: Order) -> str:
        """Return the key that the ledger gives to the intent to pay for an order."""
        content = self.buying.content(order, None)
        return idem_key(intent_id(self.backend.account, content, order.take), 0)

    def _continuing(self, step: Step, before: Step) -> Order:
        """Return an order with words in the place of what comes out of the clip before."""
        slate = before.order.slate
        if step.link == "extend":
            return replace(step.order, extends=f"(the job of {slate})")
        stand_in = f"the last picture of {slate} that the film shows".encode()
        path = self.scratch / f"{slate}.png"
        path.write_bytes(stand_in)
        frame = Asset("first frame", slate, path, "image/png", sha256(stand_in).hexdigest())
        return replace(step.order, assets=(frame, *step.order.assets))

    async def _requests(self, order: Order, key: str | None) -> list[dict[str, Any]]:
        own = (it for it in order.assets if it.handle is None)
        files = [Enclosed(self._name(it), it.path.read_bytes()) for it in own]
        uploads, paper = await self._sent(order, key)
        is_final = key is not None and uploads == 0
        return [
            request_document(it, files, is_final=is_final or at < uploads)
            for at, it in enumerate(paper.sent)
        ]

    async def _sent(self, order: Order, key: str | None) -> tuple[int, Paper]:
        """Send an order to nobody; return how many files go before it, and what was sent."""
        paper = Paper()
        service = self._service(paper)
        held = dict(self.buying.held)
        for asset in order.assets:
            if asset.sha256 not in held and service.stores(asset):
                await service.store(asset)
                held[asset.sha256] = f"(the service's id of {self._name(asset)})"
        uploads = len(paper.sent)
        await service.send(service.call(order, held), key or "(its key)")
        return uploads, paper

    def _service(self, paper: Paper) -> HttpService:
        codec = codec_of(self.backend)
        key = (
            None
            if self.backend.key is None
            else KeyHeader(name=self.backend.key_header, key=_NO_KEY)
        )
        return HttpService(
            account=self.backend.account,
            wire=codec,
            transport=Transport(base_url=self.backend.base_url, http=paper, key=key),
            own_terms=self.backend.terms(codec.terms),
        )

    def _name(self, asset: Asset) -> str:
        if asset.path.parent == self.scratch:
            return asset.path.read_text()
        return asset.path.relative_to(self.folder.resolve()).as_posix()

    def _listed(self, asset: Asset) -> dict[str, Any]:
        is_there = asset.path.parent != self.scratch
        return {
            "name": self._name(asset),
            "kind": asset.kind,
            "of": asset.name,
            "media_type": asset.media_type,
            "bytes": asset.path.stat().st_size if is_there else None,
            "sha256": asset.sha256 if is_there else None,
        }


def _price(order: Order, backend: BackendConfig) -> dict[str, str | None]:
    if order.usd is None:
        return {"usd": None, "by": None}
    return {"usd": f"{order.usd:f}", "by": price_source(backend, order.target)}
