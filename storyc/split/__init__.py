"""Splits what is longer than the longest clip, where one would breathe.

Knows about words and lengths. Does not know what else a target can do.
"""

from storyc.split.split import split_long

__all__ = ["split_long"]
