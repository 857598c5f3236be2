"""The requests of each OpenAI dialect, and whatever a server of it may say."""

import json
from dataclasses import replace
from email.parser import BytesParser
from email.policy import HTTP
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.conformance.openai import FIELDS
from support.services import TARGET, order_of

from storyc.backends.form import Field, post_form
from storyc.backends.job import (
    Accepted,
    Doubtful,
    FailureKind,
    Inline,
    Link,
    Refused,
    Status,
)
from storyc.backends.openai_dialect import DIALECTS, Dialect
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.order import Asset
from storyc.backends.wire import Call, Proof, Reply

FRAME = Asset("first frame", "frame", Path("f.png"), "image/png", sha256(b"png").hexdigest())
CAMEO = Asset("cameo", "MARA", Path("m.mp4"), "video/mp4", sha256(b"mp4").hexdigest())


def _wire(dialect: str | Dialect = "openai") -> OpenAiVideosWire:
    spoken = DIALECTS[dialect] if isinstance(dialect, str) else dialect
    return OpenAiVideosWire({TARGET: "sora-2"}, dialect=spoken)


def _fields(call: Call) -> dict[str, bytes]:
    """Return a form's fields as the standard library reads them."""
    head = f"content-type: {call.headers['content-type']}\r\n\r\n".encode()
    parts = BytesParser(policy=HTTP).parsebytes(head + call.body).iter_parts()
    found: dict[str, bytes] = {}
    for part in parts:
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        found[str(part.get_param("name", header="content-disposition"))] = data
    return found


def _said(status: int, body: object, **headers: str) -> Reply:
    named = {name.replace("_", "-"): it for name, it in headers.items()}
    return Reply(status, named, json.dumps(body).encode())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_request_has_no_field_that_its_server_does_not_know(dialect: str) -> None:
    wire = _wire(dialect)
    seed = 7 if "seed" in wire.dialect.extras else None
    assets = (FRAME,) if wire.dialect.first_frame else ()
    order = order_of(*assets, seed=seed)
    assert wire.unmet(order) is None
    call = wire.create(order, {}, {FRAME.sha256: b"png"})
    names = set(_fields(call) if wire.dialect.body == "form" else json.loads(call.body))
    assert names <= FIELDS[dialect]
    assert {"model", "prompt", "seconds", "size"} <= names


def test_the_words_of_openai_are_its_own() -> None:
    call = _wire().create(order_of(FRAME, CAMEO), {CAMEO.sha256: "char_1"}, {FRAME.sha256: b"png"})
    assert (call.method, call.path) == ("POST", "/videos")
    assert json.loads(call.body) == {
        "model": "sora-2",
        "prompt": order_of().prompt,
        "seconds": "1",
        "size": "128x72",
        "input_reference": {"image_url": "data:image/png;base64,cG5n"},
        "characters": [{"id": "char_1"}],
    }


def test_dynamo_takes_numbers_and_lays_the_rest_into_an_object_of_its_own() -> None:
    body = json.loads(_wire("dynamo").create(order_of(seed=7), {}, {}).body)
    assert body["seconds"] == 1
    assert body["nvext"] == {"seed": 7, "fps": 24}
    assert body["response_format"] == "b64_json"
    assert _wire("dynamo").terms.answers_when_ready


def test_azure_has_its_version_on_every_address() -> None:
    wire = _wire("azure")
    calls = [wire.create(order_of(), {}, {}), wire.look("job-1"), wire.listing(None)]
    done = wire.looked("job-1", _said(200, {"id": "job-1", "status": "completed"})).clip
    assert isinstance(done, Link)
    for path in (*(it.path for it in calls if it is not None), done.url):
        assert path.endswith("api-version=preview")


def test_sizes_and_frames_can_go_in_other_fields() -> None:
    spoken = replace(
        DIALECTS["vllm-omni"],
        size="width and height",
        first_frame="text of an object",
        extras=frozenset({"num_frames"}),
    )
    call = _wire(spoken).create(order_of(FRAME), {}, {FRAME.sha256: b"png"})
    fields = _fields(call)
    assert (fields["width"], fields["height"], fields["num_frames"]) == (b"128", b"72", b"24")
    assert json.loads(fields["image_reference"]) == {"image_url": "data:image/png;base64,cG5n"}


def test_a_clip_goes_on_by_its_id() -> None:
    call = _wire().create(order_of(extends="job-1"), {}, {})
    assert call.path == "/videos/extensions"
    assert json.loads(call.body)["video"] == {"id": "job-1"}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_same_order_is_the_same_bytes_and_holds_no_key(dialect: str) -> None:
    wire = _wire(dialect)
    first, second = (wire.create(order_of(), {}, {}) for _ in range(2))
    assert first == second
    keyed = wire.keyed(first, "intent-1")
    assert keyed.headers["idempotency-key"] == "intent-1"
    assert keyed.body == first.body
    assert wire.keyed(keyed, "intent-1") == keyed


