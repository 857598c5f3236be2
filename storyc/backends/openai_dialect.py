"""How the servers that speak `/videos` as OpenAI did differ, as data.

Sources, up to 2026-11-22: `openai/openai-openapi`: openapi.yaml and the guide; Microsoft Learn on
Sora 2; `vllm-project/vllm-omni`: docs/serving/videos_api.md; `sgl-project/sglang`: protocol.py and
video_api.py of its `openai` entry points; LiteLLM's and NVIDIA Dynamo's documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from storyc.backends.job import Echo
from storyc.backends.wire import Proof

_OPENAI_PROMPT = 32_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What one kind of server expects.

    `size` says whether the picture's size is one field or two, `seconds` whether a JSON body has
    them as text. `first_frame` is how a first frame goes: as a file of the form, as an object or as
    the text of one; `None` not at all. `extras` are the fields beyond OpenAI's that may be sent,
    `nested` the object that they lie in; `fixed` are fields that are always the same.
    `answers_when_ready` tells that the reply to the first request comes only then, `clip` where the
    clip is. `key_header` carries the key, and `query` goes with every address.

    Units: `prompt_limit` UTF-16 units.
    """

    title: str
    body: Literal["json", "form"] = "json"
    seconds: Literal["text", "number"] = "text"
    size: Literal["size", "width and height"] = "size"
    first_frame: Literal["file", "object", "text of an object"] | None = "object"
    extras: frozenset[Literal["seed", "fps", "num_frames", "generate_sound"]] = frozenset()
    nested: str | None = None
    fixed: tuple[tuple[str, str], ...] = ()
    answers_when_ready: bool = False
    clip: Literal["address", "reply"] = "address"
    has_characters: bool = False
    has_extensions: bool = False
    stops_by_delete: bool = False
    has_list: bool = False
    proof: Proof = Proof.NONE
    echoes: frozenset[Echo] = frozenset()
    prompt_limit: int | None = None
    key_header: str = "authorization"
    query: str = ""


_OPENAI = Dialect(
    title="OpenAI's own",
    has_characters=True,
    has_extensions=True,
    has_list=True,
    proof=Proof.LIST,
    # Its list has the seconds too, but for an extension those of the whole, which nobody asked for.
    echoes=frozenset({"prompt", "model", "size"}),
    prompt_limit=_OPENAI_PROMPT,
)

# A list that forgets on a restart, or of which nobody wrote down what it gives back, proves
# nothing: with these a person decides.
DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "openai": _OPENAI,
        "azure": Dialect(
            title="Azure-style gateways",
            has_characters=True,
            has_list=True,
            proof=Proof.LIST,
            echoes=frozenset({"prompt", "model", "size", "seconds"}),
            prompt_limit=_OPENAI_PROMPT,
            key_header="api-key",
            query="api-version=preview",
        ),
        "vllm-omni": Dialect(
            title="vLLM-Omni",
            body="form",
            first_frame="file",
            extras=frozenset({"seed", "fps", "generate_sound"}),
            stops_by_delete=True,
        ),
        "sglang": Dialect(
            title="SGLang-Diffusion",
            body="form",
            first_frame="file",
            extras=frozenset({"seed", "fps"}),
            stops_by_delete=True,
        ),
        "litellm": Dialect(
            title="the LiteLLM proxy",
            body="form",
            first_frame="file",
            prompt_limit=_OPENAI_PROMPT,
        ),
        "dynamo": Dialect(
            title="NVIDIA Dynamo",
            seconds="number",
            first_frame=None,
            extras=frozenset({"seed", "fps"}),
            nested="nvext",
            fixed=(("response_format", "b64_json"),),
            answers_when_ready=True,
            clip="reply",
        ),
    }
)
USUAL = "openai"
