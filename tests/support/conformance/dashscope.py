"""Alibaba Cloud Model Studio's video synthesis, as its documents tell it."""

import re
from collections.abc import Sequence
from typing import Any

from support.conformance.speaker import (
    Asked,
    Heard,
    Route,
    Said,
    Served,
    Trouble,
    bearer,
    inlined,
    need,
    only,
    truth,
    whole,
)

from storyc.backends.protocols import PROTOCOLS

_SIZES = {
    (tier.resolution, tier.ratio): size
    for size, tier in PROTOCOLS["dashscope"].make({}).capability.sizes.items()
}
_FRAMES = {"first_frame", "last_frame"}
_WORDS = {
    "queued": "PENDING",
    "running": "RUNNING",
    "succeeded": "SUCCEEDED",
    "failed": "FAILED",
    "cancelled": "CANCELED",
    "expired": "UNKNOWN",
}
_ERRORS = {
    Trouble.AUTH: (401, "InvalidApiKey", "Invalid API-key provided."),
    Trouble.QUOTA: (429, "Throttling.RateQuota", "Requests rate limit exceeded."),
    Trouble.INVALID: (400, "InvalidParameter", "wrong"),
    Trouble.MODERATION_INPUT: (
        400,
        "DataInspectionFailed",
        "Input data may contain inappropriate content.",
    ),
    Trouble.MODERATION_OUTPUT: (
        400,
        "DataInspectionFailed",
        "Output data may contain inappropriate content.",
    ),
    Trouble.INTERNAL: (500, "InternalError", "An internal error has occured."),
}
_CUT_AT = 20_000


class Dashscope:
    """Wan 3.0. It cuts what is too long without a word, as the real one does."""

    def route(self, heard: Heard) -> Route | None:
        where = (heard.method, heard.path)
        if where == ("POST", "/services/aigc/video-generation/video-synthesis"):
            return Route("create")
        found = re.fullmatch(r"/tasks/([^/]+)", heard.path)
        return Route("look", found[1]) if found and heard.method == "GET" else None

    def key(self, heard: Heard) -> str | None:
        return bearer(heard)

    def read(self, heard: Heard) -> Asked:
        is_async = heard.headers.get("x-dashscope-async") == "enable"
        need(is_async, "current user api does not support synchronous calls")
        body = heard.json
        only(body, "model", "input", "parameters")
        asked, wanted = body["input"], body["parameters"]
        only(asked, "prompt", "media")
        only(
            wanted,
            *("resolution", "ratio", "duration", "audio", "seed", "watermark", "prompt_extend"),
        )
        assets = tuple((it["type"], inlined(it["url"], "image")) for it in asked.get("media", ()))
        roles = {role for role, _ in assets}
        need(not (roles & _FRAMES and roles - _FRAMES), "frames exclude references")
        size = _SIZES.get((wanted.get("resolution"), wanted.get("ratio")))
        need(size, "no such resolution and ratio")
        need(wanted.get("prompt_extend") is False, "this test would see a prompt written anew")
        seed = wanted.get("seed")
        return Asked(
            model=body["model"],
            prompt=asked["prompt"][:_CUT_AT],
            seconds=whole(wanted.get("duration"), 2, 30, "duration"),
            size=size or (0, 0),
            audio=truth(wanted.get("audio"), "audio"),
            assets=assets,
            seed=None if seed is None else whole(seed, 0, 2**31 - 1, "seed"),
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        status, code, words = _ERRORS[trouble]
        said = words if trouble is not Trouble.INVALID else why
        return Said(status, {"code": code, "message": said, "request_id": "r-1"})

    def yes(self, job: Served) -> Said:
        output = {"task_id": job.id, "task_status": "PENDING"}
        return Said(200, {"request_id": "r-1", "output": output})

    def tell(self, job: Served | None) -> Said:
        if job is None:
            return Said(200, {"request_id": "r-1", "output": {"task_status": "UNKNOWN"}})
        output: dict[str, Any] = {
            "task_id": job.id,
            "task_status": _WORDS.get(job.state, job.state.upper()),
        }
        told: dict[str, Any] = {"request_id": "r-1", "output": output}
        if job.state == "succeeded":
            tier = next(it for it, size in _SIZES.items() if size == job.asked.size)[0]
            output |= {"video_url": job.url, "orig_prompt": job.asked.prompt}
            made = job.asked.seconds
            told["usage"] = {"duration": made, "output_video_duration": made, "SR": int(tier[:-1])}
        if job.trouble is not None:
            _, output["code"], output["message"] = _ERRORS[job.trouble]
        return Said(200, told)

    def all(self, jobs: Sequence[Served]) -> Said:
        return Said(404, {"code": "NotFound", "message": f"there is no list of {len(jobs)}"})

    def stopped(self, job: Served) -> Said:
        return Said(404, {"code": "NotFound", "message": f"{job.id} cannot be stopped"})
