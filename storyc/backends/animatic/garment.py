"""Clothes over a body: trunk, coat, skirt, collar, scarf."""

from collections.abc import Mapping
from dataclasses import dataclass

from storyc.backends.animatic.attire import Attire
from storyc.backends.animatic.canvas import Point
from storyc.backends.animatic.colour import Colour, mix
from storyc.backends.animatic.pen import Pen, Shape, curve
from storyc.backends.animatic.pose import Pose

_TRUNK: Shape = (
    (0.030, 0.150),
    (0.060, 0.167),
    (0.098, 0.184),
    (0.110, 0.216),
    (0.098, 0.29),
    (0.088, 0.38),
    (0.094, 0.46),
    (0.100, 0.535),
    (-0.104, 0.535),
    (-0.098, 0.46),
    (-0.092, 0.38),
    (-0.104, 0.29),
    (-0.122, 0.218),
    (-0.108, 0.185),
    (-0.064, 0.167),
    (-0.030, 0.150),
)
_NECK: Shape = ((-0.022, 0.10), (0.026, 0.10), (0.030, 0.170), (0.0, 0.190), (-0.034, 0.170))
_COLLAR: Shape = ((-0.040, 0.146), (0.046, 0.146), (0.044, 0.180), (0.004, 0.206), (-0.048, 0.182))
_OPENING: Shape = ((-0.030, 0.164), (0.036, 0.164), (0.040, 0.30), (0.020, 0.535), (-0.010, 0.535))
_SEATED = 0.1
"""Somebody whose hips sank further sits or kneels: a skirt lies over the knees."""
_SHORT = 0.60
"""Hems above this are only a longer trunk."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Units: statures. `hem` is how low a garment reaches, `flare` half its width there."""

    hem: float
    flare: float
    opens: bool = False
    buttons: bool = False
    lapels: bool = False
    belt: bool = False


_CUTS: Mapping[str, _Cut] = {
    "raincoat": _Cut(0.76, 0.165, buttons=True),
    "coat": _Cut(0.80, 0.150, buttons=True, lapels=True),
    "robe": _Cut(0.93, 0.165, belt=True, lapels=True),
    "labcoat": _Cut(0.74, 0.140, opens=True, lapels=True),
    "parka": _Cut(0.64, 0.140, buttons=True),
    "jacket": _Cut(0.545, 0.11, opens=True, lapels=True),
    "suit": _Cut(0.565, 0.11, opens=True, lapels=True),
    "uniform": _Cut(0.565, 0.11, buttons=True, belt=True),
    "apron": _Cut(0.70, 0.085),
    "dress": _Cut(0.72, 0.150, belt=True),
    "pinafore": _Cut(0.68, 0.145, belt=True),
    "skirt": _Cut(0.70, 0.125),
}
_LEATHER: Colour = (58, 46, 42)
_TIE: Shape = ((-0.004, 0.180), (0.018, 0.180), (0.024, 0.34), (0.008, 0.37), (-0.004, 0.34))


def draw_trunk(pen: Pen, attire: Attire, pose: Pose, *, from_behind: bool) -> None:
    """Draw the trunk with everything on it but the near arm."""
    place = pen.stance.upper
    coat = _CUTS.get(attire.coat or "")
    if attire.dress == "skirt":
        _draw_skirt(pen, _CUTS["skirt"], attire.dress_colour, pose)
    top = attire.dress_colour if attire.dress == "dress" else attire.top_colour
    pen.round(_TRUNK, top, place)
    if attire.dress in {"dress", "pinafore"}:
        _draw_skirt(pen, _CUTS[attire.dress], attire.dress_colour, pose)
        _draw_bib(pen, attire)
    if coat is not None:
        _draw_coat(pen, coat, attire, pose, from_behind=from_behind)
    elif not from_behind:
        _draw_neckline(pen, attire)


def draw_neck(pen: Pen, skin: Colour) -> None:
    """Draw the neck, in the shade of the chin."""
    pen.round(_NECK, mix(skin, (110, 60, 56), 0.22), pen.stance.upper, shaded=False)


def draw_scarf(pen: Pen, attire: Attire) -> None:
    """Draw a scarf around the neck, over everything but the head."""
    colour = attire.colour_of("scarf")
    if colour is None:
        return
    place = pen.stance.upper
    pen.round(
        ((-0.016, 0.17), (0.028, 0.17), (0.040, 0.33), (0.0, 0.335)),
        mix(colour, _LEATHER, 0.1),
        place,
    )
    pen.round(
        (
            (-0.062, 0.142),
            (0.0, 0.150),
            (0.062, 0.142),
            (0.056, 0.186),
            (0.0, 0.205),
            (-0.062, 0.188),
        ),
        colour,
        place,
    )


def _draw_bib(pen: Pen, attire: Attire) -> None:
    if attire.dress != "pinafore":
        return
    place = pen.stance.upper
    pen.shape(
        ((-0.062, 0.25), (0.066, 0.25), (0.088, 0.40), (-0.088, 0.40)), attire.dress_colour, place
    )
    for x in (-0.056, 0.050):
        pen.flat(
            ((x, 0.168), (x + 0.018, 0.168), (x + 0.012, 0.27), (x - 0.006, 0.27)),
            attire.dress_colour,
            place,
        )


