"""Kling at its maker: the API of July 2026.

Sources, up to 2026-11-22: kling.ai/document-api as quoted in betalyra/effect-uai (2026-09-19), and
public code that was tried against the service; error codes from `inference-sh/grid`:
api/klingai/docs.

Traps: HTTP 200 does not mean yes, `code` must be 0; `multi_shot` is on by default; text alone goes
in `prompt`, text with frames in `contents`; a picture is bare base64, without `data:`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from storyc.backends.capability import FRAMES, Capability, Size, Tier, units
from storyc.backends.failure_words import FailureWords
from storyc.backends.inline_asset import base64_of
from storyc.backends.job import (
    Answer,
    Doubtful,
    Failure,
    FailureKind,
    Job,
    Link,
    Listed,
    Page,
    Refused,
    Status,
)
from storyc.backends.json_call import get, post_json, segment
from storyc.backends.json_value import JsonValue, read_json
from storyc.backends.order import Order, OrderedShot
from storyc.backends.plain_wire import PlainWire
from storyc.backends.status import status_of
from storyc.backends.wire import Call, Proof, Reply, Terms

_CLIP_LIVES_S = 30 * 24 * 3600
_LIST_USD_PER_UNIT = Decimal("0.14")
_MOST_SHOTS = 6
_LONGEST_SHOT = 512

_SIZES: Mapping[Size, Tier] = {
    (1280, 720): Tier("720p", "16:9"),
    (720, 1280): Tier("720p", "9:16"),
    (960, 960): Tier("720p", "1:1"),
    (1920, 1080): Tier("1080p", "16:9"),
    (1080, 1920): Tier("1080p", "9:16"),
    (1440, 1440): Tier("1080p", "1:1"),
    (3840, 2160): Tier("4k", "16:9"),
    (2160, 3840): Tier("4k", "9:16"),
    (2160, 2160): Tier("4k", "1:1"),
}

_ELEMENTS = "it takes characters only as elements that were made in the account beforehand"
_CAPABILITY = Capability(
    sizes=_SIZES,
    seconds=tuple(range(3, 16)),
    takes=frozenset({"first frame", "last frame"}),
    reasons={
        "image": _ELEMENTS,
        "cameo": _ELEMENTS,
        "voice": "it takes only voices that were made in the account beforehand",
    },
    is_silent_possible=True,
    prompt_limit=3072,
)

_WORDS = FailureWords(
    {
        "10": FailureKind.AUTH,
        "1100": FailureKind.AUTH,
        "1101": FailureKind.QUOTA,
        "1102": FailureKind.QUOTA,
        "1103": FailureKind.AUTH,
        "12": FailureKind.INVALID_REQUEST,
        "1300": FailureKind.MODERATION_INPUT,
        "1301": FailureKind.MODERATION_INPUT,
        "1302": FailureKind.QUOTA,
        "1303": FailureKind.QUOTA,
        "1304": FailureKind.AUTH,
        "5": FailureKind.TRANSIENT,
    }
)

# The list of jobs gives `external_id` back. Jobs at once depend on the package that was bought;
# requests a minute are not limited.
_TERMS = Terms(proof=Proof.REFERENCE, echoes=frozenset({"reference"}))


@dataclass(frozen=True, slots=True)
class KlingWire(PlainWire):
    """The codec of `/text-to-video`, `/image-to-video` and `/tasks`."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the service has no field for."""
        if len(order.shots) > _MOST_SHOTS:
            return f"it takes at most {_MOST_SHOTS} shots, and this clip has {len(order.shots)}"
        if any(units(it.text) > _LONGEST_SHOT for it in order.shots):
            return f"it takes at most {_LONGEST_SHOT} characters a shot"
        if order.shots and sum(it.seconds for it in order.shots) != order.seconds:
            return "its shots must be together as long as the clip"
        if len(order.shots) > 1 and any(it.kind == "last frame" for it in order.assets):
            return "it takes no last frame for a clip of several shots"
        return PlainWire.unmet(self, replace(order, prompt=_prompt(order)))

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = _SIZES[order.width, order.height]
        frames = [
            {"type": it.kind.replace(" ", "_"), "url": base64_of(it, data)}
            for it in order.assets
            if it.kind in FRAMES
        ]
        settings: dict[str, object] = {
            "resolution": tier.resolution,
            "duration": order.seconds,
            "audio": "native" if order.audio else "off",
            "multi_shot": len(order.shots) > 1,
        }
        body: dict[str, object] = {"prompt": _prompt(order)}
        if frames:
            body = {"contents": [{"type": "prompt", "text": _prompt(order)}, *frames]}
        else:  # with a frame the clip has the frame's shape
            settings["aspect_ratio"] = tier.ratio
        way = "image-to-video" if frames else "text-to-video"
        body |= {"settings": settings, "options": {"watermark_info": {"enabled": False}}}
        return post_json(f"/{way}/{segment(self.ids[order.target])}", body)

    def keyed(self, call: Call, key: str) -> Call:
        """Return a call whose job the list will name by our reference."""
        body = json.loads(call.body)
        body["options"]["external_task_id"] = key
        return post_json(call.path, body)

    def created(self, reply: Reply) -> Answer:
        """Tell what the reply to `create` means."""
        answer = PlainWire.created(self, reply)
        # A reference that is taken: an earlier attempt was accepted after all.
        if isinstance(answer, Refused) and "external_task_id" in answer.failure.said:
            return Doubtful(answer.failure.said)
        return answer

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return get(f"/tasks?task_ids={segment(job)}")

    def listing(self, page: str | None) -> Call:
        """Return the request for a page of the jobs of the last 30 days."""
        return post_json("/tasks", {"limit": 100} | ({} if page is None else {"cursor": page}))

    def listed(self, reply: Reply) -> Page | None:
        """Return the page; an empty list has no `result` at all."""
        body = read_json(reply.body)
        if body is None or body["code"].raw != 0 or not body["data"].is_object:
            return None
        found = (
            Listed(id=job, created_at=it["create_time"].instant, reference=it["external_id"].text)
            for it in body["data"]["result"].items
            if (job := it["id"].id) is not None
        )
        newest_first = sorted(found, key=lambda it: it.created_at or 0.0, reverse=True)
        has_more = body["data"]["has_more"].raw is True
        following = body["data"]["next_cursor"].text if has_more else None
        return Page(jobs=tuple(newest_first), next=following)

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        code = body["code"].whole
        if not code:
            return None
        return _WORDS.of_request(reply, str(code), body["message"].text)

    def _accepted(self, body: JsonValue) -> Job | None:
        job = body["data"]["id"].id
        return None if job is None else Job(job, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        data = body["data"]
        tasks = (data,) if data.is_object else data.items
        task = next((it for it in tasks if it["id"].id == job), JsonValue())
        word = task["status"].text
        videos = (it for it in task["outputs"].items if it["type"].text in {None, "video"})
        clip = next((it["url"].address for it in videos), None)
        status = status_of(word)
        if word is None or (status is Status.SUCCEEDED and clip is None):
            return None
        ended, said = task["update_time"].instant, task["message"].text
        return Job(
            id=job,
            status=status,
            failure=_WORDS.of_job(reply, None, said) if status is Status.FAILED else None,
            clip=Link(clip) if clip else None,
            created_at=task["create_time"].instant,
            expires_at=ended + _CLIP_LIVES_S if ended and clip else None,
            billed_usd=_billed(task["billing"]),
        )


def _prompt(order: Order) -> str:
    """Return the prompt; several shots in the service's own form, each with its length."""
    if len(order.shots) < 2:  # noqa: PLR2004  # several
        return order.prompt
    return " ".join(_shot(number, it) for number, it in enumerate(order.shots, start=1))


def _shot(number: int, shot: OrderedShot) -> str:
    # A semicolon ends a shot, and nothing stands for one.
    words = re.sub(r"\s+", " ", shot.text.replace(";", ",")).strip()
    return f"shot {number}, {shot.seconds}, {words};"


def _billed(billing: JsonValue) -> Decimal | None:
    """Return the units that were billed at their list price.

    Amounts in `cash` name no currency, which may be yuan: with such a one the price is unknown.
    """
    amounts = [
        it["amount"].amount if it["charge_type"].text == "unit" else None for it in billing.items
    ]
    known = [it for it in amounts if it is not None]
    return sum(known, Decimal(0)) * _LIST_USD_PER_UNIT if known and known == amounts else None
