"""The lock: the cuts of the last plan, kept beside the script."""

from storyc.lock.lock import (
    SUFFIX,
    Changes,
    CircledTake,
    Lock,
    LockedSegment,
    carry_circled,
    circle,
    compare,
    lock_of,
)
from storyc.lock.matching import find_kept
from storyc.lock.text import lock_text, read_lock, unreadable

__all__ = [
    "SUFFIX",
    "Changes",
    "CircledTake",
    "Lock",
    "LockedSegment",
    "carry_circled",
    "circle",
    "compare",
    "find_kept",
    "lock_of",
    "lock_text",
    "read_lock",
    "unreadable",
]
