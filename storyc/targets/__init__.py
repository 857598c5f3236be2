"""What video models can do, as dated data with sources.

Knows about limits, sizes, prices and how long a prompt is. Does not know how a service is spoken to
(`backends` does) or how its prompts are worded (`emit` does).
"""

from storyc.targets.narrow import narrow
from storyc.targets.picture import with_picture
from storyc.targets.price import price
from storyc.targets.registry import all_targets, load, names
from storyc.targets.target import Frame, Price, PromptLimit, Source, Target, TargetStatus
from storyc.targets.tokens import count_tokens, fits, measure, measure_bound, token_bound

__all__ = [
    "Frame",
    "Price",
    "PromptLimit",
    "Source",
    "Target",
    "TargetStatus",
    "all_targets",
    "count_tokens",
    "fits",
    "load",
    "measure",
    "measure_bound",
    "names",
    "narrow",
    "price",
    "token_bound",
    "with_picture",
]
