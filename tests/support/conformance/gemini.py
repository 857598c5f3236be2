"""Google's interactions for clips, as their documents tell it."""

import re
from base64 import b64decode
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from support.conformance import google
from support.conformance.speaker import Asked, Heard, Route, Said, Served, Trouble, need, only

_WORDS = {"running": "in_progress", "succeeded": "completed"}
_TASKS = {"text_to_video", "image_to_video", "reference_to_video", "edit", "extend"}


class Gemini:
    """Omni."""

    def route(self, heard: Heard) -> Route | None:
        if (heard.method, heard.path) == ("POST", "/interactions"):
            return Route("create")
        look = re.fullmatch(r"/interactions/([^/]+)", heard.path)
        if look and heard.method == "GET":
            return Route("look", look[1])
        stop = re.fullmatch(r"/interactions/([^/]+)/cancel", heard.path)
        if stop and heard.method == "POST":
            return Route("cancel", stop[1])
        file = re.fullmatch(r"/files/([^/:]+):download", heard.path)
        is_file = file and heard.method == "GET" and heard.query.get("alt") == "media"
        return Route("content", file[1]) if file and is_file else None

    def key(self, heard: Heard) -> str | None:
        return google.api_key(heard)

    def read(self, heard: Heard) -> Asked:
        body = heard.json
        only(
            body,
            *("model", "input", "response_format", "generation_config", "background", "store"),
            *("previous_interaction_id", "labels"),
        )
        wanted = body["response_format"]
        only(wanted, "type", "aspect_ratio", "resolution", "duration", "delivery")
        need(body.get("background") is True, "this test would wait for the clip")
        need(wanted.get("delivery") == "uri", "a clip of more than 4 MB needs delivery by uri")
        length = re.fullmatch(r"([0-9]+)s", str(wanted.get("duration")))
        need(length and 3 <= int(length[1]) <= 10, "duration must be 3s to 10s")
        size = google.SIZES.get((wanted["resolution"], wanted["aspect_ratio"]))
        need(size, "no such resolution and aspect ratio")
        task = body["generation_config"]["video_config"]["task"]
        need(task in _TASKS, "no such task")
        texts = [it["text"] for it in body["input"] if it["type"] == "text"]
        media = [it for it in body["input"] if it["type"] in {"image", "video"}]
        need(len(texts) == 1 and len(texts) + len(media) == len(body["input"]), "wrong input")
        need(bool(media) == (task not in {"text_to_video", "extend"}), "the task fits no input")
        return Asked(
            model=body["model"],
            prompt=texts[0],
            seconds=int(length[1]) if length else 0,
            size=size or (0, 0),
            audio=True,
            assets=tuple((task, b64decode(it["data"], validate=True)) for it in media),
        )

    def no(self, trouble: Trouble, why: str) -> Said:
        return google.refusal(trouble, why)

    def yes(self, job: Served) -> Said:
        return Said(200, {"id": job.id, "status": "in_progress", "object": "interaction"})

    def tell(self, job: Served | None) -> Said:
        if job is None:
            return Said(404, google.refusal(Trouble.INVALID, "Invalid interaction name").body)
        is_refused = job.trouble is Trouble.MODERATION_OUTPUT
        state = "completed" if is_refused else _WORDS.get(job.state, job.state)
        told: dict[str, Any] = {
            "id": job.id,
            "object": "interaction",
            "model": job.asked.model,
            "status": state,
            "created": _day(job.made_at),
            "updated": _day(job.made_at + 60),
            "steps": [{"type": "user_input", "content": []}],
        }
        if state == "completed":
            host = "https://generativelanguage.googleapis.com/v1beta"
            uri = f"{host}/files/{job.id}:download?alt=media"
            clip = {"type": "video", "mime_type": "video/mp4", "uri": uri}
            words = {"type": "text", "text": "I cannot show that."}
            step = {"type": "model_output", "content": [words if is_refused else clip]}
            told["steps"].append(step)
        elif job.trouble is not None:
            status, word, said = google.ERRORS[job.trouble]
            told["error"] = {"code": status, "status": word, "message": said}
        return Said(200, told)

    def all(self, jobs: Sequence[Served]) -> Said:
        told = [{"id": it.id, "status": it.state, "created": _day(it.made_at)} for it in jobs]
        return Said(200, {"interaction_metadatas": told})

    def stopped(self, job: Served) -> Said:
        return Said(200, {"id": job.id, "status": "cancelled"})


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
