"""Heads: skull, ears, beard, with the hair and hat of somebody around them."""

from storyc.backends.animatic.attire import Attire
from storyc.backends.animatic.canvas import Point
from storyc.backends.animatic.colour import Colour
from storyc.backends.animatic.ear import draw_ear
from storyc.backends.animatic.face import Mood, draw_face
from storyc.backends.animatic.guise import Guise
from storyc.backends.animatic.hair import draw_hair, draw_hair_behind
from storyc.backends.animatic.headgear import draw_glasses, draw_hat, draw_hood
from storyc.backends.animatic.pen import Pen, Shape, curve

_FRONT: Shape = (
    (0.0, 0.0),
    (0.24, 0.03),
    (0.36, 0.19),
    (0.385, 0.38),
    (0.375, 0.47),
    (0.365, 0.60),
    (0.31, 0.78),
    (0.17, 0.95),
    (0.0, 1.0),
    (-0.17, 0.95),
    (-0.31, 0.78),
    (-0.365, 0.60),
    (-0.385, 0.38),
    (-0.36, 0.19),
    (-0.24, 0.03),
)
_ASIDE: Shape = (
    (-0.04, 0.0),
    (0.20, 0.035),
    (0.335, 0.18),
    (0.36, 0.35),
    (0.325, 0.46),
    (0.355, 0.61),
    (0.31, 0.79),
    (0.26, 0.95),
    (0.14, 1.01),
    (-0.02, 0.95),
    (-0.23, 0.80),
    (-0.34, 0.64),
    (-0.45, 0.42),
    (-0.44, 0.20),
    (-0.28, 0.04),
)
_FULL: Shape = (
    (-0.37, 0.52),
    (-0.22, 0.66),
    (-0.10, 0.725),
    (0.02, 0.735),
    (0.14, 0.725),
    (0.24, 0.66),
    (0.37, 0.52),
)
"""Where a beard begins, from ear to ear under the cheeks."""
_JAW: Shape = ((0.40, 0.64), (0.36, 0.86), (0.20, 1.10), (0.0, 1.14), (-0.22, 1.06), (-0.38, 0.84))
_CHIN: Shape = ((0.30, 0.78), (0.16, 0.95), (0.0, 1.0), (-0.20, 0.94), (-0.30, 0.78))
_STUBBLE: Colour = (70, 64, 64)
_MOUSTACHE: Shape = (
    (0.0, 0.725),
    (0.11, 0.735),
    (0.19, 0.815),
    (0.09, 0.79),
    (0.0, 0.785),
    (-0.09, 0.79),
    (-0.19, 0.815),
    (-0.11, 0.735),
)

_FROM_BEHIND = 0.3
_HAIRY, _NAPE = 1.1, 0.92
"""How much wider hair makes a head, and how much shorter the nape is than the chin."""

_SEEN_FROM = 0.016
"""Heads at least this high, in picture heights, have features."""


def draw_head_behind(pen: Pen, guise: Guise, attire: Attire) -> None:
    """Draw what falls down behind the shoulders."""
    if attire.hat == "hood" or attire.hood_down:
        draw_hood(pen, attire.outermost, worn=attire.hat == "hood")
    draw_hair_behind(pen, guise)


def draw_head(pen: Pen, guise: Guise, attire: Attire, mood: Mood, *, pitch: float = 0.0) -> None:
    """Draw a head towards the camera.

    Args:
        pen: draws in the head's coordinates.
        guise: whose it is.
        attire: hat and glasses.
        mood: what the face shows.
        pitch: how far the features lie higher or lower, in heads: the camera looks up or down.
    """
    turn = pen.stance.turn
    place = pen.stance.face
    draw_ear(pen, guise.skin, -0.385 + 0.21 * turn)
    if turn < 0.4:  # noqa: PLR2004  # a head turned further hides its other ear
        draw_ear(pen, guise.skin, 0.385)
    pen.round(between(_FRONT, _ASIDE, turn), guise.skin, place)
    draw_ear(pen, guise.skin, -0.385 + 0.23 * turn)
    if pen.stance.head_size >= _SEEN_FROM:
        _draw_beard(pen, guise)
        draw_face(pen, guise, mood, pitch)
    draw_hair(pen, guise, under_hat=attire.hat is not None)
    draw_glasses(pen, attire, guise.marks, pitch)
    draw_hat(pen, attire)


def draw_back_of_head(pen: Pen, guise: Guise, attire: Attire) -> None:
    """Draw a head from behind: hair all over, an ear, the hat."""
    bare = guise.hair == "bald"
    if attire.hat == "hood":
        draw_hood(pen, attire.outermost, worn=True)
        return
    draw_ear(pen, guise.skin, 0.32)
    skull = between(_FRONT, _ASIDE, _FROM_BEHIND)
    if bare:
        pen.round(skull, guise.skin, pen.stance.face)
    else:
        grown = tuple((x * _HAIRY, 0.45 + (y - 0.45) * _HAIRY * _NAPE) for x, y in skull)
        pen.round(grown, guise.hair_colour, pen.stance.face)
        draw_hair(pen, guise, under_hat=attire.hat is not None, from_behind=True)
        draw_hair_behind(pen, guise, from_behind=True)
    draw_hat(pen, attire)


def between(front: Shape, aside: Shape, turn: float) -> Shape:
    """Return a shape between the one from the front and the one turned aside."""
    return tuple(
        (round(a[0] + (b[0] - a[0]) * turn, 4), round(a[1] + (b[1] - a[1]) * turn, 4))
        for a, b in zip(front, aside, strict=True)
    )


def _draw_beard(pen: Pen, guise: Guise) -> None:
    place, turn = pen.stance.face, pen.stance.turn

    def turned(points: Shape) -> list[Point]:
        return [(x * (1 - 0.12 * turn) + 0.09 * turn, y) for x, y in points]

    match guise.beard:
        case "beard":
            pen.shape(turned(curve((*_FULL, *_JAW))), guise.beard_colour, place)
        case "stubble":
            pen.flat(turned(curve((*_FULL, *_CHIN))), _STUBBLE, place, 0.28)
        case _:
            pass
    if guise.beard in {"beard", "moustache"}:
        shift = 0.135 * turn
        points = [(shift + x * (1 - 0.08 * turn), y) for x, y in curve(_MOUSTACHE)]
        pen.shape(points, guise.beard_colour, place, shaded=False)
