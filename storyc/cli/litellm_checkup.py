"""Finds out whether a LiteLLM proxy in front of a service sends requests again by itself.

Sources, 2026-11-23: LiteLLM's documents on health checks (`/health/liveliness` needs no key), and
its code for `/router/settings`, which tells `num_retries` and `fallbacks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio

from storyc.backends.json_call import get
from storyc.backends.json_value import JsonValue, read_json
from storyc.backends.openai_dialect import USUAL
from storyc.backends.transport import KeyHeader, connected
from storyc.backends.wire import Reply
from storyc.cli.checkup import Checkup, Health
from storyc.cli.proxy import UnusableProxy, proxy_of
from storyc.config import ProtocolName

if TYPE_CHECKING:
    from storyc.backends.patience import Patience
    from storyc.backends.secret import Secret
    from storyc.config import BackendConfig

LITELLM = "litellm"
_ALIVE = b"I'm alive!"
_ADVICE = (
    "set `router_settings: num_retries: 0` there, and no fallbacks: what it sends twice is paid"
    " twice, and storyc cannot see it"
)


def litellm_advice(backend: BackendConfig) -> Checkup | None:
    """Return what to see to at a LiteLLM proxy, without asking it; `None` where there is none."""
    if backend.dialect != LITELLM:
        return None
    told = "a LiteLLM proxy sends a request again by itself when its answer is lost"
    return Checkup(f"backend {backend.name}", Health.WARNING, told, _ADVICE)


def litellm_checkup(
    backend: BackendConfig, key: Secret | None, patience: Patience
) -> Checkup | None:
    """Ask whether a LiteLLM proxy is there, and whether it sends again. Nothing is spent."""
    is_plain = backend.protocol is ProtocolName.OPENAI_VIDEOS and backend.dialect is None
    if not is_plain and backend.dialect not in {LITELLM, USUAL}:
        return None
    try:
        settings = anyio.run(_settings, backend, key, patience)
    except UnusableProxy:
        return litellm_advice(backend)
    return litellm_advice(backend) if settings is None else _judged(backend, settings)


def _judged(backend: BackendConfig, settings: JsonValue) -> Checkup:
    name = f"backend {backend.name}"
    values = settings["current_values"]
    retries = values["num_retries"].whole
    if retries is None:
        told = "a LiteLLM proxy is in front, and does not say how often it sends a request again"
        return Checkup(name, Health.WARNING, told, _ADVICE)
    if retries > 0 or values["fallbacks"].items:
        how = f"{retries} times" if retries > 0 else "to others, as its fallbacks"
        told = f"the LiteLLM proxy in front sends a request again by itself: {how}"
        return Checkup(name, Health.WARNING, told, _ADVICE)
    told = "the LiteLLM proxy in front sends each request once"
    if backend.dialect != LITELLM:
        way_out = 'write `dialect = "litellm"`: it takes what a proxy of this kind takes'
        return Checkup(name, Health.WARNING, told, way_out)
    return Checkup(name, Health.OK, told)


async def _settings(
    backend: BackendConfig, key: Secret | None, patience: Patience
) -> JsonValue | None:
    """Return what a proxy says of itself, `None` if there is none."""
    base, proxy = backend.base_url, proxy_of(backend)
    root = base.removesuffix("/v1")
    async with connected(base, None, patience, proxy=proxy) as stranger:
        alive = await stranger.ask(get(f"{root}/health/liveliness"))
    if not isinstance(alive, Reply) or _ALIVE not in alive.body:
        return None
    header = None if key is None else KeyHeader(name=backend.key_header, key=key)
    async with connected(base, header, patience, proxy=proxy) as known:
        told = await known.ask(get(f"{root}/router/settings"))
    found = read_json(told.body) if isinstance(told, Reply) else None
    return found or JsonValue()
