"""All vendors that the conformance server can speak for, by protocol."""

from collections.abc import Mapping

from support.conformance.ark import Ark
from support.conformance.dashscope import Dashscope
from support.conformance.gemini import Gemini
from support.conformance.kling import Kling
from support.conformance.minimax import Minimax
from support.conformance.openrouter import Openrouter
from support.conformance.speaker import Speaker
from support.conformance.veo import Veo

SPEAKERS: Mapping[str, Speaker] = {
    "ark": Ark(),
    "dashscope": Dashscope(),
    "gemini": Gemini(),
    "kling": Kling(),
    "minimax": Minimax(),
    "openrouter": Openrouter(),
    "veo": Veo(),
}
