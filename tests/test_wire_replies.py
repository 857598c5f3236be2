"""What each service's replies mean, as its documents show them."""

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest

from storyc.backends.job import (
    Accepted,
    Answer,
    Doubtful,
    FailureKind,
    Inline,
    Job,
    Link,
    Refused,
    Status,
)
from storyc.backends.plain_wire import PlainWire
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.wire import Call, Reply

CLIP = "https://cdn.example/clip.mp4?sign=abc"


def codec(protocol: str) -> PlainWire:
    found = wire(protocol)
    assert found is not None
    return found


def reply(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Reply(status=status, headers=headers or {}, body=data)


def created(protocol: str, body: object, status: int = 200) -> Answer:
    return codec(protocol).created(reply(body, status))


def looked(protocol: str, body: object, job: str = "job-1", status: int = 200) -> Job:
    return codec(protocol).looked(job, reply(body, status))


def refused(answer: Answer) -> FailureKind:
    assert isinstance(answer, Refused), answer
    return answer.failure.kind


def failed(job: Job) -> FailureKind:
    assert job.status is Status.FAILED
    assert job.failure is not None
    return job.failure.kind


ACCEPTED = {
    "ark": {"id": "job-1"},
    "dashscope": {"request_id": "r", "output": {"task_id": "job-1", "task_status": "PENDING"}},
    "gemini": {"id": "job-1", "status": "in_progress"},
    "kling": {"code": 0, "message": "SUCCEED", "data": {"id": "job-1", "status": "submitted"}},
    "minimax": {"task_id": "job-1"},
    "openrouter": {"id": "job-1", "polling_url": "https://elsewhere.example", "status": "pending"},
    "veo": {"name": "job-1"},
}

# What stands where in a job that is at a status; `None` leaves the clip out.
RUNNING = {
    "ark": {"id": "job-1", "status": "running"},
    "dashscope": {"output": {"task_id": "job-1", "task_status": "RUNNING"}},
    "gemini": {"id": "job-1", "status": "in_progress"},
    "kling": {"code": 0, "data": [{"id": "job-1", "status": "processing"}]},
    "minimax": {"task": {"id": "job-1", "status": "running"}},
    "openrouter": {"id": "job-1", "status": "in_progress"},
    "veo": {"name": "job-1"},
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_job_that_was_begun_is_accepted(protocol: str) -> None:
    answer = created(protocol, ACCEPTED[protocol])
    assert isinstance(answer, Accepted)
    assert (answer.job.id, answer.job.status) == ("job-1", Status.QUEUED)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_job_with_a_name_was_begun_whatever_else_is_said_of_it(protocol: str) -> None:
    wrong = {"code": 1201, "error": {"code": "InvalidParameter", "message": "no"}}
    body = {**ACCEPTED[protocol], **wrong, "base_resp": {"status_code": 2013}}
    assert isinstance(created(protocol, body), Accepted)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("body", [{}, [], b"", b"<html>ok</html>", {"id": 0.5}, {"id": ".."}])
def test_a_yes_without_a_job_is_in_doubt(protocol: str, body: object) -> None:
    assert isinstance(created(protocol, body), Doubtful)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, FailureKind.INVALID_REQUEST),
        (401, FailureKind.AUTH),
        (402, FailureKind.QUOTA),
        (413, FailureKind.INVALID_REQUEST),
        (422, FailureKind.INVALID_REQUEST),
        (429, FailureKind.QUOTA),
    ],
)
def test_a_definite_refusal_is_one_whatever_comes_with_it(
    protocol: str, status: int, kind: FailureKind
) -> None:
    assert refused(created(protocol, b"<html>no</html>", status)) is kind


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("status", [302, 408, 409, 500, 502, 503, 504, 529])
def test_what_is_neither_yes_nor_no_is_in_doubt(protocol: str, status: int) -> None:
    assert isinstance(created(protocol, ACCEPTED[protocol], status), Doubtful)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_job_runs(protocol: str) -> None:
    assert looked(protocol, RUNNING[protocol]).status is Status.RUNNING


