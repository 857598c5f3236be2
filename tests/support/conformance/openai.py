"""The servers that speak `/videos`, as their documents tell it."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from support.conformance.speaker import (
    Asked,
    Heard,
    NoError,
    Route,
    Said,
    Served,
    Trouble,
    bearer,
    inlined,
    need,
    only,
)

_ERRORS = {
    Trouble.AUTH: (401, "invalid_api_key"),
    Trouble.QUOTA: (429, "rate_limit_exceeded"),
    Trouble.INVALID: (400, "invalid_request_error"),
    Trouble.MODERATION_INPUT: (400, "input_moderation"),
    Trouble.MODERATION_OUTPUT: (400, "moderation_blocked"),
    Trouble.INTERNAL: (500, "server_error"),
}
_WORDS = {
    "queued": "queued",
    "running": "in_progress",
    "succeeded": "completed",
    "failed": "failed",
    "cancelled": "deleted",
}
_OPENAI = "model prompt seconds size input_reference"
_VLLM_OMNI = """
    prompt model seconds size user input_reference input_references image_reference
    video_reference audio_reference control_reference control_type source_video source_audio
    video_noise_mask audio_noise_mask width height num_frames fps num_inference_steps
    guidance_scale guidance_scale_2 boundary_ratio flow_shift true_cfg_scale seed negative_prompt
    generate_sound sound_duration lora extra_params quality aspect_ratio short_edge
"""
_SGLANG = """
    prompt input_reference reference_url video_path video_url model n num_outputs_per_prompt
    seconds size fps num_frames seed width height num_inference_steps guidance_scale
    guidance_scale_2 true_cfg_scale negative_prompt max_sequence_length flow_shift
    enable_teacache
    output_quality output_compression diffusers_kwargs task conditions target
    audio_flow_shift
"""
_DYNAMO = """
    prompt model input_reference input_references seconds size user response_format output_format
    stream nvext
