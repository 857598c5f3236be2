"""What Ark and MiniMax read alike: a list of contents with roles."""

from collections.abc import Mapping, Sequence
from typing import Any

from support.conformance.speaker import inlined, need, only

FRAMES = {"first_frame", "last_frame"}
_KINDS = {"image_url": "image", "video_url": "video", "audio_url": "audio"}
_ROLES = {
    "image_url": {"first_frame", "last_frame", "reference_image"},
    "video_url": {"reference_video"},
    "audio_url": {"reference_audio"},
}


def read_contents(
    contents: list[dict[str, Any]], inline: Mapping[str, bool]
) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """Return the prompt and the assets by role.

    Args:
        contents: the list.
        inline: whether what lies in a data URL is taken, by form.
    """
    need(isinstance(contents, list) and contents, "content must be a list")
    texts = [it for it in contents if it.get("type") == "text"]
    need(len(texts) == 1 and texts[0].get("text"), "content must have one text")
    assets = []
    for item in contents:
        form = item.get("type")
        if form == "text":
            only(item, "type", "text")
            continue
        need(form in _KINDS, f"unknown type {form}")
        only(item, "type", form, "role")
        need(item.get("role") in _ROLES[form], "the role does not fit the type")
        need(inline[form], f"{form} must be an http address")
        assets.append((item["role"], inlined(item[form].get("url"), _KINDS[form])))
    roles = [role for role, _ in assets]
    mixes_frames = FRAMES & set(roles) and set(roles) - FRAMES
    need(not mixes_frames, "frames and references cannot be mixed")
    need(all(roles.count(it) <= 1 for it in FRAMES), "there is one first and one last frame")
    return texts[0]["text"], tuple(assets)


def has_frames(assets: Sequence[tuple[str, bytes]]) -> bool:
    """Tell whether a clip begins or ends with a given picture."""
    return any(role in FRAMES for role, _ in assets)
