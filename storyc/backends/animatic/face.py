"""Faces: eyes that look somewhere, brows, nose, mouth."""

from dataclasses import dataclass
from typing import Literal

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.colour import Colour, mix
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.guise import Guise
from storyc.backends.animatic.pen import Pen, curve, oval

Feeling = Literal["calm", "joy", "grief", "anger", "fear"]

_FEELINGS = Glossary(lexicon.FEELINGS)
_FINE_FROM = 0.075
"""Heads at least this high, in picture heights, have eyes with whites and lids."""

_LIPS: Colour = (164, 84, 78)
_WHITE: Colour = (244, 240, 232)
_IRIS: Colour = (62, 54, 58)

_BROWS = {"calm": 0.0, "joy": -0.01, "grief": -0.07, "anger": 0.075, "fear": -0.05}
"""How much lower a brow is at the nose than at its outer end."""

_LIFTED = {"calm": 0.0, "joy": 0.02, "grief": 0.01, "anger": -0.03, "fear": 0.06}
_CORNERS = {"calm": 0.0, "joy": 0.055, "grief": -0.045, "anger": -0.02, "fear": -0.015}


@dataclass(frozen=True, slots=True)
class Mood:
    """What a face shows."""

    feeling: str = "calm"
    speaks: bool = False


def mood_of(doing: str, *, speaks: bool) -> Mood:
    """Read a mood from what somebody does, in words."""
    return Mood(_FEELINGS.first(doing.casefold()) or "calm", speaks)


def draw_face(pen: Pen, guise: Guise, mood: Mood, pitch: float) -> None:
    """Draw the features of a head that is turned as its stance says."""
    middle = 0.15 * pen.stance.turn
    is_fine = pen.stance.head_size >= _FINE_FROM
    near, far = middle - 0.165, middle + 0.165 - 0.035 * pen.stance.turn
    eyes = 0.50 + pitch
    for x, outward, size in ((near, -1, 1.0), (far, 1, 1 - 0.18 * pen.stance.turn)):
        if is_fine:
            _draw_eye(pen, (x, eyes), size, guise, mood)
        else:
            pen.flat(oval((x + 0.02, eyes), (0.036 * size, 0.05)), _IRIS, pen.stance.face)
        _draw_brow(pen, (x, eyes), outward * size, guise, mood)
    if is_fine:
        _draw_marks(pen, guise, middle, pitch)
        _draw_nose(pen, guise, middle, pitch)
    _draw_mouth(pen, mood, middle, pitch, is_fine=is_fine)


def _draw_eye(pen: Pen, at: tuple[float, float], size: float, guise: Guise, mood: Mood) -> None:
    x, y = at
    wide = 0.098 * size * (1.12 if guise.is_child else 1.0)
    open_ = 0.044 * (1.3 if guise.is_child else 1.0) * (1.35 if mood.feeling == "fear" else 1.0)
    open_ *= 0.62 if mood.feeling == "joy" else 1.0
    place = pen.stance.face
    almond = (
        (x - wide, y),
        (x - wide * 0.35, y - open_),
        (x + wide * 0.4, y - open_),
        (x + wide, y),
    )
    lower = ((x + wide * 0.4, y + open_ * 0.7), (x - wide * 0.4, y + open_ * 0.7))
    pen.flat(curve((*almond, *lower)), _WHITE, place)
    gaze = x + 0.035 * pen.stance.turn * size
    pen.flat(oval((gaze, y - 0.008), (0.047 * size, min(0.05, open_ * 0.98))), _IRIS, place)
    pen.canvas.ellipse(
        place((gaze - 0.014 * pen.stance.side, y - 0.02)),
        (0.011 * pen.stance.head_size, 0.011 * pen.stance.head_size),
        pen.lit(_WHITE),
    )
    pen.line(almond, place, 1.6)
    pen.line([almond[0], *reversed(lower), almond[-1]], place, 0.6, 0.5)


