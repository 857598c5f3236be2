"""What a service may do wrong, on real sockets: each outcome is a value that is safe to act on."""

import socket
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.services import HASTE, TARGET, base_of, order_of, run, service_of

from storyc.backends.http_service import HttpService
from storyc.backends.job import (
    Accepted,
    Answer,
    Doubtful,
    Failure,
    FailureKind,
    Job,
    Link,
    Refused,
    Status,
)
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.order import Asset
from storyc.backends.patience import Patience
from storyc.backends.secret import Secret
from storyc.backends.service import Sighted
from storyc.backends.transport import KeyHeader, connected

DOUBTFUL = [
    "drop",
    "silence",
    "slow",
    "endless",
    "huge",
    "packed",
    "not json",
    "empty",
    "html",
    "reset:head",
    "reset:body",
    "reset:taken",
    "reset:status",
    "reset:headers",
    "reset:answer",
    "break",
    "before:408",
    "before:409",
    *(f"{when}:{status}" for when in ("before", "after") for status in (500, 502, 503, 504)),
    *(f"redirect:{status}:http://127.0.0.1:1/videos" for status in (301, 302, 303, 307, 308)),
]

REFUSED = {
    "before:400": FailureKind.INVALID_REQUEST,
    "before:401": FailureKind.AUTH,
    "before:403": FailureKind.AUTH,
    "before:404": FailureKind.INVALID_REQUEST,
    "before:413": FailureKind.INVALID_REQUEST,
    "before:422": FailureKind.INVALID_REQUEST,
    "before:429": FailureKind.QUOTA,
    "moderation": FailureKind.MODERATION_INPUT,
}


def _at(
    base: str,
    ask: Callable[[HttpService], Coroutine[Any, Any, Any]],
    patience: Patience = HASTE,
) -> Any:  # noqa: ANN401  # whatever was asked for
    async def asked() -> object:
        async with service_of(base, patience=patience) as service:
            return await ask(service)

    return run(asked())


async def _send(service: HttpService) -> Answer:
    return await service.send(service.call(order_of(), {}), "intent-1")


def _sent(studio: Studio) -> Answer:
    found: Answer = _at(base_of(studio), _send)
    return found


@pytest.mark.parametrize("fault", DOUBTFUL)
def test_an_answer_that_proves_nothing_leaves_doubt_and_nothing_is_sent_again(fault: str) -> None:
    with opened(Studio(OpenAi(), plan=Plan.of(create=[fault]))) as studio:
        began = monotonic()
        answer = _sent(studio)
        assert isinstance(answer, Doubtful), answer
        assert answer.why
        assert monotonic() - began < HASTE.answer_s + 3
        assert len(studio.heard) <= 1


@pytest.mark.parametrize(("fault", "step"), [("cut", 5), ("gone", 40)])
def test_an_answer_that_ends_at_any_byte_leaves_doubt_until_it_is_whole(
    fault: str, step: int
) -> None:
    """Nothing of an answer counts before its last byte, wherever it breaks off."""
    with opened(Studio(OpenAi())) as studio:
        assert isinstance(_sent(studio), Accepted)
        whole = studio.poured
        places = [*range(0, whole, step), whole - 1]
        studio.plan = Plan.of(create=[f"{fault}:{it}" for it in places])

        async def ask(service: HttpService) -> list[Answer]:
            return [await _send(service) for _ in places]

        answers = _at(base_of(studio), ask)
    assert whole > 300
    assert {type(it) for it in answers} == {Doubtful}


def test_a_request_that_nobody_reads_is_given_up_and_in_doubt(tmp_path: Path) -> None:
    picture = tmp_path / "frame.png"
    picture.write_bytes(bytes(24 << 20))
    digest = sha256(picture.read_bytes()).hexdigest()
    order = order_of(Asset("first frame", "frame", picture, "image/png", digest))

    async def send(service: HttpService) -> Answer:
        return await service.send(service.call(order, {}), "intent-1")

    with opened(Studio(OpenAi(), plan=Plan.of(create=["deaf"]))) as studio:
        assert isinstance(_at(base_of(studio), send), Doubtful)
        assert not studio.charges.lines


@pytest.mark.parametrize("what", ["create", "look", "list", "content"])
@pytest.mark.parametrize("fault", ["huge", "endless"])
def test_of_an_answer_without_end_little_is_read(fault: str, what: str, tmp_path: Path) -> None:
    """2 GB are announced, or more never ends: what is read is what the buffers between hold."""
    job = Job("job-1", Status.SUCCEEDED, clip=Link("/videos/job-1/content", of_service=True))

    async def ask(service: HttpService) -> None:
        await _send(service)
        await service.look("job-1")
        await service.newest()
        await service.fetch(job, order_of(), tmp_path / "clip.mp4")

    patience = replace(HASTE, most_said=1 << 20, most_clip=1 << 20)
    with opened(Studio(OpenAi(), plan=Plan.of(**{what: [fault]}))) as studio:
        _at(base_of(studio), ask, patience)
        assert studio.poured < 16 << 20


