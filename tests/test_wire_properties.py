"""Whatever is ordered and whatever a service sends: the codecs answer, alike each time."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.orders import an_asset, an_order, content_of

from storyc.backends.job import Accepted, Inline, Job, Link, Refused, Status
from storyc.backends.offers import OFFERS
from storyc.backends.order import Order, OrderedShot
from storyc.backends.plain_wire import PlainWire
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.wire import Reply

ADDRESS = re.compile(r"/[!-~]*")
KINDS = ("image", "cameo", "voice", "first frame", "last frame")

# The members that the codecs read, so that what is made up reaches behind the first step.
MEMBERS = (
    *("id", "name", "code", "message", "error", "errors", "status", "data", "output", "task"),
    *("task_id", "task_status", "content", "url", "uri", "video_url", "last_frame_url", "usage"),
    *("completion_tokens", "resolution", "model", "created_at", "updated_at", "create_time"),
    *("update_time", "base_resp", "status_code", "status_msg", "output_seconds", "input_seconds"),
    *("input_image_count", "duration", "output_video_duration", "SR", "cost", "done", "response"),
    *("generateVideoResponse", "generatedSamples", "video", "raiMediaFilteredReasons", "steps"),
    *("type", "text", "outputs", "billing", "charge_type", "amount", "result", "has_more"),
    *("next_cursor", "external_id", "items", "created", "updated", "output_video"),
)
TERMS = (
    *("job-1", "succeeded", "SUCCEEDED", "completed", "failed", "FAILED", "unit", "video", "text"),
    *("model_output", "2026-11-22T12:00:00", "9999-12-31T23:59:59+00:00", "1e999999", "sNaN"),
    *("https://cdn.example/a.mp4", "https://x/files/abc:download", "QUJD", "\ud800", "..", ""),
    *("MiniMax-H3", "2K", "dreamina-seedance-2-5-260628", "720p", "1301"),
)
WORDS = st.sampled_from(TERMS)
NUMBERS = st.integers() | st.floats() | st.sampled_from([0, 10**400, -1, 1e308, 1_785_225_940])
LEAVES = st.none() | st.booleans() | NUMBERS | WORDS | st.text(max_size=8)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=6)
    ),
    max_leaves=25,
)
BODIES = VALUES.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=60)
REPLIES = st.builds(
    Reply,
    status=st.sampled_from([200, 202, 204, 302, 400, 401, 403, 404, 409, 410, 422, 429, 500, 503]),
    headers=st.dictionaries(st.sampled_from(["retry-after", "date"]), st.text(max_size=40)),
    body=BODIES,
)


def codec(protocol: str) -> PlainWire:
    found = wire(protocol)
    assert found is not None
    return found


def hold(job: Job) -> None:
    """Hold a job to what the rest of storyc relies on."""
    assert ADDRESS.fullmatch(f"/{job.id}")
    assert job.status is not Status.SUCCEEDED or job.clip is not None
    assert job.status is not Status.FAILED or job.failure is not None
    assert job.billed_usd is None or 0 <= job.billed_usd < 10**12
    for moment in (job.created_at, job.expires_at):
        assert moment is None or 0 <= moment < 10**10
    if job.failure is not None:
        job.failure.said.encode()
        assert len(job.failure.said) <= 500
    match job.clip:
        case Link(url=url, of_service=True):
            assert ADDRESS.fullmatch(url), "the key goes to no host that a reply names"
        case Link(url=url):
            assert url.startswith(("https://", "http://"))
        case Inline(data=data):
            assert data


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(reply=REPLIES)
@example(reply=Reply(200, {}, b"[" * 200_000))
@example(reply=Reply(200, {}, b'{"id":' * 100_000))
@example(reply=Reply(200, {}, b'{"id":' + b"9" * 10_000 + b"}"))
@example(reply=Reply(200, {}, b'{"code":0,"data":[{"id":"job-1","status":"failed","message":1}]}'))
@example(reply=Reply(200, {}, b"\xff\xfe{}"))
@example(reply=Reply(429, {"retry-after": "Sun, 31 Dec 9999 23:59:59 -9999", "date": "x"}, b""))
def test_no_reply_makes_a_codec_raise(protocol: str, reply: Reply) -> None:
    service = codec(protocol)
    answer = service.created(reply)
    if isinstance(answer, Accepted):
        assert reply.status in range(200, 300)
        hold(answer.job)
    if isinstance(answer, Refused):
        assert reply.status in {*range(200, 300), 400, 401, 402, 403, 404, 405, 413, 415, 422, 429}
    found = service.looked("job-1", reply)
    assert found.id == "job-1"
    hold(found)
    page = service.listed(reply)
    if page is not None:
        assert all(ADDRESS.fullmatch(f"/{it.id}") for it in page.jobs)
        assert page.next is None or service.listing(page.next) is not None
    assert service.uploaded(reply) is None


@st.composite
def orders(draw: st.DrawFn, protocol: str) -> Order:
    """Return orders around what a protocol takes, some of them beyond it."""
    order = an_order(draw(st.sampled_from(sorted(OFFERS[protocol]))))
    width, height = draw(
        st.sampled_from([*codec(protocol).capability.sizes, (order.width, order.height), (1, 1)])
    )
    shots = draw(st.lists(st.builds(OrderedShot, st.text(), st.integers(1, 8)), max_size=3))
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=4))
    return replace(
        order,
        width=width,
        height=height,
        prompt=draw(st.text()),
        seconds=sum(it.seconds for it in shots) or draw(st.integers(1, 40)),
        audio=draw(st.booleans()),
        seed=draw(st.none() | st.integers()),
        extends=draw(st.none() | st.just("job-0")),
        shots=tuple(shots),
        assets=tuple(an_asset(kind) for kind in kinds),
    )


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(data=st.data())
def test_what_can_be_asked_for_is_the_same_bytes_each_time(
    protocol: str, data: st.DataObject
) -> None:
    order = data.draw(orders(protocol))
    service = codec(protocol)
    unmet = service.unmet(order)
    if unmet is not None:
        assert unmet
        return
    call = service.create(order, {}, content_of(order))
    assert call == codec(protocol).create(order, {}, content_of(order))
    json.loads(call.body)
    assert ADDRESS.fullmatch(call.path)
    assert set(call.headers) <= {"content-type", "x-dashscope-async"}, "no key is in a request"
    keyed = service.keyed(call, "intent-1")
    assert (keyed.method, keyed.path, keyed.headers) == (call.method, call.path, call.headers)
    assert keyed == service.keyed(keyed, "intent-1"), "keyed twice is keyed once"


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(job=st.text(min_size=1))
@example(job="..")
@example(job="../files/a?alt=media#x")
@example(job="\ud800")
def test_a_job_s_id_stays_one_step_of_an_address(protocol: str, job: str) -> None:
    service = codec(protocol)
    for call in (service.look(job), service.cancel(job)):
        if call is not None:
            assert ADDRESS.fullmatch(call.path)
            assert ".." not in call.path.split("/")
            assert "#" not in call.path
