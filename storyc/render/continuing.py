"""How a clip begins where another ends."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from storyc.backends.clip_lead import lead_frames
from storyc.backends.frame_of import NoSuchFrame, frame_of
from storyc.backends.order import Asset, Order
from storyc.render.step import Step
from storyc.render.take_store import TakeStore


def beginning(step: Step, before: Step, clip: str, store: TakeStore) -> Order | None:
    """Return the order of a step that begins with the last picture shown of the clip before.

    Returns:
        `None` if that clip is no longer there, or ends too early.
    """
    path = store.clip(clip)
    if path is None:
        return None
    try:
        frame = _first_frame(store, path, before, step.order)
    except NoSuchFrame:
        return None
    return replace(step.order, assets=(frame, *step.order.assets))


def _first_frame(store: TakeStore, clip: Path, before: Step, order: Order) -> Asset:
    lead = 0
    if before.link == "extend":
        lead = lead_frames(clip, before.order.seconds, order.fps)
    picture = frame_of(clip, lead + before.last_frame, order.fps, order.width, order.height)
    digest = sha256(picture).hexdigest()
    path = store.frame(digest, picture)
    return Asset("first frame", before.order.slate, path, "image/png", digest)
