"""Hats, hoods and glasses."""

from collections.abc import Callable, Mapping

from storyc.backends.animatic.attire import Attire
from storyc.backends.animatic.colour import Colour, mix
from storyc.backends.animatic.pen import Pen, Shape, curve, oval

_DARK: Colour = (30, 28, 34)
_BADGE: Colour = (226, 190, 92)
_INK_FROM = 0.03
"""Heads at least this high, in picture heights, show rims and badges."""

_DOME: Shape = (
    (-0.49, 0.26),
    (-0.50, 0.04),
    (-0.30, -0.16),
    (0.0, -0.22),
    (0.26, -0.14),
    (0.40, 0.04),
    (0.42, 0.24),
    (0.0, 0.19),
)
_FLAT: Shape = (
    (-0.48, 0.22),
    (-0.52, 0.02),
    (-0.24, -0.14),
    (0.18, -0.12),
    (0.42, 0.02),
    (0.44, 0.16),
    (0.0, 0.19),
)
_VISOR: Shape = ((0.02, 0.20), (0.40, 0.12), (0.70, 0.22), (0.58, 0.30), (0.26, 0.26))


def draw_hat(pen: Pen, attire: Attire) -> None:
    """Draw what is worn on the head."""
    draw = _HATS.get(attire.hat or "")
    if draw is not None:
        draw(pen, attire.hat_colour)


def draw_hood(pen: Pen, colour: Colour, *, worn: bool) -> None:
    """Draw a hood around the head, or in the neck."""
    place = pen.stance.face
    if worn:
        around = (
            (-0.58, 1.02),
            (-0.64, 0.40),
            (-0.44, -0.06),
            (0.0, -0.22),
            (0.36, -0.04),
            (0.50, 0.36),
            (0.44, 1.02),
        )
        pen.round(around, mix(colour, _DARK, 0.22), place)
        return
    fallen = ((-0.60, 1.30), (-0.66, 0.98), (-0.40, 0.80), (0.30, 0.82), (0.54, 1.00), (0.50, 1.30))
    pen.round(fallen, mix(colour, _DARK, 0.18), place)


def draw_glasses(pen: Pen, attire: Attire, marks: frozenset[str], pitch: float) -> None:
    """Draw glasses before the eyes."""
    shaded = "sunglasses" in marks or attire.colour_of("sunglasses") is not None
    worn = shaded or "glasses" in marks or attire.colour_of("glasses") is not None
    if not worn or pen.stance.head_size < _INK_FROM:
        return
    turn, place = pen.stance.turn, pen.stance.face
    middle, y = 0.15 * turn, 0.51 + pitch
    near, far = (middle - 0.165, y), (middle + 0.165 - 0.03 * turn, y)
    for centre, wide in ((near, 0.135), (far, 0.135 - 0.03 * turn)):
        ring = oval(centre, (wide, 0.115))
        if shaded:
            pen.flat(ring, _DARK, place, 0.92)
        pen.line((*ring, ring[0]), place, 1.1)
    pen.line(((near[0] + 0.135, y - 0.03), (far[0] - 0.12, y - 0.03)), place, 1.1)
    pen.line(((near[0] - 0.135, y - 0.03), (-0.385 + 0.23 * turn, y - 0.02)), place, 1.1)


def _draw_hat(pen: Pen, colour: Colour) -> None:
    place = pen.stance.face
    crown = (
        (-0.40, 0.16),
        (-0.38, -0.20),
        (-0.22, -0.38),
        (0.0, -0.31),
        (0.22, -0.36),
        (0.36, -0.18),
        (0.38, 0.14),
    )
    pen.shape(oval((0.0, 0.15), (0.68, 0.115)), mix(colour, _DARK, 0.12), place)
    pen.round(crown, colour, place)
    pen.flat(
        ((-0.41, 0.13), (-0.405, 0.0), (0.375, -0.02), (0.39, 0.11), (0.0, 0.16)),
        mix(colour, _DARK, 0.55),
        place,
    )


def _draw_cap(pen: Pen, colour: Colour) -> None:
    pen.round(_FLAT, colour, pen.stance.face)
    pen.round(_VISOR, mix(colour, _DARK, 0.3), pen.stance.face)


def _draw_peaked(pen: Pen, colour: Colour) -> None:
    place = pen.stance.face
    top = (
        (-0.44, 0.10),
        (-0.60, -0.10),
        (-0.20, -0.30),
        (0.26, -0.30),
        (0.60, -0.12),
        (0.42, 0.08),
    )
    pen.round(top, colour, place)
    pen.shape(
        ((-0.46, 0.22), (-0.45, 0.04), (0.42, 0.02), (0.43, 0.18), (0.0, 0.22)),
        mix(colour, _DARK, 0.6),
        place,
    )
    pen.round(((-0.02, 0.20), (0.40, 0.14), (0.60, 0.24), (0.50, 0.30), (0.20, 0.27)), _DARK, place)
    pen.oval((0.14 * pen.stance.turn, 0.0), (0.06, 0.08), _BADGE, place)


