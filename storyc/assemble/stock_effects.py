"""Two effects that need no setting up."""

import numpy as np
from numpy.typing import NDArray

from storyc.assemble.effect import Effect, MoviePyClip

_LIGHT = (0.2126, 0.7152, 0.0722)
"""Shares of red, green and blue in brightness. Source: ITU-R BT.709, 3."""

_STANDS_S = 1.0


def black_and_white(frame: NDArray[np.uint8], _t: float) -> NDArray[np.uint8]:
    """Return a frame without its colours."""
    light = np.rint(frame @ np.array(_LIGHT)).astype(np.uint8)
    return np.repeat(light[..., None], 3, axis=2)


def freeze_frame(clip: MoviePyClip) -> MoviePyClip:
    """Return a clip whose last second stands still."""
    stands = max(clip.duration - _STANDS_S, 0)
    return clip.time_transform(lambda t: min(t, stands), keep_duration=True)


STOCK = {
    "black-and-white": Effect("black-and-white", "1", "frame", black_and_white),
    "freeze-frame": Effect("freeze-frame", "1", "clip", freeze_frame),
}
"""By name. A version changes with what its pictures look like."""
