"""What each protocol calls the targets that it serves."""

from collections.abc import Mapping
from types import MappingProxyType

# Names read up to 2026-11-22: Ark's, MiniMax', Model Studio's and Gemini's from the vendors'
# documents, Kling's from its addresses (the name is the last step), OpenRouter's from its list.
OFFERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ark": {"seedance-2.5": "dreamina-seedance-2-5-260628"},
        "dashscope": {"wan-3.0": "wan3.0-video"},
        "gemini": {"gemini-omni-1.1": "gemini-omni-1.1-flash"},
        "kling": {"kling-3.0": "kling-3.0"},
        "minimax": {"minimax-h3": "MiniMax-H3"},
        "openrouter": {
            "seedance-2.5": "bytedance/seedance-2.5",
            "veo-3.1": "google/veo-3.1",
            "wan-3.0": "alibaba/wan-3.0",
        },
        "veo": {"veo-3.1": "veo-3.1-generate-preview"},
    }
)


def offered(protocol: str, own: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Return the service's name of each target, a user's own names first.

    Args:
        protocol: one of the protocols.
        own: names by target from the user's configuration: another version, a cheaper sister, an
            endpoint of one's own.
    """
    return {**OFFERS.get(protocol, {}), **(own or {})}
