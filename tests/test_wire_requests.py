"""The requests to each service, as bytes, read against the vendors' documents.

`uv run pytest tests/test_wire_requests.py --update` writes the golden files.
"""

import json
from pathlib import Path

import pytest
from support.orders import an_order, content_of

from storyc.backends.order import Order, OrderedShot
from storyc.backends.plain_wire import PlainWire
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.wire import Call

GOLDEN = Path(__file__).parent / "golden_requests"
TARGET = {
    "ark": "seedance-2.5",
    "dashscope": "wan-3.0",
    "gemini": "gemini-omni-1.1",
    "kling": "kling-3.0",
    "minimax": "minimax-h3",
    "openrouter": "seedance-2.5",
    "veo": "veo-3.1",
}


def codec(protocol: str) -> PlainWire:
    found = wire(protocol)
    assert found is not None
    return found


def orders(target: str) -> dict[str, Order]:
    return {
        "text only": an_order(target),
        "with references": an_order(target, "image", "image"),
        "with a voice and a clip": an_order(target, "image", "cameo", "voice"),
        "with a first frame": an_order(target, "first frame"),
        "with both frames": an_order(target, "first frame", "last frame"),
        "silent, with a seed": an_order(target, audio=False, seed=7),
        "going on": an_order(target, extends="job-1"),
        "of two shots": an_order(
            target,
            seconds=4,
            shots=(OrderedShot("MARA waits; rain.", 3), OrderedShot("The lamp\ngoes out.", 1)),
        ),
    }


def shown(call: Call) -> object:
    return {
        "request": f"{call.method} {call.path}",
        "headers": dict(call.headers),
        "body": json.loads(call.body),
    }


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_requests_are_the_golden_ones(protocol: str, *, update: bool) -> None:
    service = codec(protocol)
    found: dict[str, object] = {}
    for name, order in orders(TARGET[protocol]).items():
        unmet = service.unmet(order)
        found[name] = (
            {"cannot be asked for": unmet}
            if unmet
            else shown(service.create(order, {}, content_of(order)))
        )
    actual = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    file = GOLDEN / f"{protocol}.json"
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, encoding="utf-8", newline="\n")
    expected = file.read_text(encoding="utf-8") if file.exists() else ""
    assert actual == expected, "run with --update and read the difference"
