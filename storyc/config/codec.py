"""The codec that speaks to a backend."""

from storyc.backends.openai_dialect import DIALECTS, USUAL
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.plain_wire import PlainWire
from storyc.backends.protocols import PROTOCOLS
from storyc.config.backend_config import BackendConfig


def codec_of(backend: BackendConfig) -> PlainWire:
    """Return the codec of a backend's protocol, in its dialect, with its names of the targets.

    A server that speaks OpenAI's protocol has no names that storyc could know: unless its user
    says otherwise, it calls a target as storyc does.
    """
    native = PROTOCOLS.get(backend.protocol)
    if native is not None:
        return native.make(backend.names)
    return OpenAiVideosWire(backend.names, DIALECTS[backend.dialect or USUAL])
