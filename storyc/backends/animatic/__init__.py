"""The animatic: drawn boards with scratch speech, offline and free.

Knows about board sheets. Does not know about scripts, plans or prompts.
"""

from storyc.backends.animatic.animatic import Animatic

__all__ = ["Animatic"]