@pytest.mark.parametrize("protocol", [it for it in PROTOCOLS if it != "veo"])
def test_a_word_that_nobody_knows_is_no_end(protocol: str) -> None:
    text = json.dumps(RUNNING[protocol])
    for word in ("running", "in_progress", "RUNNING", "processing"):
        text = text.replace(f'"{word}"', '"polishing"')
    found = looked(protocol, text.encode())
    assert (found.status, found.clip, found.failure) == (Status.UNKNOWN, None, None)


@pytest.mark.parametrize("protocol", [it for it in PROTOCOLS if it != "veo"])
@pytest.mark.parametrize(
    ("word", "status"),
    [("cancelled", Status.CANCELLED), ("CANCELED", Status.CANCELLED), ("expired", Status.EXPIRED)],
)
def test_a_job_ends_without_a_clip(protocol: str, word: str, status: Status) -> None:
    text = json.dumps(RUNNING[protocol])
    for running in ("running", "in_progress", "RUNNING", "processing"):
        text = text.replace(f'"{running}"', f'"{word}"')
    assert looked(protocol, text.encode()).status is status


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, FailureKind.AUTH),
        (403, FailureKind.AUTH),
        (429, FailureKind.QUOTA),
        (400, FailureKind.TRANSIENT),
        (500, FailureKind.TRANSIENT),
        (503, FailureKind.TRANSIENT),
    ],
)
def test_a_question_that_was_not_answered_says_nothing_of_the_job(
    protocol: str, status: int, kind: FailureKind
) -> None:
    found = looked(protocol, b"<html>", status=status)
    assert found.failure is not None
    assert (found.status, found.failure.kind) == (Status.UNKNOWN, kind)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_job_that_the_service_no_longer_knows_has_expired(protocol: str) -> None:
    assert looked(protocol, b"{}", status=404).status is Status.EXPIRED


def test_ark_tells_clip_last_frame_and_price() -> None:
    found = looked(
        "ark",
        {
            "id": "cgt-1",
            "model": "dreamina-seedance-2-5-260628",
            "status": "succeeded",
            "content": {"video_url": CLIP, "last_frame_url": "https://cdn.example/last.png"},
            "usage": {"completion_tokens": 216_000, "total_tokens": 216_000},
            "resolution": "720p",
            "created_at": 1_785_225_940,
            "updated_at": 1_785_226_100,
        },
    )
    assert found.clip == Link(CLIP)
    assert found.last_frame == Link("https://cdn.example/last.png")
    assert found.billed_usd == Decimal("2.3112")
    assert (found.created_at, found.expires_at) == (1_785_225_940, 1_785_226_100 + 86_400)


def test_ark_bills_more_a_token_at_1080p_and_an_unknown_amount_beyond_the_table() -> None:
    def billed(resolution: str, model: str = "dreamina-seedance-2-5-260628") -> Decimal | None:
        return looked(
            "ark",
            {
                "status": "succeeded",
                "content": {"video_url": CLIP},
                "usage": {"completion_tokens": 1_000_000},
                "resolution": resolution,
                "model": model,
            },
        ).billed_usd

    assert billed("1080p") == Decimal("11.70")
    assert billed("4k") is None
    assert billed("720p", model="dreamina-seedance-2-5-flash-261115") is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("InputTextSensitiveContentDetected", FailureKind.MODERATION_INPUT),
        ("InputImageSensitiveContentDetected.PrivacyInformation", FailureKind.MODERATION_INPUT),
        ("InvalidParameter.TaskTypeConstraint", FailureKind.INVALID_REQUEST),
        ("ModelNotOpen", FailureKind.AUTH),
        ("AccountOverdueError", FailureKind.QUOTA),
        ("ModelAccountRpmRateLimitExceeded", FailureKind.QUOTA),
        ("SomethingNew", FailureKind.INVALID_REQUEST),
    ],
)
def test_ark_refuses_by_code(code: str, kind: FailureKind) -> None:
    assert refused(created("ark", {"error": {"code": code, "message": "m"}}, 400)) is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("OutputVideoSensitiveContentDetected.PolicyViolation", FailureKind.MODERATION_OUTPUT),
        ("OutputAudioSensitiveContentDetected", FailureKind.MODERATION_OUTPUT),
        ("InputImageSensitiveContentDetected", FailureKind.MODERATION_INPUT),
        ("InternalServiceError", FailureKind.TRANSIENT),
        ("SomethingNew", FailureKind.UNKNOWN),
    ],
)
def test_ark_fails_by_code(code: str, kind: FailureKind) -> None:
    body = {"id": "job-1", "status": "failed", "error": {"code": code, "message": "sorry"}}
    found = looked("ark", body)
    assert failed(found) is kind
    assert found.failure is not None
    assert found.failure.said == f"{code}: sorry"


