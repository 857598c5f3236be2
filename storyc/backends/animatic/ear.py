"""Ears: before short hair, behind long hair."""

from storyc.backends.animatic.colour import Colour, mix
from storyc.backends.animatic.pen import Pen

_SEEN_FROM = 0.016
"""Heads at least this high, in picture heights, have ears."""

_BLOOD: Colour = (150, 80, 60)


def draw_ear(pen: Pen, skin: Colour, x: float) -> None:
    """Draw an ear at a place across the head."""
    if pen.stance.head_size >= _SEEN_FROM:
        pen.oval((x, 0.53), (0.052, 0.095), mix(skin, _BLOOD, 0.10), pen.stance.face)
        inner = ((x + 0.02, 0.48), (x - 0.015, 0.50), (x + 0.005, 0.57))
        pen.line(inner, pen.stance.face, 0.6, 0.6)
