"""The board of one panel: place, figures, things, weather, tags."""

from PIL import Image

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.brush import Spot
from storyc.backends.animatic.camera import reach_of
from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Light, lamplit, light_of, mix, overcast
from storyc.backends.animatic.company import actors_of, draw_actors
from storyc.backends.animatic.framing import HELD, Framing, framing_of
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.inside import is_inside, place_of, setting_of
from storyc.backends.animatic.layout import Box
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.place import draw_place
from storyc.backends.animatic.portrait import Portraits
from storyc.backends.animatic.prop import draw_prop, draw_table, draw_table_shadow
from storyc.backends.animatic.room import is_lit
from storyc.backends.animatic.shoulder import draw_shoulder
from storyc.backends.animatic.sight import draw_sights, sights_of
from storyc.backends.animatic.tag import Tag, draw_tags
from storyc.backends.animatic.weather import draw_weather, weather_of
from storyc.emit.sheet import Figure, Panel

_OVER_THE_SHOULDER = "OVER THE SHOULDER"
_CORNERS, _DARK_CORNERS = 0.34, 0.8
"""How much the place darkens towards its corners; what somebody sees does so the most."""

_PARTS = Glossary(lexicon.PARTS)

NO_PORTRAITS = Portraits()


def draw_board(
    panel: Panel,
    picture: Box,
    letters: Lettering,
    unit: float,
    *,
    portraits: Portraits = NO_PORTRAITS,
) -> Image.Image:
    """Draw a panel.

    Shape: an RGB image of `canvas.board_size(picture)`.
    """
    light = _light(panel)
    people = tuple(each for each in panel.figures if each.kind == "character")
    things = tuple(each for each in panel.figures if each.kind == "prop")
    shoulder = _shoulder_side(people) if panel.size == _OVER_THE_SHOULDER else 0
    shown = tuple(it for it in people if not it.from_behind)[: 1 if shoulder else None]
    aspect, part = picture.width / picture.height, _part(shown)
    if part is not None:
        shown = tuple(it.model_copy(update={"posture": "stands"}) for it in shown)
    framing = framing_of(panel.size, panel.angle, len(shown), aspect, part=part)
    canvas = _begin(picture, panel, framing, light)
    sights = sights_of(panel)
    if panel.size == "INSERT" and things:
        tags = _draw_insert(canvas, things, light)
    else:
        seen = draw_sights(canvas, panel, sights, framing, light)
        actors = actors_of(shown, framing, canvas.aspect, shoulder=shoulder)
        tags = draw_actors(canvas, actors, framing, light, portraits, indoors=is_inside(panel))
        tags += (*_draw_things(canvas, things, framing, light), *seen)
    if shoulder:
        tags += _draw_foreground_shoulder(canvas, people, light, shoulder)
    _finish(canvas, panel, framing, light)
    draw_tags(canvas, tags, reach_of(panel), letters, unit)
    return canvas.image


def _part(people: tuple[Figure, ...]) -> str | None:
    """Return what a shot is on of somebody alone: `ANN's hands`."""
    words = people[0].part if len(people) == 1 else None
    part = None if words is None else _PARTS.earliest(words.casefold())
    return HELD if part == "hands" and people[0].holding else part


def _light(panel: Panel) -> Light:
    light, weather = light_of(panel.time_of_day), weather_of(panel.weather)
    if weather.rain or weather.snow or weather.fog:
        light = overcast(light, wet=weather.rain)
    is_lamplit = light.is_dark_out and is_inside(panel) and is_lit(place_of(panel))
    return lamplit(light) if is_lamplit else light


def _begin(picture: Box, panel: Panel, framing: Framing, light: Light) -> Canvas:
    """Return a board with the place on it; one out of focus costs a fraction of a sharp one."""
    fall = _DARK_CORNERS if panel.size == "POV" else _CORNERS
    canvas = Canvas(picture, is_rough=framing.softness > 0)
    draw_place(canvas, panel, framing, light)
    if framing.softness:
        return Canvas(picture, onto=canvas.out_of_focus(framing.softness, fall))
    canvas.darken_edges(fall)
    return canvas


def _finish(canvas: Canvas, panel: Panel, framing: Framing, light: Light) -> None:
    if setting_of(panel) != "INT" and panel.size != "INSERT":
        draw_weather(canvas, weather_of(panel.weather), light)
    if framing.roll_deg:
        canvas.tilt(framing.roll_deg, mix(light.ground, light.shade, 0.3))


def _draw_things(
    canvas: Canvas, things: tuple[Figure, ...], framing: Framing, light: Light
) -> list[Tag]:
    size = min(0.30, 0.16 * framing.stature + 0.05)
    ground = min(0.86, framing.head_y + framing.stature)
    tags = []
    for each in things:
        spot = Spot(each.x * canvas.aspect, ground - size * 0.5, size)
        draw_table_shadow(canvas, spot, light)
        draw_prop(canvas, _named(each), spot, each.hue, light, looks=each.looks or "")
        tags.append(Tag(each.name, each.wardrobe or "", each.hue, (spot.x, ground + 0.015)))
    return tags


def _named(thing: Figure) -> str:
    """Return a thing's name with the state it is in: `LANTERN (lit)`."""
    return " ".join((thing.name, *(f"({it})" for it in thing.condition)))


def _draw_insert(canvas: Canvas, things: tuple[Figure, ...], light: Light) -> list[Tag]:
    draw_table(canvas, light)
    size = 0.56 if len(things) == 1 else 0.40
    tags = []
    for index, each in enumerate(things):
        x = canvas.aspect * (index + 1) / (len(things) + 1)
        spot = Spot(x, 0.78 - size * 0.5, size)
        draw_table_shadow(canvas, spot, light)
        draw_prop(canvas, _named(each), spot, each.hue, light, looks=each.looks or "")
        tags.append(Tag(each.name, each.wardrobe or "", each.hue, (x, 0.86)))
    return tags


def _shoulder_side(people: tuple[Figure, ...]) -> int:
    """Return the side of the one near the camera: theirs in the scene, so that nobody jumps."""
    near = next((it for it in people if it.from_behind), None)
    return -1 if near is not None and near is people[0] else 1


def _draw_foreground_shoulder(
    canvas: Canvas, people: tuple[Figure, ...], light: Light, side: int
) -> list[Tag]:
    near = next((it for it in people if it.from_behind), None)
    x = draw_shoulder(canvas, near, light, side)
    return [] if near is None else [Tag(near.name, near.wardrobe or "", near.hue, (x, 0.875))]