def test_minimax_tells_clip_and_price_unless_more_than_the_clip_was_billed() -> None:
    def billed(**usage: int) -> Decimal | None:
        task = {
            "id": "job-1",
            "model": "MiniMax-H3",
            "status": "succeeded",
            "content": {"url": CLIP},
            "resolution": "2K",
            "usage": usage,
        }
        found = looked("minimax", {"task": task})
        assert found.clip == Link(CLIP)
        return found.billed_usd

    assert billed(total_seconds=5, input_seconds=0, output_seconds=5) == Decimal("0.65")
    assert billed(output_seconds=5, input_image_count=5) == Decimal("0.65")
    assert billed(output_seconds=5, input_image_count=6) is None
    assert billed(output_seconds=5, input_seconds=3) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1026, FailureKind.MODERATION_INPUT),
        (1027, FailureKind.MODERATION_OUTPUT),
        (1004, FailureKind.AUTH),
        (1008, FailureKind.QUOTA),
        (2013, FailureKind.INVALID_REQUEST),
    ],
)
def test_minimax_refuses_in_either_version_s_words(code: int, kind: FailureKind) -> None:
    old = {"base_resp": {"status_code": code, "status_msg": "no"}}
    assert refused(created("minimax", old)) is kind
    new = {"type": "error", "error": {"type": "x_error", "message": f"no ({code})"}}
    assert refused(created("minimax", new, 422)) is kind


def test_minimax_with_trouble_of_its_own_leaves_it_open() -> None:
    body = {"base_resp": {"status_code": 1000, "status_msg": "unknown error"}}
    assert isinstance(created("minimax", body), Doubtful)


def test_minimax_says_in_base_resp_that_all_is_well() -> None:
    body = {"task_id": "job-1", "base_resp": {"status_code": 0, "status_msg": "success"}}
    assert isinstance(created("minimax", body), Accepted)


def test_minimax_fails_by_code() -> None:
    task = {"id": "job-1", "status": "failed", "error": {"code": "1027", "message": "m"}}
    assert failed(looked("minimax", {"task": task})) is FailureKind.MODERATION_OUTPUT


def test_dashscope_tells_clip_and_price() -> None:
    found = looked(
        "dashscope",
        {
            "output": {"task_status": "SUCCEEDED", "video_url": CLIP},
            "usage": {"duration": 10, "output_video_duration": 10, "SR": 720},
        },
    )
    assert (found.clip, found.billed_usd) == (Link(CLIP), Decimal("1.00"))
    mine = wire("dashscope", {"wan-3.0": "wan3.0-video-prime"})
    assert mine is not None
    done = {"task_status": "SUCCEEDED", "video_url": CLIP}
    prime = reply({"output": done, "usage": {"duration": 10, "SR": "720P"}})
    assert mine.looked("job-1", prime).billed_usd is None, "it has another price"


def test_dashscope_forgets_a_job() -> None:
    found = looked("dashscope", {"output": {"task_id": "job-1", "task_status": "UNKNOWN"}})
    assert found.status is Status.EXPIRED
    assert found.failure is not None
    assert found.failure.kind is FailureKind.EXPIRED


