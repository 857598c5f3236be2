"""Gemini Omni at its maker: Google's interactions.

Sources, up to 2026-11-22: `googleapis/python-genai`: google/genai/_gaos/types/interactions,
ai.google.dev/gemini-api/docs/omni.

Traps: without `background` the request stays open until the clip is made; the length is a text with
its unit; a refusal for safety may be a job that is `completed`, with words instead of a clip.
"""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from storyc.backends import google
from storyc.backends.capability import FRAMES, Capability
from storyc.backends.failure_words import told
from storyc.backends.inline_asset import base64_of
from storyc.backends.job import Failure, FailureKind, Inline, Job, Link, Status
from storyc.backends.json_call import get, post_json, segment
from storyc.backends.json_value import JsonValue
from storyc.backends.order import Order
from storyc.backends.plain_wire import PlainWire
from storyc.backends.status import status_of
from storyc.backends.wire import Call, Proof, Reply, Terms

_CREATE = "/interactions"
_ENDED_BADLY = frozenset({"incomplete", "budget_exceeded", "requires_action"})

_CAPABILITY = Capability(
    sizes=google.SIZES,
    seconds=tuple(range(3, 11)),
    takes=frozenset({"image", "cameo", "first frame", "last frame"}),
    extends=True,
)

# The list of interactions gives an id and times back, nothing of the request; labels that a request
# may carry are not in it. So a person decides.
_TERMS = Terms(proof=Proof.NONE)


@dataclass(frozen=True, slots=True)
class GeminiWire(PlainWire):
    """The codec of `/interactions` for clips."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = google.SIZES[order.width, order.height]
        # Of two pictures beside `image_to_video` the first is the first frame.
        assets = sorted(order.assets, key=lambda it: it.kind == "last frame")
        asked: list[dict[str, str]] = [
            {
                "type": "video" if it.kind == "cameo" else "image",
                "data": base64_of(it, data),
                "mime_type": it.media_type,
            }
            for it in assets
        ]
        asked.append({"type": "text", "text": order.prompt})
        body: dict[str, object] = {
            "model": self.ids[order.target],
            "input": asked,
            "response_format": {
                "type": "video",
                "aspect_ratio": tier.ratio,
                "resolution": tier.resolution,
                "duration": f"{order.seconds}s",
                "delivery": "uri",
            },
            "generation_config": {"video_config": {"task": _task(order)}},
            "background": True,
            "store": True,
        }
        if order.extends is not None:
            body["previous_interaction_id"] = order.extends
        return post_json(_CREATE, body)

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return get(f"{_CREATE}/{segment(job)}")

    def cancel(self, job: str) -> Call:
        """Return the request that stops a job."""
        return Call(method="POST", path=f"{_CREATE}/{segment(job)}/cancel")

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        return google.refusal(reply, body)

    def _accepted(self, body: JsonValue) -> Job | None:
        job = body["id"].id
        return None if job is None else Job(job, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        word = body["status"].text
        if word is None:
            return None
        status = Status.FAILED if word in _ENDED_BADLY else status_of(word)
        clip, failure = None, None
        if status is Status.SUCCEEDED:
            clip = _clip(body)
            failure = None if clip else _words_instead(reply, body)
            status = status if clip else Status.FAILED
        elif status is Status.FAILED:
            failure = _failure(reply, body, word)
        ended = body["updated"].instant
        return Job(
            id=job,
            status=status,
            failure=failure,
            clip=clip,
            created_at=body["created"].instant,
            expires_at=ended + google.FILE_LIVES_S if ended and clip else None,
        )


def _task(order: Order) -> str:
    if order.extends is not None:
        return "extend"
    if any(it.kind in FRAMES for it in order.assets):
        return "image_to_video"
    return "reference_to_video" if order.assets else "text_to_video"


def _outputs(body: JsonValue) -> list[JsonValue]:
    steps = (it for it in body["steps"].items if it["type"].text == "model_output")
    return [part for step in steps for part in step["content"].items]


def _clip(body: JsonValue) -> Link | Inline | None:
    videos = [it for it in _outputs(body) if it["type"].text == "video"]
    for video in [*videos, body["output_video"]]:
        link = google.file_link(video["uri"])
        if link is not None:
            return link
        try:
            data = b64decode(video["data"].text or "", validate=True)
        except ValueError:
            continue
        if data:
            return Inline(data)
    return None


def _words_instead(reply: Reply, body: JsonValue) -> Failure:
    said = " ".join(it["text"].text or "" for it in _outputs(body) if it["type"].text == "text")
    return told(
        FailureKind.MODERATION_OUTPUT, reply, None, said.strip() or "there is no clip in it"
    )


def _failure(reply: Reply, body: JsonValue, word: str) -> Failure:
    error = body["error"] if body["error"].is_object else body["errors"].first
    code = error["status"].text or error["code"].text
    if word == "budget_exceeded":
        return told(FailureKind.QUOTA, reply, word, error["message"].text)
    return google.WORDS.of_job(reply, code, error["message"].text or word)
