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

    `base_url` is the address that its vendor gives, `None` where each account has its own;
    `key_header` is the header that carries the key: `authorization` takes it as a bearer.
    """

    make: Callable[[Mapping[str, str]], PlainWire]
    base_url: str | None
    key_header: Literal["authorization", "x-goog-api-key"] = "authorization"


PROTOCOLS: Mapping[str, Protocol] = MappingProxyType(
    {
        "ark": Protocol(ArkWire, "https://ark.ap-southeast.bytepluses.com/api/v3"),
        "dashscope": Protocol(DashscopeWire, "https://dashscope-intl.aliyuncs.com/api/v1"),
        "gemini": Protocol(GeminiWire, _GOOGLE, "x-goog-api-key"),
        "kling": Protocol(KlingWire, "https://api-singapore.klingai.com"),
        "minimax": Protocol(MinimaxWire, "https://api.minimax.io"),
        "openrouter": Protocol(OpenrouterWire, "https://openrouter.ai/api/v1"),
        "veo": Protocol(VeoWire, _GOOGLE, "x-goog-api-key"),
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