def _draw_brow(
    pen: Pen, eye: tuple[float, float], outward: float, guise: Guise, mood: Mood
) -> None:
    x, y = eye
    high = y - 0.125 - _LIFTED[mood.feeling]
    dip = _BROWS[mood.feeling]
    inner, outer = (x - outward * 0.085, high + dip), (x + outward * 0.115, high + 0.02 - dip * 0.3)
    top = (x + outward * 0.03, high - 0.022)
    tone = mix(guise.hair_colour, (40, 34, 38), 0.35)
    pen.flat(
        (inner, top, outer, (top[0], top[1] + 0.034), (inner[0], inner[1] + 0.034)),
        tone,
        pen.stance.face,
    )


def _draw_nose(pen: Pen, guise: Guise, middle: float, pitch: float) -> None:
    turn, place = pen.stance.turn, pen.stance.face
    tip = middle + 0.03 + 0.10 * turn
    y = 0.69 + pitch * 0.8
    shade = mix(guise.skin, (96, 50, 52), 0.26)
    ridge = middle + 0.035 + 0.03 * turn
    pen.flat(
        ((ridge, 0.53 + pitch), (tip, y - 0.02), (middle - 0.03, y + 0.01)), shade, place, 0.45
    )
    pen.line(
        (
            (tip - 0.012, y - 0.07),
            (tip, y - 0.01),
            (tip - 0.05, y + 0.018),
            (middle - 0.03, y + 0.004),
        ),
        place,
    )


def _draw_mouth(pen: Pen, mood: Mood, middle: float, pitch: float, *, is_fine: bool) -> None:
    place = pen.stance.face
    x, y = middle + 0.025 * pen.stance.turn, 0.815 + pitch * 0.6
    lift = _CORNERS[mood.feeling]
    wide = 0.135 - 0.02 * pen.stance.turn
    left, right = (x - wide, y - lift), (x + wide * 0.92, y - lift)
    if mood.speaks or mood.feeling == "fear":
        open_ = 0.075 if mood.feeling in {"anger", "joy"} else 0.045
        lips = (
            (x - wide * 0.85, y - lift),
            (x, y - 0.025),
            (x + wide * 0.8, y - lift),
            (x, y + open_),
        )
        pen.shape(curve(lips), (92, 40, 44), place, shaded=False)
        if is_fine:
            pen.flat(
                (
                    (x - wide * 0.5, y - 0.01),
                    (x + wide * 0.45, y - 0.01),
                    (x + wide * 0.3, y + 0.012),
                    (x - wide * 0.35, y + 0.012),
                ),
                _WHITE,
                place,
                0.9,
            )
        return
    if is_fine:
        pen.flat(
            curve((left, (x, y - 0.022), right, (x, y + 0.035 + lift * 0.3))), _LIPS, place, 0.55
        )
    pen.line((left, (x, y + lift * 0.35), right), place, 1.2 if is_fine else 0.9)


def _draw_marks(pen: Pen, guise: Guise, middle: float, pitch: float) -> None:
    place = pen.stance.face
    if guise.is_old:
        for outward in (-1, 1):
            x = middle + outward * 0.19
            pen.line(
                ((x - outward * 0.05, 0.70 + pitch), (x + outward * 0.01, 0.80 + pitch)),
                place,
                0.8,
                0.55,
            )
            pen.line(
                ((x - outward * 0.07, 0.575 + pitch), (x + outward * 0.05, 0.59 + pitch)),
                place,
                0.7,
                0.45,
            )
        pen.line(((middle - 0.14, 0.265), (middle + 0.14, 0.26)), place, 0.7, 0.35)
    if "freckles" in guise.marks:
        tone = mix(guise.skin, (140, 74, 40), 0.55)
        for index in range(12):
            side = -1 if index % 2 else 1
            x = middle + side * (0.08 + 0.022 * (index // 2))
            pen.flat(
                oval((x, 0.62 + pitch + 0.025 * (index * 3 % 4)), (0.011, 0.011)), tone, place, 0.7
            )
    if "scar" in guise.marks:
        x = middle - 0.16
        pen.line(((x + 0.03, 0.26 + pitch), (x - 0.03, 0.44 + pitch)), place, 1.0, 0.7)
