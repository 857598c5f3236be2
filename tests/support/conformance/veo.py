"""Google's long-running operations for clips, as their documents tell it."""

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any

from support.conformance import google
from support.conformance.speaker import Asked, Heard, Route, Said, Served, Trouble, need, only

_ENDED = {"succeeded", "failed", "cancelled", "expired"}


class Veo:
    """Veo 3.1."""

    def route(self, heard: Heard) -> Route | None:
        start = re.fullmatch(r"/models/([^/:]+):predictLongRunning", heard.path)
        if start and heard.method == "POST":
            return Route("create", start[1])
        look = re.fullmatch(r"/models/veo/operations/([^/]+)", heard.path)
        if look and heard.method == "GET":
            return Route("look", look[1])
        file = re.fullmatch(r"/files/([^/:]+):download", heard.path)
        is_file = file and heard.method == "GET" and heard.query.get("alt") == "media"
        return Route("content", file[1]) if file and is_file else None

    def key(self, heard: Heard) -> str | None:
        return google.api_key(heard)

    def read(self, heard: Heard) -> Asked:
        body = heard.json
        only(body, "instances", "parameters")
        (instance,), wanted = body["instances"], body["parameters"]
        only(instance, "prompt", "image", "lastFrame", "referenceImages")
        only(wanted, "aspectRatio", "durationSeconds", "resolution", "negativePrompt")
        need(wanted["durationSeconds"] in {4, 6, 8}, "durationSeconds must be 4, 6 or 8")
        size = google.SIZES.get((wanted["resolution"], wanted["aspectRatio"]))
        need(size and wanted["resolution"] != "360p", "no such resolution and aspect ratio")
        need("image" in instance or "lastFrame" not in instance, "lastFrame needs image")
        assets = [(it, _picture(instance[it])) for it in ("image", "lastFrame") if it in instance]
        for item in instance.get("referenceImages", ()):
            only(item, "image", "referenceType")
            need(item["referenceType"] == "asset", "no such referenceType")
            assets.append(("referenceImages", _picture(item["image"])))
        route = self.route(heard)
        return Asked(
            model=route.job if route else "",
            prompt=instance["prompt"],
            seconds=wanted["durationSeconds"],
            size=size or (0, 0),
            audio=True,
            assets=tuple(assets),
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        return google.refusal(trouble, why)

    def yes(self, job: Served) -> Said:
        return Said(200, {"name": f"models/veo/operations/{job.id}"})

    def tell(self, job: Served | None) -> Said:
        if job is None:
            return Said(404, google.refusal(Trouble.INVALID, "no such operation").body)
        told: dict[str, Any] = {"name": f"models/veo/operations/{job.id}"}
        if job.state not in _ENDED:
            return Said(200, told)
        told["done"] = True
        host = "https://generativelanguage.googleapis.com/v1beta"
        made: dict[str, Any] = {
            "generatedSamples": [{"video": {"uri": f"{host}/files/{job.id}:download?alt=media"}}]
        }
        if job.trouble is Trouble.MODERATION_OUTPUT:
            made = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["a person was shown"]}
        elif job.state != "succeeded":
            status, word, said = google.ERRORS[job.trouble or Trouble.INTERNAL]
            told["error"] = {"code": status, "status": word, "message": said}
        told["response"] = {"generateVideoResponse": made}
        return Said(200, told)

    def all(self, jobs: Sequence[Served]) -> Said:
        return google.refusal(Trouble.INVALID, f"there is no list of {len(jobs)}")

    def stopped(self, job: Served) -> Said:
        return google.refusal(Trouble.INVALID, f"{job.id} cannot be stopped")


def _picture(value: Mapping[str, str]) -> bytes:
    only(value, "bytesBase64Encoded", "mimeType")
    return b64decode(value["bytesBase64Encoded"], validate=True)
