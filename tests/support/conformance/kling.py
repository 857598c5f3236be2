"""Kling's API of July 2026, as its documents tell it."""

import re
from base64 import b64decode
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
    need,
    only,
    truth,
    whole,
)

from storyc.backends.protocols import PROTOCOLS

_SIZES = {
    (tier.resolution, tier.ratio): size
    for size, tier in PROTOCOLS["kling"].make({}).capability.sizes.items()
}
_WORDS = {"queued": "submitted", "running": "processing"}
_ERRORS = {
    Trouble.AUTH: (401, 1002, "api key not found"),
    Trouble.QUOTA: (429, 1303, "parallel task over resource pack limit"),
    Trouble.INVALID: (400, 1201, "Invalid parameters"),
    Trouble.MODERATION_INPUT: (400, 1301, "Input content violates the content security policy"),
    Trouble.MODERATION_OUTPUT: (400, 1301, "Failure to pass the risk control system"),
    Trouble.INTERNAL: (500, 5000, "Server internal error"),
}
_LONGEST_PROMPT = 3072
_SHOT = re.compile(r"shot ([1-6]), ([0-9]+), ([^;]{1,512});")


class Kling:
    """Kling 3.0."""

    def route(self, heard: Heard) -> Route | None:
        start = re.fullmatch(r"/(?:text|image)-to-video/([^/]+)", heard.path)
        if start and heard.method == "POST":
            return Route("create", start[1])
        if heard.path != "/tasks":
            return None
        if heard.method == "POST":
            return Route("list")
        return Route("look", heard.query.get("task_ids", "")) if heard.method == "GET" else None

    def key(self, heard: Heard) -> str | None:
        return bearer(heard)

    def read(self, heard: Heard) -> Asked:
        body = heard.json
        has_frames = heard.path.startswith("/image")
        only(body, "contents" if has_frames else "prompt", "settings", "options")
        prompt, assets = _contents(body) if has_frames else (body["prompt"], ())
        need(0 < len(prompt) <= _LONGEST_PROMPT, "the prompt is empty or too long")
        wanted, options = body["settings"], body.get("options", {})
        only(wanted, "resolution", "aspect_ratio", "duration", "audio", "multi_shot")
        only(options, "callback_url", "external_task_id", "watermark_info")
        size = _SIZES.get((wanted["resolution"], wanted.get("aspect_ratio", "16:9")))
        need(size, "no such resolution and aspect ratio")
        seconds = whole(wanted.get("duration"), 3, 15, "settings.duration")
        need(wanted.get("audio") in {"native", "off"}, "settings.audio is invalid")
        if truth(wanted.get("multi_shot"), "settings.multi_shot"):
            lengths = [int(it[2]) for it in _SHOT.finditer(prompt)]
            need(sum(lengths) == seconds, "the shots are not as long as the clip")
        route = self.route(heard)
        return Asked(
            model=route.job if route else "",
            prompt=prompt,
            seconds=seconds,
            size=size or (0, 0),
            audio=wanted["audio"] == "native",
            assets=assets,
            reference=options.get("external_task_id"),
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        status, code, words = _ERRORS[trouble]
        return Said(status, {"code": code, "message": f"{words}: {why}", "request_id": "r-1"})

    def yes(self, job: Served) -> Said:
        return _well({"id": job.id, "status": "submitted", "external_id": job.asked.reference})

    def tell(self, job: Served | None) -> Said:
        return _well([] if job is None else [_task(job)])

    def all(self, jobs: Sequence[Served]) -> Said:
        told: dict[str, Any] = {"count": len(jobs), "has_more": False}
        if jobs:  # an empty list has no `result`
            told["result"] = [_task(it) for it in jobs]
        return _well(told)

    def stopped(self, job: Served) -> Said:
        return self.no(Trouble.INVALID, f"{job.id} cannot be stopped")


def _contents(body: dict[str, Any]) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    prompts = [it["text"] for it in body["contents"] if it["type"] == "prompt"]
    need(len(prompts) == 1, "contents must have one prompt")
    frames = [it for it in body["contents"] if it["type"] != "prompt"]
    types = [it["type"] for it in frames]
    need(types in (["first_frame"], ["first_frame", "last_frame"]), "wrong frames")
    need("aspect_ratio" not in body["settings"], "the ratio is the frame's")
    return prompts[0], tuple((it["type"], b64decode(it["url"], validate=True)) for it in frames)


def _well(data: object) -> Said:
    return Said(200, {"code": 0, "message": "SUCCEED", "request_id": "r-1", "data": data})


def _task(job: Served) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": job.id,
        "status": _WORDS.get(job.state, job.state),
        "external_id": job.asked.reference,
        "create_time": job.made_at * 1000,
        "update_time": (job.made_at + 60) * 1000,
        "billing": [],
    }
    if job.state == "succeeded":
        told["outputs"] = [{"type": "video", "url": job.url, "duration": str(job.asked.seconds)}]
        amount = f"{job.asked.seconds * 0.9:.1f}"
        told["billing"] = [{"charge_type": "unit", "amount": amount, "package_type": "video"}]
    if job.trouble is not None:
        told["message"] = _ERRORS[job.trouble][2]
    return told
