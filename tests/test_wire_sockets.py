"""Each protocol from the order to the clip, on real sockets, and its typical failures."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from support.conformance.speaker import Trouble
from support.conformance.speakers import SPEAKERS
from support.conformance.vendor_server import CLIP, KEY, Vendor, opened
from support.orders import an_order, content_of

from storyc.backends.job import Accepted, Answer, FailureKind, Job, Link, Refused, Status
from storyc.backends.offers import OFFERS
from storyc.backends.plain_wire import PlainWire
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.wire import Call, Proof, Reply

MOST_LOOKS = 10


@dataclass
class Caller:
    """The least that can carry a codec's requests: one request a call, the key in its header."""

    protocol: str
    codec: PlainWire
    vendor: Vendor
    client: httpx.Client
    key: str = KEY

    def sent(self, call: Call) -> Reply:
        name = PROTOCOLS[self.protocol].key_header
        key = f"Bearer {self.key}" if name == "authorization" else self.key
        assert self.key.encode() not in call.body
        answer = self.client.request(
            call.method,
            self.vendor.base + call.path,
            headers={**call.headers, name: key},
            content=call.body,
        )
        headers = {header.lower(): value for header, value in answer.headers.items()}
        return Reply(answer.status_code, headers, answer.content)

    def created(self) -> Answer:
        order = an_order(next(iter(OFFERS[self.protocol])), "first frame")
        call = self.codec.create(order, {}, content_of(order))
        return self.codec.created(self.sent(self.codec.keyed(call, "intent-1")))

    def accepted(self) -> Job:
        answer = self.created()
        assert isinstance(answer, Accepted), answer
        return answer.job

    def ended(self, job: Job) -> list[Job]:
        """Return what each question found, until the job ended or the questions were too many."""
        found: list[Job] = []
        while len(found) < MOST_LOOKS:
            found.append(self.codec.looked(job.id, self.sent(self.codec.look(job.id))))
            if found[-1].status not in {Status.QUEUED, Status.RUNNING, Status.UNKNOWN}:
                break
        return found


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=5) as found:
        yield found


@pytest.fixture(params=PROTOCOLS)
def caller(request: pytest.FixtureRequest, client: httpx.Client) -> Iterator[Caller]:
    codec = wire(request.param)
    assert codec is not None
    with opened(Vendor(SPEAKERS[request.param])) as vendor:
        yield Caller(request.param, codec, vendor, client)


def test_an_order_becomes_a_clip_that_is_paid_once(caller: Caller) -> None:
    found = caller.ended(caller.accepted())
    assert [it.status for it in found][-1] is Status.SUCCEEDED
    clip = found[-1].clip
    assert isinstance(clip, Link)
    if clip.of_service:
        assert caller.sent(Call("GET", clip.url)).body == CLIP
    else:
        assert caller.client.get(clip.url).content == CLIP
        assert not {"authorization", "x-goog-api-key"} & set(caller.vendor.heard[-1].headers)
    assert len(caller.vendor.jobs) == 1


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (Trouble.MODERATION_INPUT, FailureKind.MODERATION_INPUT),
        (Trouble.QUOTA, FailureKind.QUOTA),
        (Trouble.INVALID, FailureKind.INVALID_REQUEST),
    ],
)
def test_a_refused_order_is_not_charged(
    caller: Caller, trouble: Trouble, kind: FailureKind
) -> None:
    caller.vendor.submits.append(trouble)
    answer = caller.created()
    assert isinstance(answer, Refused)
    assert answer.failure.kind is kind
    assert answer.failure.retry_after_s == (7 if trouble is Trouble.QUOTA else None)
    assert not caller.vendor.jobs


def test_a_wrong_key_is_said_and_nowhere_shown(caller: Caller) -> None:
    caller.key = "sk-wrong-0000"
    answer = caller.created()
    assert isinstance(answer, Refused)
    assert answer.failure.kind is FailureKind.AUTH
    assert "sk-wrong" not in repr(answer)


def test_a_clip_that_is_held_back_has_failed_for_its_content(caller: Caller) -> None:
    caller.vendor.looks = deque(["running", "failed"])
    caller.vendor.trouble = Trouble.MODERATION_OUTPUT
    job = caller.ended(caller.accepted())[-1]
    assert job.status is Status.FAILED
    assert job.failure is not None
    assert job.failure.kind is FailureKind.MODERATION_OUTPUT


def test_a_state_that_nobody_knows_is_asked_about_again(caller: Caller) -> None:
    caller.vendor.looks = deque(["polishing", "polishing", "succeeded"])
    found = caller.ended(caller.accepted())
    assert len(found) == 3
    assert found[-1].status is Status.SUCCEEDED


@pytest.mark.parametrize("state", ["expired", "cancelled"])
def test_a_job_that_ends_without_a_clip_ends(caller: Caller, state: str) -> None:
    caller.vendor.looks = deque(["running", state])
    job = caller.ended(caller.accepted())[-1]
    assert job.status in {Status.EXPIRED, Status.CANCELLED, Status.FAILED}
    assert job.clip is None


def test_a_job_that_is_stopped_is_cancelled(caller: Caller) -> None:
    job = caller.accepted()
    call = caller.codec.cancel(job.id)
    if call is None:
        return
    assert caller.sent(call).status == 200
    assert caller.ended(job)[-1].status is Status.CANCELLED


@pytest.mark.parametrize("fault", ["503", "drop"])
def test_a_lost_answer_is_found_again_only_where_the_list_proves_it(
    caller: Caller, fault: str
) -> None:
    caller.vendor.submits.append(fault)
    if fault == "drop":
        with pytest.raises(httpx.RemoteProtocolError):
            caller.created()
    else:
        assert not isinstance(caller.created(), Accepted | Refused)
    assert len(caller.vendor.jobs) == 1
    call = caller.codec.listing(None)
    page = None if call is None else caller.codec.listed(caller.sent(call))
    proven = [it.id for it in page.jobs if it.reference == "intent-1"] if page else []
    is_proof = caller.codec.terms.proof is Proof.REFERENCE
    assert proven == (["job-1"] if is_proof else [])
