"""Wan at its maker: Alibaba Cloud Model Studio (DashScope).

Sources, up to 2026-11-22: alibabacloud.com/help: model-studio/wan3-video-generation-api-reference
and error-code; prices from OpenRouter's list, 2026-10-08; the cut of long prompts from ArcReel:
lib/video_backends/dashscope.py, which quotes the table of parameters.

Traps: a prompt that is too long is cut without a word and billed; prompts are rewritten unless
`prompt_extend` is off; a request without the header `X-DashScope-Async` is refused; jobs and links
are forgotten after 24 hours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from storyc.backends.capability import Capability, Kind, Size, Tier
from storyc.backends.failure_words import FailureWords, moderation_in, told
from storyc.backends.inline_asset import data_url
from storyc.backends.job import Failure, FailureKind, Job, Link, Status
from storyc.backends.json_call import get, post_json, segment
from storyc.backends.json_value import JsonValue
from storyc.backends.offers import OFFERS
from storyc.backends.order import Order
from storyc.backends.plain_wire import PlainWire
from storyc.backends.status import status_of
from storyc.backends.wire import Call, Proof, Reply, Terms
from storyc.targets import Frame, load, price

_CREATE = "/services/aigc/video-generation/video-synthesis"
_PRICED = "wan-3.0"

_SIZES: Mapping[Size, Tier] = {
    (832, 480): Tier("480P", "16:9"),
    (480, 832): Tier("480P", "9:16"),
    (1280, 720): Tier("720P", "16:9"),
    (720, 1280): Tier("720P", "9:16"),
    (960, 960): Tier("720P", "1:1"),
    (1920, 1080): Tier("1080P", "16:9"),
    (1080, 1920): Tier("1080P", "9:16"),
    (1440, 1440): Tier("1080P", "1:1"),
}

_TYPES: Mapping[Kind, str] = {
    "image": "reference_image",
    "first frame": "first_frame",
    "last frame": "last_frame",
}

_CAPABILITY = Capability(
    sizes=_SIZES,
    seconds=tuple(range(2, 31)),
    takes=frozenset(_TYPES),
    reasons={
        "cameo": "it takes clips of characters from a public address only, not from a file",
        "voice": "it takes voice recordings from a public address only, not from a file",
    },
    is_silent_possible=True,
    has_seed=True,
    prompt_limit=20_000,
)

# One code for both moderations; the sentence tells which: "Input data may contain ...".
_WORDS = FailureWords(
    {
        "InvalidApiKey": FailureKind.AUTH,
        "AccessDenied": FailureKind.AUTH,
        "Workspace.AccessDenied": FailureKind.AUTH,
        "Model.AccessDenied": FailureKind.AUTH,
        "Arrearage": FailureKind.QUOTA,
        "Throttling": FailureKind.QUOTA,
        "LimitRequests": FailureKind.QUOTA,
        "InternalError": FailureKind.TRANSIENT,
        "RequestTimeOut": FailureKind.TRANSIENT,
        "SystemError": FailureKind.TRANSIENT,
        "InvalidParameter": FailureKind.INVALID_REQUEST,
        "InvalidURL": FailureKind.INVALID_REQUEST,
        "ModelNotFound": FailureKind.INVALID_REQUEST,
    }
)
_MODERATED = ("DataInspectionFailed", "IPInfringementSuspect")

# No list of jobs that gives the prompt back is documented, and no key: a person decides.
# Five requests a second, five jobs at once.
_TERMS = Terms(proof=Proof.NONE, per_minute=300, at_once=5)


@dataclass(frozen=True, slots=True)
class DashscopeWire(PlainWire):
    """The codec of `video-synthesis`."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY
    pause_s: ClassVar = 15.0

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = _SIZES[order.width, order.height]
        asked: dict[str, object] = {"prompt": order.prompt}
        if order.assets:
            asked["media"] = [
                {"type": _TYPES[it.kind], "url": data_url(it, data)} for it in order.assets
            ]
        parameters: dict[str, object] = {
            "resolution": tier.resolution,
            "ratio": tier.ratio,
            "duration": order.seconds,
            "audio": order.audio,
            "prompt_extend": False,
            "watermark": False,
        }
        if order.seed is not None:
            parameters["seed"] = order.seed
        body = {"model": self.ids[order.target], "input": asked, "parameters": parameters}
        return post_json(_CREATE, body, {"x-dashscope-async": "enable"})

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return get(f"/tasks/{segment(job)}")

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        code, said = body["code"].text, body["message"].text
        if code is None:
            return None
        if code.startswith(_MODERATED):
            return _moderation(reply, code, said, FailureKind.MODERATION_INPUT)
        return _WORDS.of_request(reply, code, said)

    def _accepted(self, body: JsonValue) -> Job | None:
        task = body["output"]["task_id"].id
        return None if task is None else Job(task, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        task = body["output"]
        word, clip = task["task_status"].text, task["video_url"].address
        # UNKNOWN is the service's word for a job that it does not know, or no longer.
        status = Status.EXPIRED if word == "UNKNOWN" else status_of(word)
        if word is None or (status is Status.SUCCEEDED and clip is None):
            return None
        return Job(
            id=job,
            status=status,
            failure=_failure(reply, task, status),
            clip=Link(clip) if clip else None,
            billed_usd=self._billed(body["usage"]),
        )

    def _billed(self, usage: JsonValue) -> Decimal | None:
        """Return the list price of the billed seconds, those of references included."""
        seconds, tier = usage["duration"].amount, re.match(r"[0-9]{3,4}", usage["SR"].id or "")
        target = load(_PRICED)
        is_priced = self.ids.get(_PRICED) == OFFERS["dashscope"][_PRICED]
        if seconds is None or tier is None or target is None or not is_priced:
            return None
        sizes = (size for size, it in _SIZES.items() if it.resolution == f"{tier[0]}P")
        width, height = next(sizes, (1, 1))
        rate = price(target, Frame(width=width, height=height), 1)
        return None if rate is None else seconds * rate


def _failure(reply: Reply, task: JsonValue, status: Status) -> Failure | None:
    code, said = task["code"].text, task["message"].text
    if status is Status.EXPIRED:
        return told(FailureKind.EXPIRED, reply, code, said or "the service knows no such job")
    if status is not Status.FAILED:
        return None
    if code is not None and code.startswith(_MODERATED):
        return _moderation(reply, code, said, FailureKind.MODERATION_OUTPUT)
    return _WORDS.of_job(reply, code, said)


def _moderation(reply: Reply, code: str, said: str | None, otherwise: FailureKind) -> Failure:
    kind = moderation_in(f"moderation: {said or ''}", otherwise)
    return told(kind or otherwise, reply, code, said)
