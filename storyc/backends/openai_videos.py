"""Servers that speak `/videos` as OpenAI did, each in its dialect.

Traps: a job whose content is refused is accepted first and fails later; what a list gives back has
no first frame in it, so that two requests that differ only there look alike.
"""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from storyc.backends.capability import Capability
from storyc.backends.failure_words import FailureWords
from storyc.backends.form import Field, post_form
from storyc.backends.job import (
    Accepted,
    Answer,
    Failure,
    FailureKind,
    Inline,
    Job,
    Link,
    Listed,
    Page,
    Status,
)
from storyc.backends.json_call import get, segment
from storyc.backends.json_value import JsonValue, read_json
from storyc.backends.openai_dialect import DIALECTS, USUAL, Dialect
from storyc.backends.openai_request import VIDEOS, request
from storyc.backends.openai_unmet import unmet
from storyc.backends.order import Asset, Order
from storyc.backends.plain_wire import PlainWire
from storyc.backends.status import status_of
from storyc.backends.wire import Call, Reply, Terms

_PAGE = 100
_PERCENT = 100
_LONGEST_PAUSE_S = 300.0

_WORDS = FailureWords(
    {
        "moderation_blocked": FailureKind.MODERATION_OUTPUT,
        "input_moderation": FailureKind.MODERATION_INPUT,
        "content_policy": FailureKind.MODERATION_INPUT,
        "invalid_api_key": FailureKind.AUTH,
        "insufficient_quota": FailureKind.QUOTA,
        "rate_limit": FailureKind.QUOTA,
        "billing": FailureKind.QUOTA,
        "invalid": FailureKind.INVALID_REQUEST,
        "server_error": FailureKind.TRANSIENT,
        "internal_error": FailureKind.TRANSIENT,
    }
)