@pytest.mark.parametrize(("fault", "kind"), REFUSED.items())
def test_a_definite_no_is_a_refusal_of_its_kind(fault: str, kind: FailureKind) -> None:
    with opened(Studio(OpenAi(), plan=Plan.of(create=[fault]))) as studio:
        answer = _sent(studio)
        assert isinstance(answer, Refused), answer
        assert answer.failure.kind is kind
        assert not studio.charges.lines


def test_a_definite_no_with_an_endless_explanation_is_a_no() -> None:
    with opened(Studio(OpenAi(), plan=Plan.of(create=["endless no"]))) as studio:
        assert isinstance(_sent(studio), Refused)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("retry-after=7", 7, 7),
        (f"retry-after={10**9}", 86_400, 86_400),
        ("retry-after=soon", None, None),
    ],
)
def test_a_wish_to_wait_is_read_and_bounded(
    header: str, least: float | None, most: float | None
) -> None:
    with opened(Studio(OpenAi(), plan=Plan.of(create=[f"before:429:{header}"]))) as studio:
        answer = _sent(studio)
    assert isinstance(answer, Refused)
    wish = answer.failure.retry_after_s
    assert wish is None if least is None or most is None else wish is not None and least <= wish
    assert wish is None or most is None or wish <= most


def test_a_date_to_wait_for_is_read_by_the_services_own_clock() -> None:
    now = datetime(2001, 2, 3, tzinfo=UTC)
    dates = {"date": now, "retry-after": now + timedelta(seconds=30)}
    told = "\r\n".join(f"{name}: {format_datetime(it, usegmt=True)}" for name, it in dates.items())
    fault = f"before:429:{told.replace(': ', '=', 1)}"
    with opened(Studio(OpenAi(), plan=Plan.of(create=[fault]))) as studio:
        answer = _sent(studio)
    assert isinstance(answer, Refused)
    assert answer.failure.retry_after_s == 30


def test_nobody_listening_is_a_request_that_was_never_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answer = _at(f"http://127.0.0.1:{port}/v1", _send)
    assert isinstance(answer, Refused)
    assert answer.failure.kind is FailureKind.TRANSIENT


def test_a_host_without_an_address_is_a_request_that_was_never_sent() -> None:
    answer = _at("http://nowhere.invalid/v1", _send)
    assert isinstance(answer, Refused)
    assert answer.failure.kind is FailureKind.TRANSIENT


def test_a_failed_handshake_is_a_request_that_was_never_sent() -> None:
    with opened(Studio(OpenAi())) as studio:
        answer = _at(base_of(studio).replace("http:", "https:"), _send)
        assert isinstance(answer, Refused)
        assert answer.failure.kind is FailureKind.TRANSIENT
        assert not studio.heard


