"""The animatic: drawn boards with scratch speech, offline and free.

Knows about board sheets. Does not know about scripts, plans or prompts.
"""

from storyc.backends.animatic.animatic import Animatic
from storyc.backends.animatic.still import stills

__all__ = ["Animatic", "stills"]
