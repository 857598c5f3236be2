"""Tree to IR: files joined, variables and templates filled, names resolved, scenes covered.

Knows about names and scenes. Does not know how long anything lasts or what a target can do.
"""

from storyc.lower.lowering import lower
from storyc.lower.modules import declares

__all__ = ["declares", "lower"]
