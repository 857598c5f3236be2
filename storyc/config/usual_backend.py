"""The backend of a target for somebody who has set up none."""

from types import MappingProxyType

from storyc.backends.offers import OFFERS
from storyc.config.backend_config import BackendConfig, KeyTable
from storyc.config.protocol_name import ProtocolName

_RESELLERS = frozenset({ProtocolName.OPENROUTER})
_OPENAI = "https://api.openai.com/v1"
_BY_OPENAI = ("sora-2", "sora-2-pro")

_MAKERS = MappingProxyType(
    {
        target: protocol
        for protocol in map(ProtocolName, OFFERS)
        for target in OFFERS[protocol]
        if protocol not in _RESELLERS
    }
    | dict.fromkeys(_BY_OPENAI, ProtocolName.OPENAI_VIDEOS)
)
"""Whose protocol a target's own maker speaks."""


def usual_backend(target: str) -> BackendConfig | None:
    """Return how a target's maker is spoken to, `None` where no service is known.

    It is called as its protocol, and its key is in `STORYC_KEY`.
    """
    protocol = _MAKERS.get(target)
    if protocol is None:
        return None
    written: dict[str, object] = {"name": protocol.value, "protocol": protocol}
    written |= {"targets": (target,), "key": KeyTable(env="STORYC_KEY")}
    if protocol is ProtocolName.OPENAI_VIDEOS:
        written["base_url"] = _OPENAI
    return BackendConfig.model_validate(written)
