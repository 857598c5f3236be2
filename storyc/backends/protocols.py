"""The protocols that storyc speaks natively, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from storyc.backends.ark import ArkWire
from storyc.backends.dashscope import DashscopeWire
from storyc.backends.gemini import GeminiWire
from storyc.backends.kling import KlingWire
from storyc.backends.minimax import MinimaxWire
from storyc.backends.offers import offered
from storyc.backends.openrouter import OpenrouterWire
from storyc.backends.plain_wire import PlainWire
from storyc.backends.veo import VeoWire

_GOOGLE = "https://generativelanguage.googleapis.com/v1beta"


@dataclass(frozen=True, slots=True)
class Protocol:
    """A native protocol.

    `title` is what people call the service; `base_url` the address that its vendor gives;
    `read_on` the day when its documents were read last; `key_header` the header that carries the
    key: `authorization` takes it as a bearer.
    """

    title: str
    make: Callable[[Mapping[str, str]], PlainWire]
    base_url: str
    read_on: str = "2026-11-22"
    key_header: Literal["authorization", "x-goog-api-key"] = "authorization"


PROTOCOLS: Mapping[str, Protocol] = MappingProxyType(
    {
        "ark": Protocol(
            "BytePlus and Volcengine Ark",
            ArkWire,
            "https://ark.ap-southeast.bytepluses.com/api/v3",
        ),
        "dashscope": Protocol(
            "Alibaba Cloud Model Studio",
            DashscopeWire,
            "https://dashscope-intl.aliyuncs.com/api/v1",
        ),
        "gemini": Protocol("Google Gemini API", GeminiWire, _GOOGLE, key_header="x-goog-api-key"),
        "kling": Protocol("Kling", KlingWire, "https://api-singapore.klingai.com"),
        "minimax": Protocol("MiniMax", MinimaxWire, "https://api.minimax.io"),
        "openrouter": Protocol("OpenRouter", OpenrouterWire, "https://openrouter.ai/api/v1"),
        "veo": Protocol("Google Gemini API (Veo)", VeoWire, _GOOGLE, key_header="x-goog-api-key"),
    }
)


def wire(protocol: str, own: Mapping[str, str] | None = None) -> PlainWire | None:
    """Return the codec of a protocol, `None` if there is none of that name.

    Args:
        protocol: its name.
        own: the service's names by target from the user's configuration, before the shipped ones.
    """
    found = PROTOCOLS.get(protocol)
    return None if found is None else found.make(offered(protocol, own))
