"""What video models can do, as dated data with sources.

Knows about limits, sizes, prices and how long a prompt is. Does not know how a service is spoken to
(`backends` does) or how its prompts are worded (`emit` does).
"""

from storyc.targets.addressing import Addressing
from storyc.targets.catalogue import Catalogue
from storyc.targets.choose import choose, own_target
from storyc.targets.extension import Extension
from storyc.targets.frame import Frame
from storyc.targets.narrow import narrow
from storyc.targets.own import read_catalogue
from storyc.targets.picture import with_picture
from storyc.targets.price import price
from storyc.targets.prompt_limit import PromptLimit
from storyc.targets.rate import Rate
from storyc.targets.registry import all_targets, load, names
from storyc.targets.sample import SAMPLE_S, SAMPLE_SIZE, sample_price, sample_size
from storyc.targets.source import Source
from storyc.targets.target import Target, TargetStatus
from storyc.targets.tokens import (
    count_tokens,
    fits,
    measure,
    measure_bound,
    token_bound,
    tokens_inside,
)

__all__ = [
    "SAMPLE_S",
    "SAMPLE_SIZE",
    "Addressing",
    "Catalogue",
    "Extension",
    "Frame",
    "PromptLimit",
    "Rate",
    "Source",
    "Target",
    "TargetStatus",
    "all_targets",
    "choose",
    "count_tokens",
    "fits",
    "load",
    "measure",
    "measure_bound",
    "names",
    "narrow",
    "own_target",
    "price",
    "read_catalogue",
    "sample_price",
    "sample_size",
    "token_bound",
    "tokens_inside",
    "with_picture",
]