@pytest.mark.parametrize("code", ["DataInspectionFailed", "IPInfringementSuspect"])
def test_dashscope_tells_its_moderations_apart_by_the_sentence(code: str) -> None:
    def of(words: str) -> object:
        return {"code": code, "message": words}

    entering = of("Input data may contain inappropriate content.")
    leaving = of("Output data may contain inappropriate content.")
    assert refused(created("dashscope", entering, 400)) is FailureKind.MODERATION_INPUT
    assert refused(created("dashscope", of(""), 400)) is FailureKind.MODERATION_INPUT

    def job(error: object) -> object:
        return {"output": {"task_status": "FAILED", **(error if isinstance(error, dict) else {})}}

    assert failed(looked("dashscope", job(leaving))) is FailureKind.MODERATION_OUTPUT
    assert failed(looked("dashscope", job(entering))) is FailureKind.MODERATION_INPUT
    assert failed(looked("dashscope", job(of("")))) is FailureKind.MODERATION_OUTPUT


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("Throttling.RateQuota", 429, FailureKind.QUOTA),
        ("Arrearage", 400, FailureKind.QUOTA),
        ("InvalidApiKey", 401, FailureKind.AUTH),
        ("InvalidParameter.DataInspection", 400, FailureKind.INVALID_REQUEST),
    ],
)
def test_dashscope_refuses_by_code(code: str, status: int, kind: FailureKind) -> None:
    assert refused(created("dashscope", {"code": code, "message": "m"}, status)) is kind


def test_openrouter_tells_its_own_address_of_the_clip_and_what_it_charged() -> None:
    body = {"id": "job-1", "status": "completed", "unsigned_urls": [CLIP], "usage": {"cost": 0.25}}
    found = looked("openrouter", body)
    assert found.clip == Link("/videos/job-1/content?index=0", of_service=True)
    assert found.billed_usd == Decimal("0.25")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"code": "OutputVideoSensitiveContentDetected"}, FailureKind.MODERATION_OUTPUT),
        ("OutputVideoSensitiveContentDetected.PolicyViolation", FailureKind.MODERATION_OUTPUT),
        ("The prompt was flagged by moderation", FailureKind.MODERATION_INPUT),
        ("The provider is gone", FailureKind.UNKNOWN),
    ],
)
def test_openrouter_fails_in_the_maker_s_words(error: object, kind: FailureKind) -> None:
    body = {"id": "job-1", "status": "failed", "error": error}
    assert failed(looked("openrouter", body)) is kind


def test_openrouter_forbids_for_moderation_or_for_the_key() -> None:
    flagged = {"error": {"code": 403, "message": "your input was flagged"}}
    assert refused(created("openrouter", flagged, 403)) is FailureKind.MODERATION_INPUT
    key = {"error": {"code": 403, "message": "this key may not do that"}}
    assert refused(created("openrouter", key, 403)) is FailureKind.AUTH


def interaction(*content: object, status: str = "completed") -> dict[str, object]:
    steps = [{"type": "user_input"}, {"type": "model_output", "content": list(content)}]
    return {"id": "job-1", "status": status, "updated": "2026-11-22T12:00:00Z", "steps": steps}


def test_gemini_tells_the_clip_s_file_at_its_own_host_only() -> None:
    for host in ("generativelanguage.googleapis.com", "evil.example"):
        uri = f"https://{host}/v1beta/files/abc-1:download?alt=media"
        found = looked("gemini", interaction({"type": "video", "uri": uri}))
        assert found.clip == Link("/files/abc-1:download?alt=media", of_service=True)
        assert found.expires_at is not None


def test_gemini_s_clip_may_come_inside() -> None:
    found = looked("gemini", interaction({"type": "video", "data": "QUJD"}))
    assert found.clip == Inline(b"ABC")


def test_gemini_refuses_with_words_instead_of_a_clip() -> None:
    found = looked("gemini", interaction({"type": "text", "text": "I cannot show that."}))
    assert failed(found) is FailureKind.MODERATION_OUTPUT
    assert found.failure is not None
    assert found.failure.said == "I cannot show that."


