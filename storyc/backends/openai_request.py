"""The request for a job, as a dialect of OpenAI's protocol writes it."""

import json
from collections.abc import Iterator, Mapping

from storyc.backends.form import Field, post_form
from storyc.backends.inline_asset import data_url
from storyc.backends.json_call import post_json
from storyc.backends.openai_dialect import Dialect
from storyc.backends.order import Asset, Order
from storyc.backends.wire import Call

VIDEOS = "/videos"


def request(
    dialect: Dialect,
    name: str,
    order: Order,
    held: Mapping[str, str],
    data: Mapping[str, bytes],
) -> Call:
    """Return the request that starts a job.

    Args:
        dialect: who is asked.
        name: what the service calls the target.
        order: what is wanted.
        held: the service's ids of stored characters, by `Asset.sha256`.
        data: the content of the other assets, by `Asset.sha256`.
    """
    if order.extends is not None:
        more = {"prompt": order.prompt, "seconds": _seconds(dialect, order)}
        return post_json(f"{VIDEOS}/extensions", more | {"video": {"id": order.extends}})
    plain = {**_plain(dialect, name, order), **dict(dialect.fixed)}
    if dialect.body == "form":
        fields = {**plain, **_extras(dialect, order)}
        return post_form(VIDEOS, (*_texts(fields), *_pictures(dialect, order, data)))
    return post_json(VIDEOS, plain | _objects(dialect, order, held, data))


def _seconds(dialect: Dialect, order: Order) -> str | int:
    return str(order.seconds) if dialect.seconds == "text" else order.seconds


def _plain(dialect: Dialect, name: str, order: Order) -> dict[str, object]:
    """Return the fields that every server has."""
    plain: dict[str, object] = {
        "model": name,
        "prompt": order.prompt,
        "seconds": _seconds(dialect, order),
    }
    if dialect.size == "size":
        return plain | {"size": f"{order.width}x{order.height}"}
    return plain | {"width": order.width, "height": order.height}


def _extras(dialect: Dialect, order: Order) -> dict[str, object]:
    """Return the fields beyond OpenAI's that the dialect allows."""
    given: dict[str, object] = {
        "seed": order.seed,
        "fps": order.fps,
        "num_frames": order.frames,
        "generate_sound": order.audio,
    }
    allowed: frozenset[str] = dialect.extras
    return {name: it for name, it in given.items() if name in allowed and it is not None}


def _objects(
    dialect: Dialect, order: Order, held: Mapping[str, str], data: Mapping[str, bytes]
) -> dict[str, object]:
    """Return the fields of a JSON body beyond the plain ones."""
    extras = _extras(dialect, order)
    found: dict[str, object] = {dialect.nested: extras} if dialect.nested else extras
    for frame in _frames(order):
        found["input_reference"] = {"image_url": data_url(frame, data)}
    characters = [{"id": held[it.sha256]} for it in order.assets if it.kind == "cameo"]
    return found | ({"characters": characters} if characters else {})


def _texts(fields: Mapping[str, object]) -> Iterator[Field]:
    for name, value in fields.items():
        text = json.dumps(value) if isinstance(value, bool) else str(value)
        yield Field(name, text.encode("utf-8", "replace"))


def _pictures(dialect: Dialect, order: Order, data: Mapping[str, bytes]) -> Iterator[Field]:
    for frame in _frames(order):
        if dialect.first_frame == "file":
            name = f"{frame.sha256[:16]}.{frame.media_type.rpartition('/')[2]}"
            yield Field("input_reference", data.get(frame.sha256, b""), name, frame.media_type)
        else:
            reference = json.dumps({"image_url": data_url(frame, data)})
            yield Field("image_reference", reference.encode())


def _frames(order: Order) -> Iterator[Asset]:
    return (it for it in order.assets if it.kind == "first frame")
