"""Many makers' targets under one key: OpenRouter.

Sources, up to 2026-11-22: openrouter.ai/docs: create-videos, video generation, image to video;
`swf-cmd/videogen`: docs/providers/openrouter.md, checked 2026-10-08.

Traps: a first frame beside references makes it drop the references without a word; the targets
behind it keep their own limits, and Wan cuts long prompts. 4K is left out: no source spells it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from storyc.backends.capability import FRAMES, Capability, Size, Tier, units
from storyc.backends.failure_words import FailureWords, moderation_in, told
from storyc.backends.inline_asset import data_url
from storyc.backends.job import Failure, FailureKind, Job, Link, Status
from storyc.backends.json_call import get, post_json, segment
from storyc.backends.json_value import JsonValue
from storyc.backends.order import Order
from storyc.backends.plain_wire import PlainWire
from storyc.backends.status import status_of
from storyc.backends.wire import Call, Proof, Reply, Terms
from storyc.targets import load

_NO_LAST_FRAME = frozenset({"wan-3.0"})  # OpenRouter's list: `supported_frame_images`

_SIZES: Mapping[Size, Tier] = {
    (832, 480): Tier("480p", "16:9"),
    (480, 832): Tier("480p", "9:16"),
    (864, 496): Tier("480p", "16:9"),
    (496, 864): Tier("480p", "9:16"),
    (1280, 720): Tier("720p", "16:9"),
    (720, 1280): Tier("720p", "9:16"),
    (1112, 834): Tier("720p", "4:3"),
    (834, 1112): Tier("720p", "3:4"),
    (960, 960): Tier("720p", "1:1"),
    (1470, 630): Tier("720p", "21:9"),
    (1920, 1080): Tier("1080p", "16:9"),
    (1080, 1920): Tier("1080p", "9:16"),
    (1664, 1248): Tier("1080p", "4:3"),
    (1248, 1664): Tier("1080p", "3:4"),
    (1440, 1440): Tier("1080p", "1:1"),
    (2206, 946): Tier("1080p", "21:9"),
}

_CAPABILITY = Capability(
    sizes=_SIZES,
    seconds=tuple(range(2, 31)),
    takes=frozenset({"image", "first frame", "last frame"}),
    is_silent_possible=True,
    has_seed=True,
)

# Its own codes are HTTP statuses; what a maker behind it says comes through as a sentence or as the
# maker's code.
_WORDS = FailureWords(
    {
        "Input": FailureKind.MODERATION_INPUT,
        "Output": FailureKind.MODERATION_OUTPUT,
        "DataInspectionFailed": FailureKind.MODERATION_OUTPUT,
    }
)
_FORBIDDEN = 403  # OpenRouter: the input was flagged; a wrong key is 401

# Four addresses, none of them a list, and no key is documented: a person decides.
_TERMS = Terms(proof=Proof.NONE)


@dataclass(frozen=True, slots=True)
class OpenrouterWire(PlainWire):
    """The codec of OpenRouter's own `/videos`."""

    promised: ClassVar = _TERMS
    fields: ClassVar = _CAPABILITY
    pause_s: ClassVar = 30.0

    def unmet(self, order: Order) -> str | None:
        """Say what of an order the service has no field for, or the target behind it would cut."""
        target = load(order.target)
        if target is not None and target.prompt.overflow == "truncate":
            limit = target.prompt.limit
            if units(order.prompt) > limit:
                return f"{target.name} takes at most {limit:,} characters of prompt"
        if order.target in _NO_LAST_FRAME and any(it.kind == "last frame" for it in order.assets):
            return f"it takes no last frame for {order.target}"
        return PlainWire.unmet(self, order)

    def _request(self, order: Order, data: Mapping[str, bytes]) -> Call:
        tier = _SIZES[order.width, order.height]
        body: dict[str, object] = {
            "model": self.ids[order.target],
            "prompt": order.prompt,
            "duration": order.seconds,
            "resolution": tier.resolution,
            "aspect_ratio": tier.ratio,
            "generate_audio": order.audio,
        }
        if order.seed is not None:
            body["seed"] = order.seed
        frames: list[dict[str, object]] = []
        references: list[dict[str, object]] = []
        for asset in order.assets:
            item: dict[str, object] = {
                "type": "image_url",
                "image_url": {"url": data_url(asset, data)},
            }
            if asset.kind in FRAMES:
                frames.append(item | {"frame_type": asset.kind.replace(" ", "_")})
            else:
                references.append(item)
        given = {"frame_images": frames, "input_references": references}
        return post_json("/videos", body | {name: it for name, it in given.items() if it})

    def look(self, job: str) -> Call:
        """Return the request that asks about a job."""
        return get(f"/videos/{segment(job)}")

    def _refusal(self, reply: Reply, body: JsonValue) -> Failure | None:
        error = body["error"]
        said = error["message"].text or error.text
        if said is None:
            return None
        if reply.status == _FORBIDDEN and moderation_in(said, FailureKind.MODERATION_INPUT) is None:
            return told(FailureKind.AUTH, reply, None, said)
        return _WORDS.of_request(reply, error["code"].text, said)

    def _accepted(self, body: JsonValue) -> Job | None:
        job = body["id"].id
        return None if job is None else Job(job, Status.QUEUED)

    def _told(self, job: str, reply: Reply, body: JsonValue) -> Job | None:
        word, error = body["status"].text, body["error"]
        if word is None:
            return None
        status = status_of(word)
        failure = None
        if status is Status.FAILED:
            said = error["message"].text or error.text
            failure = _WORDS.of_job(reply, error["code"].text or said, said)
        # Its own address of the clip, not the maker's: nothing that it says leads elsewhere.
        clip = Link(f"/videos/{segment(job)}/content?index=0", of_service=True)
        return Job(
            id=job,
            status=status,
            failure=failure,
            clip=clip if status is Status.SUCCEEDED else None,
            billed_usd=body["usage"]["cost"].amount,
        )
