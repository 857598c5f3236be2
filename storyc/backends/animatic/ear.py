"""Ears: before short hair, behind long hair."""

from storyc.backends.animatic.colour import Colour, mix
from storyc.backends.animatic.pen import Pen

_SEEN_FROM = 0.016
"""Heads at least this high, in picture heights, have ears."""

_BLOOD: Colour = (150, 80, 60)


def draw_ear(pen: Pen, skin: Colour, x: float) -> None:
    """Draw an ear at a place across the head."""
    if pen.stance.head_size >= _SEEN_FROM:
        pen.oval((x, 0.53), (0.06, 0.105), mix(skin, _BLOOD, 0.10), pen.stance.face)
