"""Seedance at its maker: BytePlus and Volcengine Ark.

Sources, up to 2026-11-22: `volcengine/volcengine-python-sdk` (fields of tasks and of their list),
docs.apiyi.com/en/live/2026-08/seedance-2-5-launch (19 measured cases), `vercel/ai`:
bytedance-video-model.ts (pixels of each tier), byteplus-sa/ComfyUI-BytePlus-ModelArk v0.9.0 (4K).

Traps: without a duration the service chooses one and bills it; with a first or last frame the ratio
must be `adaptive`; reference clips are taken from public addresses only; a link lives 24 hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from storyc.backends.capability import Capability, Size, Tier
from storyc.backends.content_tasks import ADAPTIVE, contents, has_frames, page_of
from storyc.backends.failure_words import FailureWords
from storyc.backends.job import Failure, FailureKind, Job, Link, Page, Status
from storyc.backends.json_call import get, post_json, segment
from storyc.backends.json_value import JsonValue, read_json
from storyc.backends.order import Order
from storyc.backends.plain_wire import PlainWire
from storyc.backends.status import status_of
from storyc.backends.wire import Call, Proof, Reply, Terms
from storyc.targets import load

_TASKS = "/contents/generations/tasks"
_LINK_LIVES_S = 24 * 3600

_SIZES: Mapping[Size, Tier] = {
    (864, 496): Tier("480p", "16:9"),
    (496, 864): Tier("480p", "9:16"),
    (1280, 720): Tier("720p", "16:9"),
    (720, 1280): Tier("720p", "9:16"),
    (1112, 834): Tier("720p", "4:3"),
    (834, 1112): Tier("720p", "3:4"),
    (960, 960): Tier("720p", "1:1"),
    (1470, 630): Tier("720p", "21:9"),
    (1920, 1080): Tier("1080p", "16:9"),
    (1080, 1920): Tier("1080p", "9:16"),
    (1664, 1248): Tier("1080p", "4:3"),
    (1248, 1664): Tier("1080p", "3:4"),
    (1440, 1440): Tier("1080p", "1:1"),
    (2206, 946): Tier("1080p", "21:9"),
    (3840, 2160): Tier("4k", "16:9"),
    (2160, 3840): Tier("4k", "9:16"),
}

_CAPABILITY = Capability(
    sizes=_SIZES,
    seconds=tuple(range(4, 31)),
    takes=frozenset({"image", "voice", "first frame", "last frame"}),
    reasons={"cameo": "it takes clips of characters from a public address only, not from a file"},
    is_silent_possible=True,
)

_WORDS = FailureWords(
    {
        "Input": FailureKind.MODERATION_INPUT,
        "Output": FailureKind.MODERATION_OUTPUT,
        "SensitiveContentDetected": FailureKind.MODERATION_INPUT,
        "AuthenticationError": FailureKind.AUTH,
        "AccessDenied": FailureKind.AUTH,
        "ModelNotOpen": FailureKind.AUTH,
        "OperationDenied": FailureKind.AUTH,
        "AccountOverdue": FailureKind.QUOTA,
        "QuotaExceeded": FailureKind.QUOTA,
        "RateLimitExceeded": FailureKind.QUOTA,
        "ModelAccount": FailureKind.QUOTA,
        "ServerOverloaded": FailureKind.TRANSIENT,
        "ModelLoadingError": FailureKind.TRANSIENT,
        "InternalServiceError": FailureKind.TRANSIENT,
        "Invalid": FailureKind.INVALID_REQUEST,
        "Missing": FailureKind.INVALID_REQUEST,
        "NotFound": FailureKind.INVALID_REQUEST,
    }
)

# The list of tasks gives model, length and time back, but not the prompt: a job of the same length
# could be anybody's of the account. So nothing is told from it, and a person decides.
_TERMS = Terms(proof=Proof.NONE, per_minute=180, at_once=3)


@dataclass(frozen=True, slots=True)
class ArkWire(PlainWire):
    """The codec of `/contents/generations/tasks`."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = _SIZES[order.width, order.height]
        return post_json(
            _TASKS,
            {
                "model": self.ids[order.target],
                "content": contents(order, data),
                "resolution": tier.resolution,
                "ratio": ADAPTIVE if has_frames(order) else tier.ratio,
                "duration": order.seconds,
                "generate_audio": order.audio,
                "watermark": False,
                "return_last_frame": True,
            },
        )

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return get(f"{_TASKS}/{segment(job)}")

    def cancel(self, job: str) -> Call:
        """Return the request that stops a job, which the service grants while it waits."""
        return Call(method="DELETE", path=f"{_TASKS}/{segment(job)}")

    def listing(self, page: str | None) -> Call | None:
        """Return the request for the newest jobs."""
        return get(f"{_TASKS}?page_num=1&page_size=100") if page is None else None

    def listed(self, reply: Reply) -> Page | None:
        """Return the newest jobs."""
        body = read_json(reply.body)
        return None if body is None else page_of(body)

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        error = body["error"]
        if not error.is_object:
            return None
        return _WORDS.of_request(reply, error["code"].text, error["message"].text)

    def _accepted(self, body: JsonValue) -> Job | None:
        task = body["id"].id
        return None if task is None else Job(task, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        status = status_of(body["status"].text)
        clip, error = body["content"]["video_url"].address, body["error"]
        if body["status"].text is None or (status is Status.SUCCEEDED and clip is None):
            return None
        failure = None
        if status is Status.FAILED:
            failure = _WORDS.of_job(reply, error["code"].text, error["message"].text)
        last_frame, ended = body["content"]["last_frame_url"].address, body["updated_at"].instant
        return Job(
            id=job,
            status=status,
            failure=failure,
            clip=Link(clip) if clip else None,
            last_frame=Link(last_frame) if last_frame else None,
            created_at=body["created_at"].instant,
            expires_at=ended + _LINK_LIVES_S if ended and clip else None,
            billed_usd=self._billed(body),
        )

    def _billed(self, body: JsonValue) -> Decimal | None:
        """Return the price of the tokens that were used, where the target's table has one."""
        tokens, tier = body["usage"]["completion_tokens"].whole, body["resolution"].text
        target = next((it for it, name in self.ids.items() if name == body["model"].text), None)
        known = None if target is None else load(target)
        pixels = max(
            (w * h for (w, h), it in _SIZES.items() if it.resolution == tier), default=None
        )
        if tokens is None or known is None or pixels is None:
            return None
        rates = (it for it in known.token_prices if pixels <= it.max_pixels)
        rate = min(rates, key=lambda it: it.max_pixels, default=None)
        return None if rate is None else tokens * Decimal(rate.usd_per_million) / 10**6
