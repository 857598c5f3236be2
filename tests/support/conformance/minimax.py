"""MiniMax' second video API, as its OpenAPI document tells it."""

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
    whole,
)

from storyc.backends.protocols import PROTOCOLS

_SIZES = {
    (tier.resolution, tier.ratio): size
    for size, tier in PROTOCOLS["minimax"].make({}).capability.sizes.items()
}
_ERRORS = {
    Trouble.AUTH: (401, "authorized_error", 1004),
    Trouble.QUOTA: (429, "rate_limit_error", 1002),
    Trouble.INVALID: (400, "bad_request_error", 2013),
    Trouble.MODERATION_INPUT: (422, "unprocessable_entity_error", 1026),
    Trouble.MODERATION_OUTPUT: (422, "unprocessable_entity_error", 1027),
    Trouble.INTERNAL: (500, "server_error", 1000),
}
_LONGEST_PROMPT = 7000


class Minimax:
    """H3."""

    def route(self, heard: Heard) -> Route | None:
        where = (heard.method, heard.path)
        plain = {
            ("POST", "/v2/video_generation"): Route("create"),
            ("GET", "/v2/query/video_generation"): Route("list"),
        }
        if where in plain:
            return plain[where]
        look = re.fullmatch(r"/v2/query/video_generation/([^/]+)", heard.path)
        stop = re.fullmatch(r"/v2/video_generation/([^/]+)", heard.path)
        if look and heard.method == "GET":
            return Route("look", look[1])
        return Route("cancel", stop[1]) if stop and heard.method == "DELETE" else None

    def key(self, heard: Heard) -> str | None:
        return bearer(heard)

    def read(self, heard: Heard) -> Asked:
        body = heard.json
        only(
            body,
            *("model", "content", "resolution", "duration", "ratio", "extra", "callback_url"),
        )
        inline = dict.fromkeys(("image_url", "audio_url", "video_url"), True)
        prompt, assets = read_contents(body.get("content"), inline)
        need(len(prompt) <= _LONGEST_PROMPT, "the prompt is too long")
        need({role for role, _ in assets} != {"reference_audio"}, "audio goes with a picture")
        ratio = body.get("ratio", "adaptive")
        need(assets or ratio != "adaptive", "text to video needs a ratio")
        shape = "16:9" if has_frames(assets) or ratio == "adaptive" else ratio
        size = _SIZES.get((body.get("resolution"), shape))
        need(size, "no such resolution and ratio")
        return Asked(
            model=body["model"],
            prompt=prompt,
            seconds=whole(body.get("duration"), 4, 15, "duration"),
            size=size or (0, 0),
            audio=True,
            assets=assets,
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        status, kind, code = _ERRORS[trouble]
        error = {"type": kind, "message": f"{why} ({code})", "http_code": str(status)}
        return Said(status, {"type": "error", "error": error, "request_id": "r-1"})

    def yes(self, job: Served) -> Said:
        return Said(200, {"task_id": job.id})

    def tell(self, job: Served | None) -> Said:
        if job is None:
            return self.no(Trouble.INVALID, "invalid task id")
        return Said(200, {"task": _task(job)})

    def all(self, jobs: Sequence[Served]) -> Said:
        return Said(200, {"items": [_task(it) for it in jobs], "total": len(jobs)})

    def stopped(self, job: Served) -> Said:
        if job.state == "running":
            return self.no(Trouble.INVALID, "a running task cannot be cancelled")
        return Said(200, {"task_id": job.id, "action": "cancelled", "status": "cancelled"})


def _task(job: Served) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": job.id,
        "model": job.asked.model,
        "status": job.state,
        "created_at": job.made_at,
        "updated_at": job.made_at + 60,
        "resolution": next(it for it, size in _SIZES.items() if size == job.asked.size)[0],
        "duration": job.asked.seconds,
        "usage": {},
        "task_type": "generation",
    }
    if job.state == "succeeded":
        made = job.asked.seconds
        told["content"] = {"url": job.url}
        told["usage"] = {"total_seconds": made, "input_seconds": 0, "output_seconds": made}
    if job.trouble is not None:
        code = str(_ERRORS[job.trouble][2])
        told["error"] = {"code": code, "message": "it went wrong"}
    return told