@dataclass(frozen=True, slots=True)
class OpenAiVideosWire(PlainWire):
    """The codec of one dialect."""

    dialect: Dialect = DIALECTS[USUAL]

    # What PlainWire wants of a protocol whose fields do not depend on its server.
    promised: ClassVar = Terms(proof=DIALECTS[USUAL].proof)
    fields: ClassVar = Capability(sizes={}, seconds=(), takes=frozenset())

    @property
    def terms(self) -> Terms:
        """What the service promises."""
        spoken = self.dialect
        return Terms(
            proof=spoken.proof, echoes=spoken.echoes, answers_when_ready=spoken.answers_when_ready
        )

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the dialect has no field for."""
        if order.target not in self.ids:
            return f"it has no name for the target {order.target}"
        return next(unmet(self.dialect, order), None)

    def upload(self, asset: Asset, data: bytes) -> Call | None:
        """Return the request that stores a character."""
        if asset.kind != "cameo" or not self.dialect.has_characters:
            return None
        name = Field("name", asset.name.encode())
        clip = Field("video", data, f"{asset.sha256[:16]}.mp4", asset.media_type)
        return self._on(post_form(f"{VIDEOS}/characters", (name, clip)))

    def uploaded(self, reply: Reply) -> str | None:
        """Return the service's id of a stored character."""
        body = read_json(reply.body)
        is_yes = body is not None and 200 <= reply.status < 300  # noqa: PLR2004  # all that is well
        return body["id"].id if body is not None and is_yes else None

    def create(self, order: Order, held: Mapping[str, str], data: Mapping[str, bytes]) -> Call:
        """Return the request that starts the job."""
        return self._on(request(self.dialect, self.ids[order.target], order, held, data))

    def keyed(self, call: Call, key: str) -> Call:
        """Return the call with the intent's key: harmless where it is not heeded."""
        return replace(call, headers={**call.headers, "idempotency-key": key})

    def created(self, reply: Reply) -> Answer:
        """Tell what the reply to `create` means; it may tell of a job that has failed already."""
        answer = PlainWire.created(self, reply)
        if not isinstance(answer, Accepted) or answer.job.status is not Status.FAILED:
            return answer
        told = self._told(answer.job.id, reply, read_json(reply.body) or JsonValue())
        return answer if told is None else Accepted(told)

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return self._on(get(f"{VIDEOS}/{segment(job)}"))

    def looked(self, job: str, reply: Reply) -> Job:
        """Tell what the reply to `look` means."""
        told = PlainWire.looked(self, job, reply)
        asked = reply.headers.get("openai-poll-after-ms", "")
        if not asked.isdecimal() or len(asked) > 9:  # noqa: PLR2004  # far more than any wait
            return told
        return replace(told, poll_after_s=min(int(asked) / 1000, _LONGEST_PAUSE_S))

    def listing(self, page: str | None) -> Call | None:
        """Return the request for a page of the account's jobs."""
        if not self.dialect.has_list:
            return None
        after = "" if page is None else f"&after={segment(page)}"
        return self._on(get(f"{VIDEOS}?limit={_PAGE}&order=desc{after}"))

    def listed(self, reply: Reply) -> Page | None:
        """Return a page: if one of its jobs cannot be read, none of it can be relied on."""
        body = read_json(reply.body)
        if body is None or not isinstance(body["data"].raw, list):
            return None
        jobs = tuple(_listed(it) for it in body["data"].items)
        known = tuple(it for it in jobs if it is not None)
        if len(known) < len(jobs):
            return None
        more = body["has_more"].raw is True and known
        return Page(known, known[-1].id if more else None)

    def cancel(self, job: str) -> Call | None:
        """Return the request that stops a job, where deleting it does so."""
        if not self.dialect.stops_by_delete:
            return None
        return self._on(Call(method="DELETE", path=f"{VIDEOS}/{segment(job)}"))

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        return self.create(order, {}, data)

    def _on(self, call: Call) -> Call:
        """Return a call with the dialect's query."""
        if not self.dialect.query:
            return call
        mark = "&" if "?" in call.path else "?"
        return replace(call, path=f"{call.path}{mark}{self.dialect.query}")

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        error = body["error"]
        said = error["message"].text or error.text or body["detail"].text
        if said is None and not error["code"].id:
            return None
        return _WORDS.of_request(reply, error["code"].id or error["type"].text, said)

    def _accepted(self, body: JsonValue) -> Job | None:
        job = body["id"].id
        return None if job is None else self._job(job, body)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        told = self._job(job, body)
        if body["status"].text is None or told.status is not Status.FAILED:
            return None if body["status"].text is None else told
        error = body["error"]
        said = error["message"].text or error.text
        return replace(told, failure=_WORDS.of_job(reply, error["code"].id, said))

    def _job(self, job: str, body: JsonValue) -> Job:
        status = status_of(body["status"].text)
        progress = body["progress"].whole
        return Job(
            id=job,
            status=status if body["status"].text else Status.QUEUED,
            progress=None if progress is None else min(progress, _PERCENT) / _PERCENT,
            clip=self._clip(job, body) if status is Status.SUCCEEDED else None,
            created_at=body["created_at"].instant or body["created"].instant,
            expires_at=body["expires_at"].instant,
        )

    def _clip(self, job: str, body: JsonValue) -> Link | Inline | None:
        if self.dialect.clip == "address":
            return Link(self._on(get(f"{VIDEOS}/{segment(job)}/content")).path, of_service=True)
        made = body["data"].first
        if made["b64_json"].text is None:
            url = made["url"].address
            return None if url is None else Link(url)
        try:
            return Inline(b64decode(made["b64_json"].text or "", validate=True))
        except ValueError:
            return None


def _listed(job: JsonValue) -> Listed | None:
    found = job["id"].id
    if found is None:
        return None
    return Listed(
        id=found,
        created_at=job["created_at"].instant,
        model=job["model"].text,
        prompt=job["prompt"].text,
        seconds=job["seconds"].whole,
        size=job["size"].text,
    )
