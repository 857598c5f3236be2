"""A real service over a real socket, with as little patience as a test has."""

from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import anyio

from storyc.backends.http_service import HttpService
from storyc.backends.openai_dialect import DIALECTS
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.order import Asset, Order
from storyc.backends.patience import Patience
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, connected
from support.conformance.studio import KEY, Studio

HASTE = Patience(
    connect_s=0.5, silence_s=0.4, answer_s=0.6, fetch_s=4.0, pause_s=0.01, most_said=1 << 20
)
TARGET = "sora-2"

_T = TypeVar("_T")


def order_of(*assets: Asset, **changes: object) -> Order:
    """Return an order for a clip that is quickly made."""
    given: dict[str, Any] = {
        "slate": "12B",
        "take": 1,
        "target": TARGET,
        "prompt": 'MARA climbs. She says: "It went out — you saw it too."',
        "seconds": 1,
        "width": 128,
        "height": 72,
        "fps": 24,
        "frames": 24,
        "audio": True,
        "usd": None,
        "assets": assets,
    }
    return Order(**given | changes)


@asynccontextmanager
async def service_of(
    base: str,
    dialect: str = "openai",
    *,
    key: str = KEY,
    patience: Patience = HASTE,
    clips_from: tuple[str, ...] = (),
) -> AsyncIterator[HttpService]:
    """Open a service at an address."""
    spoken = DIALECTS[dialect]
    carried = KeyHeader(name=spoken.key_header, key=Secret(key))
    async with connected(base, carried, patience, clips_from) as transport:
        wire = OpenAiVideosWire({TARGET: "sora-2"}, dialect=spoken)
        yield HttpService(account="test", wire=wire, transport=transport)


def base_of(studio: Studio) -> str:
    return f"{studio.base}/v1"


def run(task: Coroutine[Any, Any, _T], within_s: float = 15.0) -> _T:
    """Run a task to its end, which comes in time."""

    async def bounded() -> _T:
        with anyio.fail_after(within_s):
            return await task

    return anyio.run(bounded)
