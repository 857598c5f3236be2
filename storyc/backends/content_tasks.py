"""The form of Ark's and MiniMax' tasks: a list of contents in, a task with usage out."""

from collections.abc import Mapping

from storyc.backends.capability import FRAMES, Kind
from storyc.backends.inline_asset import data_url
from storyc.backends.job import Listed, Page
from storyc.backends.json_value import JsonValue
from storyc.backends.order import Order

ADAPTIVE = "adaptive"
"""The shape of the given first or last frame."""

_ROLES: Mapping[Kind, tuple[str, str]] = {
    "image": ("image_url", "reference_image"),
    "cameo": ("video_url", "reference_video"),
    "voice": ("audio_url", "reference_audio"),
    "first frame": ("image_url", "first_frame"),
    "last frame": ("image_url", "last_frame"),
}


def contents(order: Order, data: Mapping[str, bytes]) -> list[dict[str, object]]:
    """Return the prompt and the assets, in the order in which the prompt counts them."""
    items: list[dict[str, object]] = [{"type": "text", "text": order.prompt}]
    for asset in order.assets:
        form, role = _ROLES[asset.kind]
        items.append({"type": form, form: {"url": data_url(asset, data)}, "role": role})
    return items


def has_frames(order: Order) -> bool:
    """Tell whether the clip begins or ends with a given picture."""
    return any(it.kind in FRAMES for it in order.assets)


def page_of(body: JsonValue) -> Page | None:
    """Return a list of tasks. It does not echo prompts, so it serves a person only.

    One page: neither service tells in its reply which page this is, or what asks for the next.
    """
    if not body.is_object or body["items"].raw is None:
        return None
    found = (
        Listed(
            id=task_id,
            created_at=task["created_at"].instant,
            model=task["model"].text,
            seconds=task["duration"].whole,
        )
        for task in body["items"].items
        if (task_id := task["id"].id) is not None
    )
    newest_first = sorted(found, key=lambda it: it.created_at or 0.0, reverse=True)
    return Page(jobs=tuple(newest_first), next=None)