def test_gemini_s_other_ends_are_failures() -> None:
    assert failed(looked("gemini", interaction(status="budget_exceeded"))) is FailureKind.QUOTA
    assert failed(looked("gemini", interaction(status="incomplete"))) is FailureKind.UNKNOWN
    blocked = {**interaction(status="failed"), "error": {"status": "SAFETY", "message": "no"}}
    assert failed(looked("gemini", blocked)) is FailureKind.MODERATION_INPUT


def test_google_s_front_end_wraps_its_errors() -> None:
    body = [{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "slow down"}}]
    for protocol in ("gemini", "veo"):
        assert refused(created(protocol, body, 429)) is FailureKind.QUOTA
    blocked = {"error": {"code": 400, "message": "The prompt was blocked for safety reasons"}}
    assert refused(created("gemini", blocked, 400)) is FailureKind.MODERATION_INPUT


def operation(**made: object) -> dict[str, object]:
    return {"name": "job-1", "done": True, "response": {"generateVideoResponse": made}}


def test_veo_tells_the_clip_or_why_it_was_held_back() -> None:
    uri = "https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media"
    found = looked("veo", operation(generatedSamples=[{"video": {"uri": uri}}]))
    assert found.clip == Link("/files/abc:download?alt=media", of_service=True)
    held = operation(raiMediaFilteredCount=1, raiMediaFilteredReasons=["a person was shown"])
    assert failed(looked("veo", held)) is FailureKind.MODERATION_OUTPUT
    wrong = {"name": "job-1", "done": True, "error": {"code": 13, "message": "internal"}}
    assert failed(looked("veo", wrong)) is FailureKind.UNKNOWN


def test_veo_asks_at_the_operation_s_own_address_and_climbs_nowhere() -> None:
    service = codec("veo")
    name = "models/veo-3.1/operations/abc_1"
    assert service.look(name).path == f"/{name}"
    assert service.look("models/../files/x").path == "/models%2F..%2Ffiles%2Fx"
    assert service.look("a?key=b").path == "/a%3Fkey%3Db"


def test_kling_tells_clip_times_and_units() -> None:
    task = {
        "id": "job-1",
        "status": "succeeded",
        "create_time": 1_781_080_778_802,
        "update_time": 1_781_080_794_151,
        "outputs": [{"type": "video", "url": CLIP, "duration": "5"}],
        "billing": [{"charge_type": "unit", "amount": "6.0"}],
    }
    for data in (task, [{"id": "other", "status": "failed"}, task]):
        found = looked("kling", {"code": 0, "data": data})
        assert (found.clip, found.billed_usd) == (Link(CLIP), Decimal("0.840"))
        assert found.created_at == pytest.approx(1_781_080_778.802)
        assert found.expires_at == pytest.approx(1_781_080_794.151 + 30 * 86_400)


@pytest.mark.parametrize(
    "billing",
    [[], [{"charge_type": "cash", "amount": "2"}], [{"charge_type": "unit", "amount": "x"}]],
)
def test_kling_s_price_stays_unknown_without_a_currency(billing: object) -> None:
    task = {"id": "job-1", "status": "processing", "billing": billing}
    assert looked("kling", {"code": 0, "data": [task]}).billed_usd is None


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        (1002, 401, FailureKind.AUTH),
        (1102, 429, FailureKind.QUOTA),
        (1201, 400, FailureKind.INVALID_REQUEST),
        (1301, 400, FailureKind.MODERATION_INPUT),
        (1303, 429, FailureKind.QUOTA),
        (1303, 200, FailureKind.QUOTA),
    ],
)
def test_kling_refuses_by_code_whatever_the_status(
    code: int, status: int, kind: FailureKind
) -> None:
    assert refused(created("kling", {"code": code, "message": "m"}, status)) is kind


def test_kling_with_trouble_of_its_own_leaves_it_open() -> None:
    assert isinstance(created("kling", {"code": 5000, "message": "m"}), Doubtful)
    assert isinstance(created("kling", {"code": 77, "message": "m"}), Doubtful)
    taken = {"code": 1201, "message": "external_task_id already exists"}
    assert isinstance(created("kling", taken, 400), Doubtful)