def _draw_coat(pen: Pen, cut: _Cut, attire: Attire, pose: Pose, *, from_behind: bool) -> None:
    place, colour = pen.stance.upper, attire.coat_colour
    if attire.coat == "apron":
        _draw_skirt(pen, cut, colour, pose)
        pen.shape(((-0.055, 0.24), (0.060, 0.24), (0.09, 0.42), (-0.09, 0.42)), colour, place)
        return
    _draw_skirt(pen, cut, colour, pose)
    pen.round(tuple((round(x * 1.07, 4), y) for x, y in _TRUNK), colour, place)
    if from_behind:
        return
    _draw_front(pen, cut, attire)
    _draw_fastening(pen, cut, colour)


def _draw_front(pen: Pen, cut: _Cut, attire: Attire) -> None:
    """Draw what a coat leaves open, and its collar."""
    place, colour = pen.stance.upper, attire.coat_colour
    if cut.opens:
        pen.flat(curve(_OPENING), attire.top_colour, place)
    elif cut.lapels:
        pen.flat(((-0.030, 0.164), (0.036, 0.164), (0.012, 0.255)), attire.top_colour, place)
    tie = attire.colour_of("tie")
    if tie is not None or attire.coat == "suit":
        pen.flat(_TIE, tie or (96, 48, 56), place)
    if cut.lapels:
        for side, out in ((-1, -0.072), (1, 0.074)):
            lapel = ((side * 0.034, 0.160), (out, 0.20), (out * 0.72, 0.235), (0.012, 0.305))
            pen.shape(lapel, mix(colour, (255, 255, 255), 0.05), place, shaded=False)
    else:
        pen.shape(
            ((-0.044, 0.158), (0.048, 0.158), (0.052, 0.190), (0.006, 0.214), (-0.050, 0.190)),
            mix(colour, _LEATHER, 0.14),
            place,
            shaded=False,
        )


def _draw_fastening(pen: Pen, cut: _Cut, colour: Colour) -> None:
    place = pen.stance.upper
    if not cut.opens:
        pen.line(((0.012, 0.25), (0.012, 0.52)), place, 0.9, 0.8)
    if cut.buttons:
        for y in (0.27, 0.35, 0.43):
            pen.oval((0.034, y), (0.0075, 0.0075), mix(colour, _LEATHER, 0.55), place, inked=False)
    if cut.belt:
        pen.flat(
            ((-0.098, 0.395), (0.098, 0.395), (0.100, 0.425), (-0.100, 0.425)),
            mix(colour, _LEATHER, 0.55),
            place,
        )


def _draw_neckline(pen: Pen, attire: Attire) -> None:
    place = pen.stance.upper
    if attire.top == "shirt" and attire.dress != "dress":
        for side in (-1, 1):
            collar = (
                (side * 0.012, 0.172),
                (side * 0.046, 0.158),
                (side * 0.058, 0.188),
                (side * 0.026, 0.208),
            )
            pen.shape(collar, mix(attire.top_colour, (255, 255, 255), 0.2), place, shaded=False)
        tie = attire.colour_of("tie")
        if tie is not None:
            pen.flat(_TIE, tie, place)
        else:
            pen.line(((0.006, 0.20), (0.008, 0.52)), place, 0.7, 0.5)
    else:
        pen.round(_COLLAR, mix(attire.top_colour, _LEATHER, 0.16), place, shaded=False)


def _draw_skirt(pen: Pen, cut: _Cut, colour: Colour, pose: Pose) -> None:
    """Draw what hangs from the waist: over the knees of somebody who sits."""
    if cut.hem < _SHORT and pose.drop > _SEATED:
        return
    upper, lower = pen.stance.upper, pen.stance.lower
    waist = [upper((-0.092, 0.38)), upper((-0.108, 0.53))]
    back_to_front = [upper((0.106, 0.53)), upper((0.090, 0.38))]
    if pose.drop > _SEATED:
        knee_x, knee_y = pose.front_leg[0]
        fall = min(knee_y + 0.045 + max(0.0, cut.hem - 0.64), 0.95)
        over = [lower((-0.10, pose.hips + 0.075)), lower((knee_x - 0.07, fall))]
        over += [lower((knee_x + 0.055, fall)), lower((knee_x + 0.06, knee_y - 0.03))]
        edge = [*waist, *over, upper((0.09, 0.44)), upper((0.090, 0.38))]
    else:
        stride = max(0.0, pose.front_leg[0][0] - 0.06)
        hem = [(-cut.flare - stride, cut.hem), (-0.3 * cut.flare, cut.hem + 0.012)]
        hem += [(0.4 * cut.flare, cut.hem + 0.012), (cut.flare + stride, cut.hem)]
        edge = [*waist, *(lower(each) for each in hem), *back_to_front]
    pen.shape(edge, colour, _as_it_is)
    if pose.drop <= _SEATED and cut.hem > _SHORT:
        x = 0.012
        pen.line((upper((x, 0.52)), lower((x + 0.01, cut.hem))), _as_it_is, 0.8, 0.7)


def _as_it_is(point: Point) -> Point:
    return point
