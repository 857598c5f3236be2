"""BytePlus and Volcengine Ark, as their documents tell it."""

import re
from collections.abc import Sequence
from typing import Any

from support.conformance.content_tasks import has_frames, read_contents
from support.conformance.speaker import (
    Asked,
    Heard,
    Route,
    Said,
    Served,
    Trouble,
    bearer,
    need,
    only,
    truth,
    whole,
)

from storyc.backends.protocols import PROTOCOLS

_TASKS = "/contents/generations/tasks"
_SIZES = {
    (tier.resolution, tier.ratio): size
    for size, tier in PROTOCOLS["ark"].make({}).capability.sizes.items()
}
_ERRORS = {
    Trouble.AUTH: (401, "AuthenticationError"),
    Trouble.QUOTA: (429, "ModelAccountRpmRateLimitExceeded"),
    Trouble.INVALID: (400, "InvalidParameter"),
    Trouble.MODERATION_INPUT: (400, "InputImageSensitiveContentDetected.PrivacyInformation"),
    Trouble.MODERATION_OUTPUT: (400, "OutputVideoSensitiveContentDetected.PolicyViolation"),
    Trouble.INTERNAL: (500, "InternalServiceError"),
}


class Ark:
    """Seedance 2.5."""

    def route(self, heard: Heard) -> Route | None:
        if heard.path == _TASKS:
            return {"POST": Route("create"), "GET": Route("list")}.get(heard.method)
        found = re.fullmatch(rf"{_TASKS}/([^/]+)", heard.path)
        ways = {"GET": "look", "DELETE": "cancel"}
        return Route(ways[heard.method], found[1]) if found and heard.method in ways else None

    def key(self, heard: Heard) -> str | None:
        return bearer(heard)

    def read(self, heard: Heard) -> Asked:
        body = heard.json
        only(
            body,
            *("model", "content", "resolution", "ratio", "duration", "generate_audio"),
            *("watermark", "return_last_frame", "callback_url", "execution_expires_after"),
            *("omni_reference_task_type", "draft", "priority", "safety_identifier"),
        )
        inline = {"image_url": True, "audio_url": True, "video_url": False}
        prompt, assets = read_contents(body.get("content"), inline)
        ratio = body.get("ratio")
        need(not has_frames(assets) or ratio == "adaptive", "TaskTypeConstraint: ratio")
        shape = "16:9" if ratio == "adaptive" else ratio
        size = _SIZES.get((body.get("resolution"), shape))
        need(size, "no such resolution and ratio")
        need(body.get("watermark") is False, "this test would see the watermark")
        return Asked(
            model=body["model"],
            prompt=prompt,
            seconds=whole(body.get("duration"), 4, 30, "duration"),
            size=size or (0, 0),
            audio=truth(body.get("generate_audio"), "generate_audio"),
            assets=assets,
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        status, code = _ERRORS[trouble]
        return Said(status, {"error": {"code": code, "message": why, "type": "BadRequest"}})

    def yes(self, job: Served) -> Said:
        return Said(200, {"id": job.id})

    def tell(self, job: Served | None) -> Said:
        if job is None:
            return Said(404, {"error": {"code": "ResourceNotFound", "message": "no such task"}})
        return Said(200, _task(job))

    def all(self, jobs: Sequence[Served]) -> Said:
        return Said(200, {"total": len(jobs), "items": [_task(it) for it in jobs]})

    def stopped(self, job: Served) -> Said:
        if job.state == "running":
            return self.no(Trouble.INVALID, "a running task cannot be cancelled")
        return Said(200, {})


def _task(job: Served) -> dict[str, Any]:
    width, height = job.asked.size
    told: dict[str, Any] = {
        "id": job.id,
        "model": job.asked.model,
        "status": job.state,
        "error": None,
        "created_at": job.made_at,
        "updated_at": job.made_at + 60,
        "duration": job.asked.seconds,
        "framespersecond": 24,
    }
    if job.state == "succeeded":
        tokens = job.asked.seconds * width * height * 24 // 1024
        told["content"] = {"video_url": job.url, "last_frame_url": f"{job.url}.png"}
        told["usage"] = {"completion_tokens": tokens, "total_tokens": tokens}
        told["resolution"] = next(it for it, size in _SIZES.items() if size == job.asked.size)[0]
    if job.trouble is not None:
        told["error"] = {"code": _ERRORS[job.trouble][1], "message": "it went wrong"}
    return told
