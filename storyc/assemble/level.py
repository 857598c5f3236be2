"""How loud somebody speaks in a take."""

from collections.abc import Sequence

import numpy as np

from storyc.assemble.loudness import BLOCK_STEPS, STEP, gated, momentary, padded
from storyc.assemble.sound import Sound

SPEECH_LUFS = -23.0
"""The level of speech in the mix, before all of it is brought to its own. Source: EBU R 128."""

_SLACK_STEPS = 5
"""Half a second by which somebody may speak sooner or later than the script says."""


def level_of(sound: Sound, spoken: Sequence[tuple[int, int]]) -> float | None:
    """Return the level of the speech in some sound, `None` if there is nothing to be heard.

    Args:
        sound: of a take.
        spoken: when somebody speaks in it. Units: samples, from and to.
    """
    levels = momentary((padded(sound),))
    near = np.zeros(len(levels), dtype=np.bool_)
    for start, stop in spoken:
        near[max(start // STEP - _SLACK_STEPS, 0) : -(-stop // STEP) + _SLACK_STEPS] = True
    whole = slice(BLOCK_STEPS - 1, None)
    return gated(levels[whole][near[whole]])
