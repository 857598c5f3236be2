"""Hair: a cap over the skull, what falls behind, plaits and tails."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from storyc.backends.animatic.colour import mix
from storyc.backends.animatic.ear import draw_ear
from storyc.backends.animatic.guise import Guise
from storyc.backends.animatic.pen import Pen, Shape, curve

_LINE_FRONT: Shape = (
    (-0.385, 0.50),
    (-0.34, 0.34),
    (-0.20, 0.22),
    (0.02, 0.19),
    (0.20, 0.22),
    (0.34, 0.34),
    (0.385, 0.50),
)
_LINE_ASIDE: Shape = (
    (-0.22, 0.56),
    (-0.15, 0.38),
    (-0.05, 0.25),
    (0.12, 0.19),
    (0.25, 0.21),
    (0.335, 0.28),
    (0.365, 0.38),
)
_RIM_FRONT: Shape = (
    (0.42, 0.46),
    (0.43, 0.24),
    (0.30, 0.02),
    (0.0, -0.05),
    (-0.30, 0.02),
    (-0.43, 0.24),
    (-0.42, 0.46),
)
_RIM_ASIDE: Shape = (
    (0.385, 0.34),
    (0.385, 0.18),
    (0.25, -0.01),
    (-0.06, -0.05),
    (-0.36, 0.04),
    (-0.50, 0.30),
    (-0.42, 0.66),
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """How hair is cut.

    Units: heads. `volume` lifts the hair off the skull, `fringe` lets it fall into the forehead,
    `behind` is how low it falls behind the neck.
    """

    volume: float
    fringe: float = 0.0
    behind: float = 0.0


_CUTS = {
    "crop": _Cut(0.00),
    "short": _Cut(0.06, 0.05),
    "bob": _Cut(0.09, 0.08, 0.98),
    "long": _Cut(0.08, 0.02, 1.62),
    "curls": _Cut(0.10, 0.06),
    "afro": _Cut(0.26, 0.03),
    "bun": _Cut(0.03, 0.0),
    "ponytail": _Cut(0.03, 0.0),
    "plait": _Cut(0.03, 0.0),
    "plaits": _Cut(0.04, 0.05),
}
_BEHIND_EAR = (-0.31, 0.64)
"""Where combed hair leaves the ear free."""
_NAPE: Shape = (
    (-0.34, 0.60),
    (-0.30, 0.74),
    (-0.16, 0.84),
    (0.02, 0.88),
    (0.20, 0.82),
    (0.30, 0.72),
    (0.36, 0.58),
)
_UNDER_HAT = 0.02
_CURLED = {"curls", "afro"}
_COMBED = {"plait", "plaits", "bun", "ponytail", "long"}


def draw_hair_behind(pen: Pen, guise: Guise, *, from_behind: bool = False) -> None:
    """Draw what hangs down behind the neck."""
    if guise.hair == "bald":
        return
    cut, turn, place = _CUTS[guise.hair], pen.stance.turn, pen.stance.face
    if cut.behind:
        shift, low = -0.07 * turn, cut.behind
        mass = (
            (-0.30, 0.02),
            (0.30, 0.02),
            (0.47, 0.36),
            (0.47 - 0.09 * turn, low * 0.75),
            (0.38 - 0.10 * turn, low),
            (0.0, low + 0.02),
            (-0.44, low),
            (-0.53, low * 0.75),
            (-0.50, 0.36),
        )
        points = tuple((round(x + shift, 4), y) for x, y in mass)
        pen.round(points, mix(guise.hair_colour, (20, 16, 20), 0.16), place)
    match guise.hair:
        case "ponytail":
            tail = ((-0.40, 0.16), (-0.66, 0.20), (-0.82, 0.62), (-0.70, 1.12), (-0.60, 0.66))
            pen.round(tail, guise.hair_colour, place)
        case "bun":
            pen.oval((-0.36, 0.06), (0.20, 0.19), guise.hair_colour, place)
        case "plait":
            _draw_plait(pen, guise, -0.06 if from_behind else -0.44, 0.84 if from_behind else 0.70)
        case "plaits":
            _draw_plait(pen, guise, -0.47, 0.72)
            _draw_plait(pen, guise, 0.42 - 0.02 * turn, 0.72)
        case _:
            pass


def _draw_plait(pen: Pen, guise: Guise, x: float, y: float) -> None:
    for index in range(5):
        out = 0.02 * index * (-1 if x < 0 else 1)
        size = 0.125 - 0.014 * index
        pen.oval((x + out, y + index * 0.155), (size, 0.105), guise.hair_colour, pen.stance.face)


def draw_hair(pen: Pen, guise: Guise, *, under_hat: bool, from_behind: bool = False) -> None:
    """Draw the hair on the skull."""
    if guise.hair == "bald":
        return
    cut, place = _CUTS[guise.hair], pen.stance.face
    volume = _UNDER_HAT if under_hat else cut.volume
    line, rim = _outline(round(pen.stance.turn, 2), volume, cut.fringe)
    is_curled = guise.hair in _CURLED and not under_hat
    if is_curled:
        _draw_curls(pen, guise, rim)
    if from_behind:
        _draw_strands(pen, _NAPE, rim)
        return
    if guise.hair in _COMBED:
        line = (_BEHIND_EAR, *line[1:])
    pen.shape(curve((*line, *rim)), guise.hair_colour, place)
    if guise.hair in _COMBED:
        draw_ear(pen, guise.skin, -0.385 + 0.21 * pen.stance.turn)
    if is_curled:
        for x, y in line[1:-1]:
            pen.oval((x, y - 0.02), (0.085, 0.075), guise.hair_colour, place)
    elif guise.hair in _COMBED:
        _draw_strands(pen, line, rim)
    else:
        _draw_tufts(pen, guise, line)


def _draw_curls(pen: Pen, guise: Guise, rim: Shape) -> None:
    size = 0.12 if guise.hair == "curls" else 0.17
    for x, y in rim:
        pen.oval((x * 0.95, y * 0.95 + 0.02), (size, size), guise.hair_colour, pen.stance.face)


def _draw_strands(pen: Pen, line: Shape, rim: Shape) -> None:
    """Draw lines from the parting to the hairline and to the back."""
    top = (rim[3][0] + 0.10, rim[3][1] + 0.04)
    for tip, bend in (
        (line[1], -0.04),
        (line[2], 0.02),
        (line[3], 0.05),
        (line[5], 0.06),
        (rim[5], -0.08),
    ):
        end = (top[0] + (tip[0] - top[0]) * 0.8, top[1] + (tip[1] - top[1]) * 0.8)
        middle = ((top[0] + end[0]) / 2 + bend, (top[1] + end[1]) / 2 - 0.03)
        start = (top[0] + (end[0] - top[0]) * 0.12, top[1] + (end[1] - top[1]) * 0.12)
        pen.line((start, middle, end), pen.stance.face, 0.7, 0.55)


def _draw_tufts(pen: Pen, guise: Guise, line: Shape) -> None:
    """Draw strands that fall into the forehead."""
    for index, (a, b) in enumerate(pairwise(line[1:6])):
        deep = 0.055 if index % 2 else 0.085
        tip = ((a[0] + b[0]) / 2 + 0.05, (a[1] + b[1]) / 2 + deep)
        pen.flat(
            ((a[0] - 0.03, a[1] - 0.05), tip, (b[0] + 0.03, b[1] - 0.05)),
            guise.hair_colour,
            pen.stance.face,
        )
        pen.line(((a[0], a[1] - 0.01), tip, (b[0], b[1] - 0.01)), pen.stance.face, 0.8, 0.8)
    pen.line(
        (
            (line[2][0], line[2][1] - 0.16),
            (line[3][0] + 0.05, line[3][1] - 0.12),
            (line[4][0], line[4][1] - 0.01),
        ),
        pen.stance.face,
        0.7,
        0.5,
    )


@cache
def _outline(turn: float, volume: float, fringe: float) -> tuple[Shape, Shape]:
    def at(front: Shape, aside: Shape) -> list[tuple[float, float]]:
        return [
            (a[0] + (b[0] - a[0]) * turn, a[1] + (b[1] - a[1]) * turn)
            for a, b in zip(front, aside, strict=True)
        ]

    line = tuple(
        (x, y + fringe * (1 - abs(index - 3) / 3.5))
        for index, (x, y) in enumerate(at(_LINE_FRONT, _LINE_ASIDE))
    )
    rim = tuple(
        (x * (1 + volume), 0.4 + (y - 0.4) * (1 + volume * 1.6))
        for x, y in at(_RIM_FRONT, _RIM_ASIDE)
    )
    return line, rim
