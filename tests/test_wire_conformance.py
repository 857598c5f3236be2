"""Each codec against its vendor's half of the conformance server, without the network."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.conformance.speaker import Asked, Heard, NoError, Said, Served, Speaker, Trouble
from support.conformance.speakers import SPEAKERS
from support.orders import an_order, content_of

from storyc.backends.job import Accepted, Doubtful, FailureKind, Inline, Link, Refused, Status
from storyc.backends.offers import OFFERS
from storyc.backends.order import Order, OrderedShot
from storyc.backends.plain_wire import PlainWire
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.wire import Call, Reply

TARGET = {protocol: next(iter(ids)) for protocol, ids in OFFERS.items()}
FRAMES = {"first frame", "last frame"}
LISTED = ("ark", "kling", "minimax")
STOPPED = ("ark", "gemini", "minimax")


@dataclass(frozen=True)
class Pair:
    """A codec and the speaker for its vendor."""

    codec: PlainWire
    speaker: Speaker

    def heard(self, call: Call) -> Heard:
        return Heard(call.method, call.path, dict(call.headers), call.body)

    def asked(self, order: Order, key: str = "intent-1") -> tuple[Heard, Asked]:
        call = self.codec.keyed(self.codec.create(order, {}, content_of(order)), key)
        heard = self.heard(call)
        return heard, self.speaker.read(heard)


def pair(protocol: str) -> Pair:
    codec = wire(protocol)
    assert codec is not None
    return Pair(codec, SPEAKERS[protocol])


def reply(said: Said) -> Reply:
    return Reply(said.status, {}, json.dumps(said.body).encode())


def served(protocol: str, state: str = "succeeded", trouble: Trouble | None = None) -> Served:
    _, asked = pair(protocol).asked(an_order(TARGET[protocol]))
    return Served("job-1", asked, state, url="https://cdn.example/a.mp4", trouble=trouble)


@st.composite
def orders(draw: st.DrawFn, protocol: str) -> Order:
    """Return orders that the protocol has words for."""
    found = pair(protocol)
    can = found.codec.capability
    width, height = draw(st.sampled_from(sorted(can.sizes)))
    kinds = draw(
        st.lists(st.sampled_from(sorted(can.takes - FRAMES)), max_size=3)
        if can.takes - FRAMES
        else st.just([])
    )
    if not kinds:
        kinds = draw(st.sampled_from([[], ["first frame"], ["first frame", "last frame"]]))
    order = an_order(
        draw(st.sampled_from(sorted(OFFERS[protocol]))),
        *kinds,
        prompt=draw(st.text(min_size=1, max_size=200).filter(str.strip)),
        width=width,
        height=height,
        seconds=draw(st.sampled_from(can.seconds)),
        audio=draw(st.booleans()) if can.is_silent_possible else True,
        seed=draw(st.none() | st.integers(0, 2**31 - 1)) if can.has_seed else None,
    )
    return order if found.codec.unmet(order) is None else an_order(order.target)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(data=st.data())
def test_a_vendor_understands_what_was_ordered(protocol: str, data: st.DataObject) -> None:
    order = data.draw(orders(protocol))
    found = pair(protocol)
    heard, asked = found.asked(order)
    route = found.speaker.route(heard)
    assert route is not None
    assert route.what == "create"
    assert asked.model == found.codec.ids[order.target]
    assert (asked.prompt, asked.seconds, asked.audio) == (order.prompt, order.seconds, order.audio)
    assert asked.seed == order.seed
    assert sorted(it for _, it in asked.assets) == sorted(
        content_of(order)[it.sha256] for it in order.assets
    )
    tier = found.codec.capability.sizes[order.width, order.height]
    told = found.codec.capability.sizes[asked.size]
    assert told.resolution == tier.resolution
    has_frames = any(it.kind in FRAMES for it in order.assets)
    assert has_frames or told.ratio == tier.ratio, "a frame may say the shape"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_vendor_s_yes_is_a_job_that_can_be_asked_about(protocol: str) -> None:
    found = pair(protocol)
    job = served(protocol, "running")
    answer = found.codec.created(reply(found.speaker.yes(job)))
    assert isinstance(answer, Accepted)
    route = found.speaker.route(found.heard(found.codec.look(answer.job.id)))
    assert route == ("look", "job-1")


STATES = {
    "queued": {Status.QUEUED, Status.RUNNING},
    "running": {Status.RUNNING},
    "cancelled": {Status.CANCELLED, Status.FAILED},
    "expired": {Status.EXPIRED, Status.FAILED},
    "polishing": {Status.UNKNOWN, Status.RUNNING},
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("state", STATES)
def test_a_vendor_s_states_are_understood(protocol: str, state: str) -> None:
    found = pair(protocol)
    job = found.codec.looked("job-1", reply(found.speaker.tell(served(protocol, state))))
    assert job.status in STATES[state]
    assert job.clip is None


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_finished_job_has_a_clip_that_can_be_fetched(protocol: str) -> None:
    found = pair(protocol)
    job = found.codec.looked("job-1", reply(found.speaker.tell(served(protocol))))
    assert job.status is Status.SUCCEEDED
    assert job.clip is not None
    assert not isinstance(job.clip, Inline)
    if job.clip.of_service:
        route = found.speaker.route(Heard("GET", job.clip.url))
        assert route == ("content", "job-1")
    else:
        assert job.clip == Link("https://cdn.example/a.mp4")


PRICED = {"ark": "0.92448", "dashscope": "0.40", "kling": "0.504", "minimax": "0.32"}


@pytest.mark.parametrize("protocol", PRICED)
def test_what_was_billed_is_what_the_target_s_price_says(protocol: str) -> None:
    found = pair(protocol)
    job = found.codec.looked("job-1", reply(found.speaker.tell(served(protocol))))
    assert job.billed_usd is not None
    assert f"{job.billed_usd.normalize():f}" == PRICED[protocol].rstrip("0")


KINDS = {
    Trouble.AUTH: FailureKind.AUTH,
    Trouble.QUOTA: FailureKind.QUOTA,
    Trouble.INVALID: FailureKind.INVALID_REQUEST,
    Trouble.MODERATION_INPUT: FailureKind.MODERATION_INPUT,
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("trouble", KINDS)
def test_a_vendor_s_refusals_are_told_apart(protocol: str, trouble: Trouble) -> None:
    found = pair(protocol)
    answer = found.codec.created(reply(found.speaker.no(trouble, "no")))
    assert isinstance(answer, Refused)
    assert answer.failure.kind is KINDS[trouble]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_vendor_s_own_trouble_leaves_it_open(protocol: str) -> None:
    found = pair(protocol)
    answer = found.codec.created(reply(found.speaker.no(Trouble.INTERNAL, "no")))
    assert isinstance(answer, Doubtful)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("trouble", [Trouble.MODERATION_OUTPUT, Trouble.INTERNAL])
def test_a_job_s_failures_are_told_apart(protocol: str, trouble: Trouble) -> None:
    found = pair(protocol)
    said = found.speaker.tell(served(protocol, "failed", trouble))
    job = found.codec.looked("job-1", reply(said))
    assert job.status is Status.FAILED
    assert job.failure is not None
    is_moderated = job.failure.kind is FailureKind.MODERATION_OUTPUT
    assert is_moderated == (trouble is Trouble.MODERATION_OUTPUT)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_job_that_the_vendor_does_not_know_is_not_taken_for_running(protocol: str) -> None:
    found = pair(protocol)
    job = found.codec.looked("job-1", reply(found.speaker.tell(None)))
    assert job.status in {Status.EXPIRED, Status.UNKNOWN}
    assert job.failure is not None


@pytest.mark.parametrize("protocol", LISTED)
def test_a_vendor_s_list_is_read(protocol: str) -> None:
    found = pair(protocol)
    call = found.codec.listing(None)
    assert call is not None
    assert found.speaker.route(found.heard(call)) == ("list", "")
    page = found.codec.listed(reply(found.speaker.all([served(protocol)])))
    assert page is not None
    (job,) = page.jobs
    assert job.id == "job-1"
    assert job.created_at == 1_785_225_940
    is_known = "reference" in found.codec.terms.echoes
    assert job.reference == ("intent-1" if is_known else None)
    none = found.codec.listed(reply(found.speaker.all([])))
    assert none is not None
    assert none.jobs == ()


@pytest.mark.parametrize("protocol", [it for it in PROTOCOLS if it not in LISTED])
def test_no_list_is_asked_for_where_there_is_none(protocol: str) -> None:
    assert pair(protocol).codec.listing(None) is None


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_job_is_stopped_where_it_can_be(protocol: str) -> None:
    found = pair(protocol)
    call = found.codec.cancel("job-1")
    assert (call is not None) == (protocol in STOPPED)
    if call is not None:
        assert found.speaker.route(found.heard(call)) == ("cancel", "job-1")


def test_shots_reach_kling_each_with_its_length() -> None:
    shots = (OrderedShot("MARA waits; rain.", 3), OrderedShot("The lamp goes out.", 4))
    _, asked = pair("kling").asked(an_order("kling-3.0", seconds=7, shots=shots))
    assert asked.prompt == "shot 1, 3, MARA waits, rain.; shot 2, 4, The lamp goes out.;"


def test_the_server_is_strict() -> None:
    """A server that takes anything would prove nothing."""
    found = pair("ark")
    heard, _ = found.asked(an_order("seedance-2.5"))
    body = json.loads(heard.body)
    for change in ({"duration": -1}, {"duration": "4"}, {"seed": 1}, {"generate_audio": None}):
        wrong = Heard("POST", heard.target, heard.headers, json.dumps(body | change).encode())
        with pytest.raises(NoError):
            found.speaker.read(wrong)
