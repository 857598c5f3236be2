"""The protocols that a backend can speak."""

from enum import StrEnum


class ProtocolName(StrEnum):
    """What a configuration calls a protocol."""

    OPENAI_VIDEOS = "openai-videos"
    ARK = "ark"
    MINIMAX = "minimax"
    DASHSCOPE = "dashscope"
    OPENROUTER = "openrouter"
    GEMINI = "gemini"
    KLING = "kling"
    VEO = "veo"

    @property
    def needs_key(self) -> bool:
        """Tell whether nobody is served without a key. A server of one's own may ask for none."""
        return self is not ProtocolName.OPENAI_VIDEOS