@pytest.mark.parametrize("header", ["authorization", "api-key", "x-goog-api-key"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_request_follows_a_redirect_with_a_key(status: int, header: str) -> None:
    async def ask(base: str) -> list[object]:
        async with connected(base, KeyHeader(name=header, key=Secret(KEY)), HASTE) as transport:
            wire = OpenAiVideosWire({TARGET: "sora-2"})
            service = HttpService(account="test", wire=wire, transport=transport)
            return [
                await _send(service),
                await service.look("job-1"),
                await service.newest(),
                await service.sighted(None),
                await service.cancel("job-1"),
            ]

    with opened(Studio(OpenAi())) as other:
        fault = [f"redirect:{status}:{base_of(other)}/videos"] * 2
        plan = Plan.of(create=fault, look=fault, list=fault, cancel=fault)
        with opened(Studio(OpenAi(), plan=plan)) as studio:
            sent, job, *failures = run(ask(base_of(studio)))
            assert all(KEY in it.headers[header] for it in studio.heard)
        assert not other.heard
    assert isinstance(sent, Doubtful)
    assert isinstance(job, Job)
    assert job.status is Status.UNKNOWN
    assert all(isinstance(it, Failure) for it in failures)


def test_what_a_service_wants_remembered_is_not_sent_to_anybody() -> None:
    cookie = "before:401:set-cookie=session=canary; Path=/"
    with opened(Studio(OpenAi(), plan=Plan.of(create=[cookie]))) as studio:

        async def ask(service: HttpService) -> list[Answer]:
            return [await _send(service), await _send(service)]

        refused, accepted = _at(base_of(studio), ask)
        assert not any("cookie" in it.headers for it in studio.heard)
    assert isinstance(refused, Refused)
    assert isinstance(accepted, Accepted)


LOOKS = [
    "drop",
    "silence",
    "slow",
    "endless",
    "huge",
    "packed",
    "not json",
    "empty",
    "html",
    "reset:head",
    "reset:status",
    "reset:headers",
    "reset:answer",
    "cut:20",
    *(f"before:{it}" for it in (401, 403, 408, 409, 413, 429, 500, 502, 503, 504)),
    "state:warp",
]


@pytest.mark.parametrize("fault", LOOKS)
def test_a_look_that_tells_nothing_leaves_the_job_as_it_is(fault: str) -> None:
    with opened(Studio(OpenAi(), plan=Plan.of(look=[fault]))) as studio:
        assert isinstance(_sent(studio), Accepted)
        job: Job = _at(base_of(studio), lambda it: it.look("job-1"))
        assert job.status is Status.UNKNOWN
        assert (job.failure is None) == fault.startswith("state:")
        again: Job = _at(base_of(studio), lambda it: it.look("job-1"))
        assert again.status in {Status.QUEUED, Status.RUNNING}


def test_a_job_that_is_not_there_yet_is_told_as_gone_until_it_is() -> None:
    with opened(Studio(OpenAi(), accept_lag_s=0.4)) as studio:
        assert isinstance(_sent(studio), Accepted)
        assert _at(base_of(studio), lambda it: it.look("job-1")).status is Status.EXPIRED
        deadline = monotonic() + 5
        while _at(base_of(studio), lambda it: it.look("job-1")).status is Status.EXPIRED:
            assert monotonic() < deadline


def test_a_job_that_never_ends_goes_on_running() -> None:
    with opened(Studio(OpenAi(), states=("running",))) as studio:
        _sent(studio)
        looks = [_at(base_of(studio), lambda it: it.look("job-1")).status for _ in range(3)]
    assert looks == [Status.RUNNING] * 3


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("failed:input", FailureKind.MODERATION_INPUT),
        ("failed:output", FailureKind.MODERATION_OUTPUT),
        ("failed", FailureKind.TRANSIENT),
    ],
)
def test_a_job_that_fails_says_why(state: str, kind: FailureKind) -> None:
    with opened(Studio(OpenAi(), states=(state,))) as studio:
        _sent(studio)
        job: Job = _at(base_of(studio), lambda it: it.look("job-1"))
    assert job.status is Status.FAILED
    assert job.failure is not None
    assert job.failure.kind is kind


@pytest.mark.parametrize("limit", [{"per_window": 1}, {"at_once": 1}])
def test_one_job_too_many_is_refused_without_a_charge(limit: dict[str, int]) -> None:
    with opened(
        Studio(OpenAi(), per_window=limit.get("per_window"), at_once=limit.get("at_once"))
    ) as studio:
        assert isinstance(_sent(studio), Accepted)
        answer = _sent(studio)
        assert isinstance(answer, Refused)
        assert answer.failure.kind is FailureKind.QUOTA
        assert len(studio.charges.lines) == 1


def test_the_list_is_read_down_to_the_watermark_and_no_further() -> None:
    with opened(Studio(OpenAi(page_size=2))) as studio:
        base = base_of(studio)
        assert _at(base, lambda it: it.newest()) is None
        for _ in range(5):
            _sent(studio)
        assert _at(base, lambda it: it.newest()) == "job-5"
        seen = _at(base, lambda it: it.sighted("job-2"))
        assert isinstance(seen, Sighted)
        assert [it.id for it in seen.jobs] == ["job-5", "job-4", "job-3"]
        assert seen.reached
        assert seen.jobs[0].prompt == order_of().prompt
        everything = _at(base, lambda it: it.sighted(None))
        assert (len(everything.jobs), everything.reached) == (5, True)
        lost = _at(base, lambda it: it.sighted("job-0"))
        assert (len(lost.jobs), lost.reached) == (5, False)


@pytest.mark.parametrize("fault", ["drop", "not json", "empty", "before:503", "endless", "html"])
def test_a_list_that_cannot_be_read_is_no_empty_list(fault: str) -> None:
    with opened(Studio(OpenAi(), plan=Plan.of(list=[fault, fault]))) as studio:
        _sent(studio)
        assert isinstance(_at(base_of(studio), lambda it: it.newest()), Failure)
        assert isinstance(_at(base_of(studio), lambda it: it.sighted(None)), Failure)


def test_a_job_in_a_list_that_lags_is_found_later() -> None:
    with opened(Studio(OpenAi(), list_lag_s=0.3)) as studio:
        _sent(studio)
        assert _at(base_of(studio), lambda it: it.newest()) is None
        deadline = monotonic() + 5
        while _at(base_of(studio), lambda it: it.newest()) is None:
            assert monotonic() < deadline


def test_the_same_key_begins_one_job_where_keys_are_honoured() -> None:
    with opened(Studio(OpenAi(), honours_keys=True)) as studio:
        first, second = _sent(studio), _sent(studio)
        assert isinstance(first, Accepted)
        assert isinstance(second, Accepted)
        assert first.job.id == second.job.id
        assert len(studio.charges.lines) == 1
