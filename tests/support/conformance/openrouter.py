"""OpenRouter's video generation, as its OpenAPI document tells it."""

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
    for size, tier in PROTOCOLS["openrouter"].make({}).capability.sizes.items()
}
_WORDS = {"queued": "pending", "running": "in_progress", "succeeded": "completed"}
_ERRORS = {
    Trouble.AUTH: (401, "No auth credentials found"),
    Trouble.QUOTA: (429, "Rate limit exceeded"),
    Trouble.INVALID: (400, "Invalid request"),
    Trouble.MODERATION_INPUT: (403, "Your input was flagged by moderation"),
    Trouble.MODERATION_OUTPUT: (400, "OutputVideoSensitiveContentDetected.PolicyViolation"),
    Trouble.INTERNAL: (500, "Internal Server Error"),
}
_CENTS_A_SECOND = 10


class Openrouter:
    """Its own form of `/videos`."""

    def route(self, heard: Heard) -> Route | None:
        if (heard.method, heard.path) == ("POST", "/videos"):
            return Route("create")
        found = re.fullmatch(r"/videos/([^/]+)(/content)?", heard.path)
        if found is None or heard.method != "GET":
            return None
        return Route("content" if found[2] else "look", found[1])

    def key(self, heard: Heard) -> str | None:
        return bearer(heard)

    def read(self, heard: Heard) -> Asked:
        body = heard.json
        only(
            body,
            *("model", "prompt", "duration", "resolution", "aspect_ratio", "size", "seed"),
            *("generate_audio", "frame_images", "input_references", "provider", "callback_url"),
        )
        size = _SIZES.get((body.get("resolution"), body.get("aspect_ratio")))
        need(size, "no such resolution and aspect ratio")
        assets = []
        for item in body.get("frame_images", ()):
            only(item, "type", "image_url", "frame_type")
            need(item["frame_type"] in {"first_frame", "last_frame"}, "no such frame_type")
            assets.append((item["frame_type"], inlined(item["image_url"]["url"], "image")))
        for item in () if assets else body.get("input_references", ()):  # dropped beside frames
            only(item, "type", "image_url")
            assets.append(("reference_image", inlined(item["image_url"]["url"], "image")))
        seed = body.get("seed")
        return Asked(
            model=body["model"],
            prompt=body["prompt"],
            seconds=whole(body.get("duration"), 1, 60, "duration"),
            size=size or (0, 0),
            audio=truth(body.get("generate_audio"), "generate_audio"),
            assets=tuple(assets),
            seed=None if seed is None else whole(seed, 0, 2**31 - 1, "seed"),
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        status, words = _ERRORS[trouble]
        return Said(status, {"error": {"code": status, "message": f"{words}: {why}"}})

    def yes(self, job: Served) -> Said:
        told = {"id": job.id, "polling_url": f"/api/v1/videos/{job.id}", "status": "pending"}
        return Said(202, told)

    def tell(self, job: Served | None) -> Said:
        if job is None:
            return Said(404, {"error": {"code": 404, "message": "Job not found"}})
        told: dict[str, Any] = {"id": job.id, "status": _WORDS.get(job.state, job.state)}
        if job.state == "succeeded":
            told["unsigned_urls"] = [job.url]
            told["usage"] = {"cost": job.asked.seconds * _CENTS_A_SECOND / 100}
        if job.trouble is not None:
            told["error"] = _ERRORS[job.trouble][1]
        return Said(200, told)

    def all(self, jobs: Sequence[Served]) -> Said:
        return Said(404, {"error": {"code": 404, "message": f"there is no list of {len(jobs)}"}})

    def stopped(self, job: Served) -> Said:
        return Said(404, {"error": {"code": 404, "message": f"{job.id} cannot be stopped"}})