def _draw_beanie(pen: Pen, colour: Colour) -> None:
    place = pen.stance.face
    pen.round(_DOME, colour, place)
    pen.shape(
        ((-0.51, 0.30), (-0.50, 0.10), (0.43, 0.08), (0.43, 0.27), (0.0, 0.25)),
        mix(colour, _DARK, 0.2),
        place,
    )


def _draw_beret(pen: Pen, colour: Colour) -> None:
    pen.round(
        ((-0.46, 0.16), (-0.66, -0.02), (-0.30, -0.20), (0.16, -0.16), (0.44, 0.06), (0.36, 0.17)),
        colour,
        pen.stance.face,
    )


def _draw_helmet(pen: Pen, colour: Colour) -> None:
    place = pen.stance.face
    pen.round(tuple((x * 1.1, y * 1.12 - 0.03) for x, y in _DOME), colour, place)
    pen.shape(
        ((-0.58, 0.30), (-0.58, 0.22), (0.52, 0.18), (0.62, 0.26), (0.0, 0.27)),
        mix(colour, _DARK, 0.3),
        place,
    )


def _draw_souwester(pen: Pen, colour: Colour) -> None:
    place = pen.stance.face
    brim = (
        (-0.88, 0.66),
        (-0.70, 0.28),
        (-0.40, 0.06),
        (0.38, 0.04),
        (0.62, 0.24),
        (0.40, 0.24),
        (0.0, 0.22),
        (-0.34, 0.34),
    )
    pen.round(brim, mix(colour, _DARK, 0.14), place)
    pen.round(tuple((x, y - 0.06) for x, y in _DOME), colour, place)


def _draw_crown(pen: Pen, colour: Colour) -> None:
    spikes = (
        (-0.44, 0.16),
        (-0.50, -0.26),
        (-0.28, -0.06),
        (-0.04, -0.34),
        (0.20, -0.06),
        (0.44, -0.26),
        (0.40, 0.14),
    )
    pen.shape(spikes, colour, pen.stance.face)


def _draw_headscarf(pen: Pen, colour: Colour) -> None:
    place, turn = pen.stance.face, pen.stance.turn
    outer = (
        (-0.50, 1.06),
        (-0.54, 0.36),
        (-0.34, -0.04),
        (0.0, -0.12),
        (0.30, -0.02),
        (0.44, 0.30),
    )
    inner = (
        (0.38, 0.36),
        (0.20, 0.14),
        (-0.06, 0.16),
        (-0.24 + 0.04 * turn, 0.46),
        (-0.18, 0.86),
        (0.10, 1.06),
        (0.14, 1.22),
        (-0.2, 1.2),
    )
    pen.shape(curve((*outer, *inner)), colour, place)


def _draw_paper(pen: Pen, colour: Colour) -> None:
    place = pen.stance.face
    pen.shape(((-0.62, 0.04), (-0.02, -0.56), (0.58, 0.02), (0.0, 0.06)), colour, place)
    pen.shape(
        ((-0.62, 0.04), (-0.46, 0.24), (0.42, 0.22), (0.58, 0.02), (0.0, 0.06)),
        mix(colour, _DARK, 0.08),
        place,
    )
    for row in (0.10, 0.16):
        pen.line(((-0.40, row), (0.36, row - 0.01)), place, 0.6, 0.5)


def _draw_hood_rim(pen: Pen, colour: Colour) -> None:
    """The near edge of a hood, before the hair."""
    rim = (
        (-0.58, 1.02),
        (-0.62, 0.36),
        (-0.42, -0.08),
        (0.0, -0.22),
        (0.34, -0.06),
        (0.46, 0.28),
        (0.38, 0.30),
        (0.22, 0.08),
        (-0.02, 0.04),
        (-0.26, 0.16),
        (-0.36, 0.50),
        (-0.34, 1.00),
    )
    pen.shape(curve(rim), colour, pen.stance.face)


_HATS: Mapping[str, Callable[[Pen, Colour], None]] = {
    "hat": _draw_hat,
    "cap": _draw_cap,
    "peaked": _draw_peaked,
    "beanie": _draw_beanie,
    "beret": _draw_beret,
    "helmet": _draw_helmet,
    "souwester": _draw_souwester,
    "crown": _draw_crown,
    "headscarf": _draw_headscarf,
    "paper": _draw_paper,
    "hood": _draw_hood_rim,
}
