"""Every vendor's protocol through the one service, on real sockets."""

from pathlib import Path

import pytest
from support.conformance.film import Film, mp4
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.speakers import SPEAKERS
from support.conformance.studio import KEY, Studio
from support.orders import an_order
from support.services import HASTE, run

from storyc.backends.http_service import HttpService
from storyc.backends.job import Accepted, Answer, Doubtful, Status
from storyc.backends.offers import OFFERS
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.secret import Secret
from storyc.backends.service import Fetched
from storyc.backends.transport import KeyHeader, connected

MOST_LOOKS = 8


async def _answered(protocol: str, base: str, into: Path) -> Answer | Fetched:
    codec = wire(protocol)
    assert codec is not None
    order = an_order(next(iter(OFFERS[protocol])))
    key = KeyHeader(name=PROTOCOLS[protocol].key_header, key=Secret(KEY))
    async with connected(base, key, HASTE) as transport:
        service = HttpService(account="test", wire=codec, transport=transport)
        answer = await service.send(service.call(order, {}), "intent-1")
        if not isinstance(answer, Accepted):
            return answer
        job = answer.job
        for _ in range(MOST_LOOKS):
            if job.status is Status.SUCCEEDED:
                break
            job = await service.look(job.id)
        found = await service.fetch(job, order, into)
        assert isinstance(found, Fetched), found
        return found


def _studio(protocol: str, *faults: str) -> Studio:
    order = an_order(next(iter(OFFERS[protocol])))
    clip = mp4(Film(order.seconds, order.width, order.height, order.fps))
    return Studio(SPEAKERS[protocol], plan=Plan.of(create=faults), film=lambda _: clip)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_order_becomes_a_checked_clip(protocol: str, tmp_path: Path) -> None:
    with opened(_studio(protocol)) as studio:
        found = run(_answered(protocol, studio.base, tmp_path / "clip.mp4"))
        assert isinstance(found, Fetched)
        assert len(studio.charges.lines) == 1


@pytest.mark.parametrize("fault", ["drop", "after:503", "reset:answer"])
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_lost_answer_leaves_doubt(protocol: str, fault: str, tmp_path: Path) -> None:
    with opened(Studio(SPEAKERS[protocol], plan=Plan.of(create=[fault]))) as studio:
        found = run(_answered(protocol, studio.base, tmp_path / "clip.mp4"))
        assert isinstance(found, Doubtful)
        assert len(studio.charges.lines) == 1