@given(
    st.lists(
        st.builds(
            Field,
            name=st.text("abc_", min_size=1, max_size=6),
            data=st.binary(max_size=60) | st.just(b"--storyc-\r\n"),
            file_name=st.just("f.png"),
        ),
        max_size=5,
        unique_by=lambda it: it.name,
    )
)
def test_whatever_a_form_holds_comes_out_again(fields: list[Field]) -> None:
    call = post_form("/videos", tuple(fields))
    assert call == post_form("/videos", tuple(fields))
    boundary = call.headers["content-type"].partition("boundary=")[2].encode()
    assert not any(boundary in it.data for it in fields)
    pieces = call.body.split(b"--" + boundary)[1:-1]
    assert [it.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n") for it in pieces] == [
        it.data for it in fields
    ]


@pytest.mark.parametrize(
    ("dialect", "changes", "told"),
    [
        ("openai", {"seed": 1}, "seed"),
        ("openai", {"audio": False}, "sound"),
        ("openai", {"prompt": "a" * 32_001}, "32,000"),
        ("openai", {"prompt": " "}, "empty"),
        ("openai", {"target": "another"}, "no name"),
        ("openai", {"assets": (FRAME, FRAME)}, "one first frame"),
        ("openai", {"assets": (CAMEO,) * 3}, "at most 2"),
        ("openai", {"assets": (replace(FRAME, kind="last frame"),)}, "no other pictures"),
        ("openai", {"assets": (CAMEO,), "extends": "job-1"}, "goes on"),
        ("vllm-omni", {"assets": (CAMEO,)}, "characters"),
        ("vllm-omni", {"extends": "job-1"}, "go on"),
        ("dynamo", {"assets": (FRAME,)}, "no first frame"),
    ],
)
def test_what_a_dialect_has_no_field_for_is_said(
    dialect: str, changes: dict[str, object], told: str
) -> None:
    unmet = _wire(dialect).unmet(order_of(**changes))  # type: ignore[arg-type]  # fields of an order
    assert unmet is not None
    assert told in unmet


def test_a_clip_inside_the_first_answer_is_a_finished_job() -> None:
    body = {"id": "v-1", "status": "completed", "data": [{"b64_json": "QUJD"}], "error": None}
    answer = _wire("dynamo").created(_said(200, body))
    assert isinstance(answer, Accepted)
    assert (answer.job.status, answer.job.clip) == (Status.SUCCEEDED, Inline(b"ABC"))


def test_a_job_that_failed_at_once_was_begun_and_says_why() -> None:
    body = {"id": "v-1", "status": "failed", "data": [], "error": "blocked by content policy"}
    answer = _wire("dynamo").created(_said(200, body))
    assert isinstance(answer, Accepted)
    assert answer.job.failure is not None
    assert answer.job.failure.kind in {FailureKind.MODERATION_INPUT, FailureKind.MODERATION_OUTPUT}


@pytest.mark.parametrize(
    ("asked", "seconds"), [("2500", 2.5), ("99999999", 300.0), ("soon", 10.0), ("-1", 10.0)]
)
def test_the_wish_when_to_be_asked_again_is_bounded(asked: str, seconds: float) -> None:
    reply = _said(200, {"id": "v-1", "status": "queued"}, openai_poll_after_ms=asked)
    assert _wire().looked("v-1", reply).poll_after_s == seconds


def test_a_list_with_a_job_that_cannot_be_read_is_no_list() -> None:
    good = {"id": "v-1", "prompt": "p", "model": "m", "seconds": "4", "size": "1x1"}
    page = _wire().listed(_said(200, {"data": [good], "has_more": True}))
    assert page is not None
    assert (page.jobs[0].seconds, page.next) == (4, "v-1")
    assert _wire().listed(_said(200, {"data": [good, {"id": 1.5}]})) is None
    assert _wire().listed(_said(200, {"data": {}})) is None


def test_only_a_list_whose_echoes_are_known_proves_anything() -> None:
    for name, dialect in DIALECTS.items():
        assert (dialect.proof is Proof.LIST) == bool(dialect.echoes), name
        assert dialect.has_list or dialect.proof is Proof.NONE, name


_MEMBERS = "id status error data b64_json url code message progress seconds has_more".split()  # noqa: SIM905  # read as a sentence
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["job-1", "completed", "failed", "QUJD", "https://x/a.mp4", "\ud800"])
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_MEMBERS), inner, max_size=5)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("dialect", ["openai", "dynamo"])
@given(
    reply=st.builds(
        Reply,
        status=st.sampled_from([200, 202, 302, 400, 401, 404, 409, 429, 500]),
        headers=st.dictionaries(
            st.sampled_from(["retry-after", "openai-poll-after-ms"]), st.text(max_size=12)
        ),
        body=_VALUES.map(lambda it: json.dumps(it).encode()) | st.binary(max_size=40),
    )
)
@example(reply=Reply(200, {"openai-poll-after-ms": "²"}, b'{"id": "a", "status": "queued"}'))
def test_no_reply_makes_the_codec_raise(dialect: str, reply: Reply) -> None:
    wire = _wire(dialect)
    assert isinstance(wire.created(reply), Accepted | Refused | Doubtful)
    found = wire.looked("job-1", reply)
    assert found.id == "job-1"
    assert found.status is not Status.FAILED or found.failure is not None
    assert found.poll_after_s is None or 0 <= found.poll_after_s <= 86_400
    if isinstance(found.clip, Link) and found.clip.of_service:
        assert found.clip.url.startswith("/videos/")
    wire.listed(reply)
    wire.uploaded(reply)
