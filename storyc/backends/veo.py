"""Veo at its maker: Google's long-running operations.

Sources, up to 2026-11-22: ai.google.dev/gemini-api/docs/video, `googleapis/python-genai`. The names
of the Gemini API's preview ended on 2026-10-22: what is still served is named in the configuration.

Traps: seed, frame rate and silence cannot be asked for here (the SDK raises); a clip that is held
back for safety is a finished operation without a sample.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from storyc.backends import google
from storyc.backends.capability import Capability
from storyc.backends.failure_words import told
from storyc.backends.inline_asset import base64_of
from storyc.backends.job import Failure, FailureKind, Job, Status
from storyc.backends.json_call import get, post_json, segment
from storyc.backends.json_value import JsonValue
from storyc.backends.order import Asset, Order
from storyc.backends.plain_wire import PlainWire
from storyc.backends.wire import Call, Proof, Reply, Terms

_OPERATION = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")

_CAPABILITY = Capability(
    sizes={size: tier for size, tier in google.SIZES.items() if tier.resolution != "360p"},
    seconds=(4, 6, 8),
    takes=frozenset({"image", "first frame", "last frame"}),
)

# No list of operations is documented for these, and no key: a person decides.
_TERMS = Terms(proof=Proof.NONE)


@dataclass(frozen=True, slots=True)
class VeoWire(PlainWire):
    """The codec of `predictLongRunning`."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = _CAPABILITY.sizes[order.width, order.height]
        instance: dict[str, object] = {"prompt": order.prompt}
        references: list[dict[str, object]] = []
        for asset in order.assets:
            if asset.kind == "image":
                references.append({"image": _picture(asset, data), "referenceType": "asset"})
            else:
                instance["image" if asset.kind == "first frame" else "lastFrame"] = _picture(
                    asset, data
                )
        if references:
            instance["referenceImages"] = references
        parameters = {
            "aspectRatio": tier.ratio,
            "durationSeconds": order.seconds,
            "resolution": tier.resolution,
        }
        return post_json(
            f"/models/{segment(self.ids[order.target])}:predictLongRunning",
            {"instances": [instance], "parameters": parameters},
        )

    def look(self, job: str) -> Call:
        """Return the request that asks about a job, whose id is its address."""
        steps = job.split("/")
        is_address = _OPERATION.fullmatch(job) and not any(set(it) == {"."} for it in steps)
        return get(f"/{job if is_address else segment(job)}")

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        return google.refusal(reply, body)

    def _accepted(self, body: JsonValue) -> Job | None:
        job = body["name"].id
        return None if job is None else Job(job, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        if body["name"].id is None and body["done"].raw is not True:
            return None
        if body["done"].raw is not True:
            return Job(job, Status.RUNNING)
        error, made = body["error"], body["response"]["generateVideoResponse"]
        if error.is_object:
            code = error["status"].text
            failure = google.WORDS.of_job(reply, code, error["message"].text)
            return Job(job, Status.FAILED, failure=failure)
        clip = google.file_link(made["generatedSamples"].first["video"]["uri"])
        if clip is not None:
            return Job(job, Status.SUCCEEDED, clip=clip)
        reasons = (it.text for it in made["raiMediaFilteredReasons"].items)
        said = "; ".join(it for it in reasons if it) or "there is no clip in it"
        failure = told(FailureKind.MODERATION_OUTPUT, reply, None, said)
        return Job(job, Status.FAILED, failure=failure)


def _picture(asset: Asset, data: Mapping[str, bytes]) -> dict[str, object]:
    return {"bytesBase64Encoded": base64_of(asset, data), "mimeType": asset.media_type}
