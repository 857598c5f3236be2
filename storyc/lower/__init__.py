"""Tree to IR: files joined, variables and templates filled, names resolved, scenes covered.

Knows about names and scenes. Does not know how long anything lasts or what a target can do.
"""

from storyc.lower.company import Company
from storyc.lower.lowering import lower, lower_scenes
from storyc.lower.modules import declares

__all__ = ["Company", "declares", "lower", "lower_scenes"]
