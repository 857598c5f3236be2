"""From a plan and its prompts to orders: what a paid service is asked for."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from storyc.backends.order import Asset, Order, OrderedShot
from storyc.emit import Emission
from storyc.emit.prompt import Prompt, Reference
from storyc.plan import Plan, Segment
from storyc.targets import Target
from storyc.world.disk import DiskReader
from storyc.world.reader import UnreadableSource

_HANDLE = "@"
"""Begins a reference that is no file but a name at the service."""

_MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4v": "video/x-m4v",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
}
"""By file name: what the system knows of types differs from machine to machine."""


class UnreadableAsset(Exception):  # noqa: N818  # it names a state of the disk, not a fault of ours
    """A file that goes with a prompt cannot be read. The message says which, and why."""


def orders_of(
    plan: Plan, emission: Emission, target: Target, reader: DiskReader
) -> tuple[Order, ...]:
    """Return an order for each segment, before anything is known of the takes they are chained to.

    Args:
        plan: what is generated.
        emission: its prompts.
        target: what it was planned for.
        reader: gives the files that go with prompts, and nothing outside the script's folder.

    Raises:
        UnreadableAsset: a file is gone since the script was checked.
    """
    return tuple(
        _order(plan, segment, prompt, target, reader)
        for segment, prompt in zip(plan.segments, emission.prompts, strict=True)
    )


def handles_of(orders: Sequence[Order]) -> dict[str, str]:
    """Return the service's own ids of the assets that are handles, by `Asset.sha256`."""
    return {
        asset.sha256: asset.handle
        for order in orders
        for asset in order.assets
        if asset.handle is not None
    }


def _order(
    plan: Plan, segment: Segment, prompt: Prompt, target: Target, reader: DiskReader
) -> Order:
    return Order(
        slate=segment.slate,
        take=1,
        target=target.name,
        prompt=prompt.text,
        seconds=segment.billed_s,
        width=plan.width,
        height=plan.height,
        fps=plan.fps,
        frames=segment.clip_frames,
        audio=target.audio,
        usd=None if segment.usd is None else Decimal(segment.usd),
        assets=tuple(_asset(it, reader) for it in prompt.references),
        shots=_shots(segment, prompt, plan.fps),
    )


def _asset(reference: Reference, reader: DiskReader) -> Asset:
    kind, name, source = reference.kind, reference.name, reference.source
    if source.startswith(_HANDLE):
        handle = source.removeprefix(_HANDLE)
        return Asset(kind, name, Path(), "", _digest(source.encode()), handle)
    try:
        path = reader.inside(source)
        data = path.read_bytes()
    except (OSError, UnreadableSource) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableAsset(f"{source} of {name} cannot be read: {reason}") from error
    media_type = _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
    return Asset(kind, name, path, media_type, _digest(data))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _shots(segment: Segment, prompt: Prompt, fps: int) -> tuple[OrderedShot, ...]:
    """Return the shots that are sent one by one, each with whole seconds that add up to the clip's.

    A service counts in whole seconds: each shot ends at the second that lies nearest, and lasts one
    at least.
    """
    if not prompt.shots:
        return ()
    ends = [segment.head_handle + it.start_frame + it.frames for it in segment.shots]
    seconds = []
    begin = 0
    for left, end in zip(range(len(ends) - 1, -1, -1), ends, strict=True):
        nearest = segment.billed_s if left == 0 else (end + fps // 2) // fps
        stop = min(max(nearest, begin + 1), segment.billed_s - left)
        seconds.append(stop - begin)
        begin = stop
    return tuple(map(OrderedShot, prompt.shots, seconds))
