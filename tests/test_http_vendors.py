"""Every vendor's protocol through the one service, on real sockets, and its typical failures."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from support.conformance.film import Film, mp4
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.speaker import Trouble
from support.conformance.speakers import SPEAKERS
from support.conformance.studio import KEY, Studio
from support.orders import an_order
from support.services import HASTE, run

from storyc.backends.http_service import HttpService
from storyc.backends.job import Accepted, Answer, Doubtful, FailureKind, Job, Refused, Status
from storyc.backends.offers import OFFERS
from storyc.backends.order import Order
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.secret import Secret
from storyc.backends.service import Fetched, Sighted
from storyc.backends.transport import KeyHeader, connected
from storyc.backends.wire import Proof

MOST_LOOKS = 8
OPEN = frozenset({Status.QUEUED, Status.RUNNING, Status.UNKNOWN})

Ask = Callable[[HttpService], Awaitable[Any]]

every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS)


def order_for(protocol: str) -> Order:
    return an_order(next(iter(OFFERS[protocol])))


def at(protocol: str, studio: Studio, ask: Ask, key: str = KEY) -> Any:  # noqa: ANN401  # whatever was asked for
    """Ask a vendor's server something."""
    codec = wire(protocol)
    assert codec is not None
    header = KeyHeader(name=PROTOCOLS[protocol].key_header, key=Secret(key))

    async def asked() -> object:
        async with connected(studio.base, header, HASTE) as transport:
            return await ask(HttpService(account="test", wire=codec, transport=transport))

    return run(asked())


def sent(protocol: str, studio: Studio, key: str = KEY) -> Answer:
    async def send(service: HttpService) -> Answer:
        return await service.send(service.call(order_for(protocol), {}), "intent-1")

    found: Answer = at(protocol, studio, send, key)
    assert key not in repr(found)
    assert not any(key.encode() in it.body for it in studio.heard)
    return found


def ended(protocol: str, studio: Studio) -> list[Job]:
    """Have a job begun, and return what each look found until it ended."""
    answer = sent(protocol, studio)
    assert isinstance(answer, Accepted), answer
    name = answer.job.id

    async def look(service: HttpService) -> list[Job]:
        found: list[Job] = []
        while len(found) < MOST_LOOKS and (not found or found[-1].status in OPEN):
            found.append(await service.look(name))
        return found

    looks: list[Job] = at(protocol, studio, look)
    return looks


@every_protocol
def test_an_order_becomes_a_checked_clip_that_is_charged_once(
    protocol: str, tmp_path: Path
) -> None:
    order = order_for(protocol)
    clip = mp4(Film(order.seconds, order.width, order.height, order.fps))
    with opened(Studio(SPEAKERS[protocol], film=lambda _: clip)) as studio:
        job = ended(protocol, studio)[-1]
        into = tmp_path / "clip.mp4"
        found = at(protocol, studio, lambda service: service.fetch(job, order, into))
        assert isinstance(found, Fetched), found
        assert len(studio.charges.lines) == 1
    assert into.read_bytes() == clip


@every_protocol
@pytest.mark.parametrize("fault", ["drop", "after:503", "reset:answer"])
def test_a_lost_answer_is_found_again_only_where_the_list_proves_it(
    protocol: str, fault: str
) -> None:
    async def seen(service: HttpService) -> tuple[Proof, object]:
        return service.terms.proof, await service.sighted(None)

    with opened(Studio(SPEAKERS[protocol], Plan.of(create=[fault]))) as studio:
        assert isinstance(sent(protocol, studio), Doubtful)
        assert len(studio.charges.lines) == 1
        proof, listed = at(protocol, studio, seen)
    jobs = listed.jobs if isinstance(listed, Sighted) else ()
    proven = [it.id for it in jobs if it.reference == "intent-1"]
    assert proven == (["job-1"] if proof is Proof.REFERENCE else [])


@every_protocol
@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (Trouble.MODERATION_INPUT, FailureKind.MODERATION_INPUT),
        (Trouble.QUOTA, FailureKind.QUOTA),
        (Trouble.INVALID, FailureKind.INVALID_REQUEST),
    ],
)
def test_a_refused_order_is_not_charged(protocol: str, trouble: Trouble, kind: FailureKind) -> None:
    plan = Plan.of(create=[f"refuse:{trouble}"])
    with opened(Studio(SPEAKERS[protocol], plan)) as studio:
        answer = sent(protocol, studio)
        assert not studio.charges.lines
    assert isinstance(answer, Refused)
    assert answer.failure.kind is kind
    assert answer.failure.retry_after_s == (7 if trouble is Trouble.QUOTA else None)


@every_protocol
def test_a_wrong_key_is_said_and_nowhere_shown(protocol: str) -> None:
    with opened(Studio(SPEAKERS[protocol])) as studio:
        answer = sent(protocol, studio, "sk-wrong-canary-0000")
    assert isinstance(answer, Refused)
    assert answer.failure.kind is FailureKind.AUTH
    assert "sk-wrong" not in repr(answer)


@every_protocol
def test_a_clip_that_is_held_back_has_failed_for_its_content(protocol: str) -> None:
    with opened(Studio(SPEAKERS[protocol], states=("running", "failed:output"))) as studio:
        job = ended(protocol, studio)[-1]
    assert job.status is Status.FAILED
    assert job.failure is not None
    assert job.failure.kind is FailureKind.MODERATION_OUTPUT


@every_protocol
def test_a_state_that_nobody_knows_is_asked_about_again(protocol: str) -> None:
    with opened(Studio(SPEAKERS[protocol], states=("polishing", "polishing", "succeeded"))) as it:
        found = ended(protocol, it)
    assert len(found) == 3
    assert found[-1].status is Status.SUCCEEDED


@every_protocol
@pytest.mark.parametrize("state", ["expired", "cancelled"])
def test_a_job_that_ends_without_a_clip_ends(protocol: str, state: str) -> None:
    with opened(Studio(SPEAKERS[protocol], states=("running", state))) as studio:
        job = ended(protocol, studio)[-1]
    assert job.status in {Status.EXPIRED, Status.CANCELLED, Status.FAILED}
    assert job.clip is None


@every_protocol
def test_a_job_that_is_stopped_is_cancelled(protocol: str) -> None:
    codec = wire(protocol)
    assert codec is not None

    async def stopped(service: HttpService) -> tuple[object, Job]:
        return await service.cancel("job-1"), await service.look("job-1")

    with opened(Studio(SPEAKERS[protocol])) as studio:
        assert isinstance(sent(protocol, studio), Accepted)
        refused, job = at(protocol, studio, stopped)
    if codec.cancel("job-1") is None:
        assert refused is not None
    else:
        assert refused is None
        assert job.status is Status.CANCELLED
