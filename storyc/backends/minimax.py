"""MiniMax H3 at its maker: the second version of the video API.

Sources, up to 2026-11-22: platform.minimax.io/docs: video-generation-v2-create, -query, -list,
-delete, errorcode, rate-limits (300 requests a minute, 30 jobs at once), pricing-paygo;
MiniMax-AI/MiniMax-H3.

Traps: the clip always has sound and takes no seed; with a first or last frame the ratio is the
frame's; errors may come with HTTP 200 in `base_resp`, as the first version sends them.
"""

import re
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
from storyc.targets import Frame, Target, load, price

_CREATE = "/v2/video_generation"
_QUERY = "/v2/query/video_generation"
_FREE_PICTURES = 5  # pricing-paygo: the sixth costs extra

_SIZES: Mapping[Size, Tier] = {
    (1376, 768): Tier("768P", "16:9"),
    (768, 1376): Tier("768P", "9:16"),
    (768, 768): Tier("768P", "1:1"),
    (1024, 768): Tier("768P", "4:3"),
    (768, 1024): Tier("768P", "3:4"),
    (2560, 1440): Tier("2K", "16:9"),
    (1440, 2560): Tier("2K", "9:16"),
    (1440, 1440): Tier("2K", "1:1"),
    (1920, 1440): Tier("2K", "4:3"),
    (1440, 1920): Tier("2K", "3:4"),
}

_CAPABILITY = Capability(
    sizes=_SIZES,
    seconds=tuple(range(4, 16)),
    takes=frozenset({"image", "cameo", "voice", "first frame", "last frame"}),
    last_frame_alone=True,
    prompt_limit=7000,
)

_WORDS = FailureWords(
    {
        "1000": FailureKind.TRANSIENT,
        "1001": FailureKind.TRANSIENT,
        "1002": FailureKind.QUOTA,
        "1004": FailureKind.AUTH,
        "1008": FailureKind.QUOTA,
        "1024": FailureKind.TRANSIENT,
        "1026": FailureKind.MODERATION_INPUT,
        "1027": FailureKind.MODERATION_OUTPUT,
        "1033": FailureKind.TRANSIENT,
        "1039": FailureKind.QUOTA,
        "1041": FailureKind.QUOTA,
        "2013": FailureKind.INVALID_REQUEST,
        "2045": FailureKind.QUOTA,
        "2049": FailureKind.AUTH,
        "2056": FailureKind.QUOTA,
    }
)

# The list of jobs gives model, length and time back, but not the prompt: a job of the same length
# could be anybody's of the account. So nothing is told from it, and a person decides.
_TERMS = Terms(proof=Proof.NONE, per_minute=300, at_once=30)


@dataclass(frozen=True, slots=True)
class MinimaxWire(PlainWire):
    """The codec of `/v2/video_generation`."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the service has no field for."""
        kinds = {it.kind for it in order.assets}
        if kinds == {"voice"}:
            return "it takes a voice recording only beside a picture or a clip"
        return PlainWire.unmet(self, order)

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = _SIZES[order.width, order.height]
        return post_json(
            _CREATE,
            {
                "model": self.ids[order.target],
                "content": contents(order, data),
                "resolution": tier.resolution,
                "duration": order.seconds,
                "ratio": ADAPTIVE if has_frames(order) else tier.ratio,
            },
        )

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return get(f"{_QUERY}/{segment(job)}")

    def cancel(self, job: str) -> Call:
        """Return the request that stops a job, which the service grants while it waits."""
        return Call(method="DELETE", path=f"{_CREATE}/{segment(job)}")

    def listing(self, page: str | None) -> Call | None:
        """Return the request for the newest jobs."""
        return get(f"{_QUERY}?page_num=1&page_size=100") if page is None else None

    def listed(self, reply: Reply) -> Page | None:
        """Return the newest jobs."""
        body = read_json(reply.body)
        return None if body is None else page_of(body)

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        first, error = body["base_resp"], body["error"]
        code = first["status_code"].whole
        if code:
            return _WORDS.of_request(reply, str(code), first["status_msg"].text)
        if not error.is_object:
            return None
        said = error["message"].text
        inner = re.search(r"\(([0-9]{4})\)\s*$", said or "")
        return _WORDS.of_request(reply, inner[1] if inner else error["type"].text, said)

    def _accepted(self, body: JsonValue) -> Job | None:
        task = body["task_id"].id
        return None if task is None else Job(task, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        task = body["task"]
        status = status_of(task["status"].text)
        clip, error = task["content"]["url"].address, task["error"]
        if task["status"].text is None or (status is Status.SUCCEEDED and clip is None):
            return None
        failure = None
        if status is Status.FAILED:
            failure = _WORDS.of_job(reply, error["code"].id, error["message"].text)
        return Job(
            id=job,
            status=status,
            failure=failure,
            clip=Link(clip) if clip else None,
            created_at=task["created_at"].instant,
            billed_usd=self._billed(task),
        )

    def _billed(self, task: JsonValue) -> Decimal | None:
        """Return the price of the seconds that were made, where nothing else was billed beside."""
        usage = task["usage"]
        made = usage["output_seconds"].whole
        is_plain = not usage["input_seconds"].whole and (
            (usage["input_image_count"].whole or 0) <= _FREE_PICTURES
        )
        target = next((it for it, name in self.ids.items() if name == task["model"].text), None)
        known = None if target is None else load(target)
        if made is None or not is_plain or known is None:
            return None
        return _price(known, task["resolution"].text, made)


def _price(target: Target, tier: str | None, seconds: int) -> Decimal | None:
    sizes = (size for size, it in _SIZES.items() if it.resolution == tier)
    width, height = next(sizes, (1, 1))
    return price(target, Frame(width=width, height=height), seconds)
