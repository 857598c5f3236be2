"""The board of one panel: place, figures, things, weather, tags."""

from dataclasses import replace

from PIL import Image

from storyc.backends.animatic.camera import reach_of
from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Light, light_of, mix
from storyc.backends.animatic.figure import (
    HAND,
    Stance,
    draw_figure,
    draw_shadow,
    draw_shoulder,
)
from storyc.backends.animatic.framing import Framing, framing_of
from storyc.backends.animatic.layout import Box
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.place import draw_place
from storyc.backends.animatic.portrait import Portraits, draw_portrait
from storyc.backends.animatic.prop import Spot, draw_prop, draw_table, draw_table_shadow
from storyc.backends.animatic.tag import Tag, draw_tags
from storyc.backends.animatic.weather import draw_weather, weather_of
from storyc.emit.sheet import Figure, Panel

_OVER_THE_SHOULDER = "OVER THE SHOULDER"
_PROP_HUE = 38
_MIDDLE = 0.5


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
    canvas = Canvas(picture)
    light = light_of(panel.time_of_day)
    people = tuple(each for each in panel.figures if each.kind == "character")
    things = tuple(each for each in panel.figures if each.kind == "prop")
    shown = people[:1] if panel.size == _OVER_THE_SHOULDER else people
    framing = framing_of(panel.size, panel.angle, len(shown), canvas.aspect)
    draw_place(canvas, panel, framing, light)
    if panel.size == "INSERT" and things:
        tags = _draw_insert(canvas, things, light)
    else:
        tags = [
            *_draw_people(canvas, shown, panel, framing, light, portraits=portraits),
            *_draw_things(canvas, things, framing, light),
        ]
    if panel.size == _OVER_THE_SHOULDER:
        tags += _draw_foreground_shoulder(canvas, people, light)
    _finish(canvas, panel, framing, light)
    draw_tags(canvas, tags, reach_of(panel), letters, unit)
    return canvas.image


def _finish(canvas: Canvas, panel: Panel, framing: Framing, light: Light) -> None:
    if panel.setting != "INT":
        draw_weather(canvas, weather_of(panel.weather), light)
    if framing.roll_deg:
        canvas.tilt(framing.roll_deg, mix(light.ground, light.shade, 0.3))
    if panel.size == "POV":
        canvas.darken_edges(0.75)
    else:
        canvas.darken_edges(0.30)


def _draw_people(
    canvas: Canvas,
    people: tuple[Figure, ...],
    panel: Panel,
    framing: Framing,
    light: Light,
    *,
    portraits: Portraits,
) -> list[Tag]:
    over_shoulder = panel.size == _OVER_THE_SHOULDER
    tags = []
    for each, x in zip(people, _columns(people, panel), strict=True):
        raised = bool(each.holding) and framing.shows_hands
        stance = Stance(
            x * canvas.aspect,
            framing.head_y,
            framing.stature,
            _facing(x, alone=len(people) == 1 and not over_shoulder),
            raised_hand=raised,
        )
        still = portraits.stills.get(each.portrait or "")
        if still is not None:
            foot = draw_portrait(canvas, stance, still, each.hue)
            tags.append(replace(_tag(each, stance, framing), at=foot))
            continue
        if framing.shows_feet:
            draw_shadow(canvas, stance, light)
        draw_figure(canvas, stance, each.hue, light)
        if raised:
            _draw_held(canvas, stance, each, light)
        tags.append(_tag(each, stance, framing))
    return tags


def _columns(people: tuple[Figure, ...], panel: Panel) -> list[float]:
    """Return where people stand, 0 to 1; the subject over a shoulder stands off the middle."""
    if panel.size == _OVER_THE_SHOULDER:
        return [0.40 for _ in people]
    return [min(max(each.x, 0.0), 1.0) for each in people]


def _facing(x: float, *, alone: bool) -> float:
    """Turn towards the middle of the frame; somebody alone looks slightly aside."""
    if alone and abs(x - _MIDDLE) < 0.1:  # noqa: PLR2004  # as good as in the middle
        return 0.35
    return 0.8 if x < _MIDDLE else -0.8


def _draw_held(canvas: Canvas, stance: Stance, figure: Figure, light: Light) -> None:
    size = 0.115 * stance.stature
    for index, name in enumerate(figure.holding):
        x, y = stance.at(HAND, stance.side)
        spot = Spot(x + stance.side * index * size * 0.95, y - size * 0.05, size)
        draw_prop(canvas, name, spot, _PROP_HUE, light)


def _tag(figure: Figure, stance: Stance, framing: Framing) -> Tag:
    notes = []
    if figure.wardrobe:
        notes.append(figure.wardrobe)
    if figure.holding:
        notes.append("holds " + ", ".join(figure.holding))
    below_feet = framing.head_y + framing.stature + 0.012
    y = below_feet if framing.shows_feet else 0.83
    return Tag(figure.name, "\n".join(notes), figure.hue, (stance.x, y))


def _draw_things(
    canvas: Canvas, things: tuple[Figure, ...], framing: Framing, light: Light
) -> list[Tag]:
    size = min(0.30, 0.16 * framing.stature + 0.05)
    ground = min(0.86, framing.head_y + framing.stature)
    tags = []
    for each in things:
        spot = Spot(each.x * canvas.aspect, ground - size * 0.5, size)
        draw_table_shadow(canvas, spot, light)
        draw_prop(canvas, each.name, spot, each.hue, light)
        tags.append(Tag(each.name, each.wardrobe or "", each.hue, (spot.x, ground + 0.015)))
    return tags


def _draw_insert(canvas: Canvas, things: tuple[Figure, ...], light: Light) -> list[Tag]:
    draw_table(canvas, light)
    size = 0.56 if len(things) == 1 else 0.40
    tags = []
    for index, each in enumerate(things):
        x = canvas.aspect * (index + 1) / (len(things) + 1)
        spot = Spot(x, 0.78 - size * 0.5, size)
        draw_table_shadow(canvas, spot, light)
        draw_prop(canvas, each.name, spot, each.hue, light)
        tags.append(Tag(each.name, each.wardrobe or "", each.hue, (x, 0.86)))
    return tags


def _draw_foreground_shoulder(
    canvas: Canvas, people: tuple[Figure, ...], light: Light
) -> list[Tag]:
    draw_shoulder(canvas, 1, light)
    return [
        Tag(each.name, each.wardrobe or "", each.hue, (canvas.aspect * 0.86, 0.83))
        for each in people[1:2]
    ]