"""
FIELDS: dict[str, frozenset[str]] = {
    "openai": frozenset([*_OPENAI.split(), "characters"]),
    "azure": frozenset([*_OPENAI.split(), "characters"]),
    "litellm": frozenset([*_OPENAI.split(), "characters", "user"]),
    "vllm-omni": frozenset(_VLLM_OMNI.split()),
    "sglang": frozenset(_SGLANG.split()),
    "dynamo": frozenset(_DYNAMO.split()),
}
_FORMS_ONLY = "vllm-omni"


@dataclass
class OpenAi:
    """One kind of server. `film` makes a clip for those that answer when it is ready."""

    dialect: str = "openai"
    film: Callable[[Served], bytes] = lambda _: b""
    page_size: int = 100
    characters: dict[str, bytes] = field(default_factory=dict)
    grown: dict[str, Asked] = field(default_factory=dict)

    def route(self, heard: Heard) -> Route | None:
        plain = {
            ("POST", "/v1/videos"): Route("create"),
            ("POST", "/v1/videos/extensions"): Route("create"),
            ("POST", "/v1/videos/characters"): Route("upload"),
            ("GET", "/v1/videos"): Route("list"),
        }
        where = (heard.method, heard.path)
        found = re.fullmatch(r"/v1/videos/([^/]+)(/content)?", heard.path)
        if where in plain or found is None:
            return plain.get(where)
        if found[2]:
            return Route("content", found[1])
        return Route("cancel" if heard.method == "DELETE" else "look", found[1])

    def key(self, heard: Heard) -> str | None:
        return heard.headers.get("api-key") if self.dialect == "azure" else bearer(heard)

    def read(self, heard: Heard) -> Asked:
        if self.dialect == "azure":
            need(heard.query.get("api-version") == "preview", "api-version is missing")
        if heard.path.endswith("/extensions"):
            return self._extension(heard.json)
        is_form = heard.headers.get("content-type", "").startswith("multipart/form-data")
        need(is_form or self.dialect != _FORMS_ONLY, "the body must be a form")
        body = _form(heard) if is_form else heard.json
        only(body, *FIELDS[self.dialect])
        seconds = body.get("seconds")
        is_number = isinstance(seconds, int)
        need(is_number == (self.dialect == "dynamo"), "seconds are of the wrong type")
        need(str(seconds).isdecimal(), "seconds must be a whole number")
        width, _, height = str(body.get("size")).partition("x")
        need(width.isdecimal() and height.isdecimal(), "size must be WIDTHxHEIGHT")
        need(body.get("prompt"), "prompt is missing")
        seed = body.get("seed", body.get("nvext", {}).get("seed"))
        return Asked(
            model=str(body.get("model")),
            prompt=str(body["prompt"]),
            seconds=int(str(seconds)),
            size=(int(width), int(height)),
            audio=body.get("generate_sound", "true") == "true",
            assets=tuple(self._assets(body)),
            seed=None if seed is None else int(seed),
        )

    def _assets(self, body: dict[str, Any]) -> list[tuple[str, bytes]]:
        found: list[tuple[str, bytes]] = []
        reference = body.get("input_reference")
        if isinstance(reference, bytes):
            found.append(("first frame", reference))
        elif reference is not None:
            found.append(("first frame", inlined(reference.get("image_url"), "image")))
        for each in body.get("characters", []):
            need(each.get("id") in self.characters, "no such character")
            found.append(("cameo", self.characters[each["id"]]))
        return found

    def _extension(self, body: dict[str, Any]) -> Asked:
        only(body, "prompt", "seconds", "video")
        before = self.grown.get(str(body.get("video", {}).get("id")))
        if before is None:
            raise NoError(Trouble.INVALID, "no such video")
        whole = before.seconds + int(body["seconds"])
        return replace(before, prompt=body["prompt"], seconds=whole, assets=())

    def stored(self, heard: Heard) -> Said:
        body = _form(heard)
        only(body, "name", "video")
        name = f"char_{len(self.characters) + 1}"
        self.characters[name] = body["video"]
        return Said(200, {"id": name, "name": body["name"], "created_at": 1})

    def no(self, trouble: Trouble, why: str) -> Said:
        status, code = _ERRORS[trouble]
        return Said(status, {"error": {"code": code, "message": why, "param": None, "type": code}})

    def yes(self, job: Served) -> Said:
        self.grown[job.id] = job.asked
        if self.dialect == "dynamo":
            job.state = "succeeded"
            data = [{"output_format": "mp4", "b64_json": b64encode(self.film(job)).decode()}]
            return Said(200, {"id": job.id, "status": "completed", "data": data, "error": None})
        return Said(200, self._video(job))

    def tell(self, job: Served | None) -> Said:
        if job is None:
            error = {"message": "Video not found", "type": "invalid_request_error"}
            return Said(404, {"error": error})
        return Said(200, self._video(job))

    def all(self, jobs: Sequence[Served]) -> Said:
        return Said(
            200, {"object": "list", "data": list(map(self._video, jobs)), "has_more": False}
        )

    def page(self, heard: Heard, jobs: list[Served]) -> Said:
        after = heard.query.get("after")
        names = [it.id for it in jobs]
        start = names.index(after) + 1 if after in names else 0
        shown = jobs[start : start + self.page_size]
        more = start + len(shown) < len(jobs)
        data = [self._video(it) for it in shown]
        return Said(200, {"object": "list", "data": data, "has_more": more})

    def stopped(self, job: Served) -> Said:
        return Said(200, {"id": job.id, "object": "video.deleted", "deleted": True})

    def _video(self, job: Served) -> dict[str, Any]:
        width, height = job.asked.size
        told: dict[str, Any] = {
            "id": job.id,
            "object": "video",
            "model": job.asked.model,
            "status": _WORDS.get(job.state, job.state),
            "progress": 100 if job.state == "succeeded" else 0,
            "prompt": job.asked.prompt,
            "created_at": job.made_at,
            "completed_at": None,
            "expires_at": None,
            "seconds": str(job.asked.seconds),
            "size": f"{width}x{height}",
            "error": None,
        }
        if job.state == "failed":
            code = _ERRORS[job.trouble or Trouble.INTERNAL][1]
            told["error"] = {"code": code, "message": "the clip was blocked"}
        return told


def _form(heard: Heard) -> dict[str, Any]:
    """Read a form with the standard library: our own encoder has no part in it."""
    kind = heard.headers.get("content-type", "")
    need(kind.startswith("multipart/form-data"), "the body must be a form")
    head = f"content-type: {kind}\r\n\r\n".encode()
    found: dict[str, Any] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + heard.body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        need(isinstance(name, str) and isinstance(data, bytes), "a field without a name")
        need(name not in found, f"{name} is there twice")
        found[str(name)] = data if part.get_filename() else bytes(data).decode()
        if name in {"characters", "lora", "extra_params"}:
            found[str(name)] = json.loads(found[str(name)])
    return found