def test_kling_fails_with_a_sentence_only() -> None:
    def of(words: str) -> Job:
        task = {"id": "job-1", "status": "failed", "message": words}
        return looked("kling", {"code": 0, "data": [task]})

    risk = of("Failure to pass the risk control system")
    assert failed(risk) is FailureKind.MODERATION_OUTPUT
    assert failed(of("the input image is sensitive")) is FailureKind.MODERATION_INPUT
    assert failed(of("no such luck")) is FailureKind.UNKNOWN


def test_kling_lists_the_references_that_we_chose_newest_first() -> None:
    body = {
        "code": 0,
        "data": {
            "result": [
                {"id": "a", "create_time": 1_781_080_778_000, "external_id": "ref-a"},
                {"id": "b", "create_time": 1_781_080_779_000, "external_id": "ref-b"},
                {"no": "id"},
            ],
            "count": 2,
            "has_more": True,
            "next_cursor": "c-2",
        },
    }
    page = codec("kling").listed(reply(body))
    assert page is not None
    assert [(it.id, it.reference) for it in page.jobs] == [("b", "ref-b"), ("a", "ref-a")]
    assert page.next == "c-2"
    second = codec("kling").listing(page.next)
    assert second is not None
    assert json.loads(second.body)["cursor"] == "c-2"
    empty = codec("kling").listed(reply({"code": 0, "data": {"count": 0, "has_more": False}}))
    assert empty is not None
    assert (empty.jobs, empty.next) == ((), None)
    assert codec("kling").listed(reply({"code": 1002, "message": "no"})) is None


def test_a_reference_is_put_into_kling_s_request_and_nothing_else_changes() -> None:
    bare = Call("POST", "/text-to-video/kling-3.0", body=b'{"prompt":"a","options":{"x":1}}')
    keyed = codec("kling").keyed(bare, "intent-1")
    assert json.loads(keyed.body) == {
        "prompt": "a",
        "options": {"x": 1, "external_task_id": "intent-1"},
    }
    assert codec("ark").keyed(bare, "intent-1") == bare


@pytest.mark.parametrize("protocol", ["ark", "minimax"])
def test_a_list_without_prompts_is_for_a_person(protocol: str) -> None:
    task = {"id": "job-1", "model": "m", "created_at": 1_785_225_940, "duration": 5}
    page = codec(protocol).listed(reply({"items": [task, {}], "total": 476}))
    assert page is not None
    assert [it.id for it in page.jobs] == ["job-1"]
    assert page.jobs[0].prompt is None
    assert codec(protocol).listed(reply({"error": {}})) is None
    assert codec(protocol).listing("2") is None


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_service_says_how_long_to_wait(protocol: str) -> None:
    def waits(value: str, **headers: str) -> float | None:
        answer = codec(protocol).created(reply(b"", 429, {"retry-after": value, **headers}))
        assert isinstance(answer, Refused)
        return answer.failure.retry_after_s

    assert waits("17") == 17
    assert waits("1000000000") == 86_400
    assert waits("soon") is None
    assert waits("Sun, 22 Nov 2026 12:00:30 GMT") is None
    assert waits("Sun, 22 Nov 2026 12:00:30 GMT", date="Sun, 22 Nov 2026 12:00:00 GMT") == 30


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_questions_are_as_far_apart_as_the_service_asks(protocol: str) -> None:
    usual = {"dashscope": 15, "openrouter": 30}.get(protocol, 10)
    answer = created(protocol, ACCEPTED[protocol])
    assert isinstance(answer, Accepted)
    assert answer.job.poll_after_s == usual
    assert looked(protocol, RUNNING[protocol]).poll_after_s == usual
    busy = reply(RUNNING[protocol], headers={"retry-after": "17"})
    assert codec(protocol).looked("job-1", busy).poll_after_s == 17


def test_no_service_s_words_fill_a_screen() -> None:
    body = {"error": {"code": "X", "message": "m" * 100_000}}
    answer = created("ark", body, 400)
    assert isinstance(answer, Refused)
    assert len(answer.failure.said) == 500
