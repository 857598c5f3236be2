"""What stands in a landscape, by the words of the place: sea, trees, houses, hills, a tower."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.canvas import Canvas, Point, smooth
from storyc.backends.animatic.colour import Light, alpha, mix
from storyc.backends.animatic.country import (
    draw_canal,
    draw_desert,
    draw_field,
    draw_quay,
    draw_rails,
)
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.street import draw_kiosk, draw_street, draw_terminus

Draw = Callable[[Canvas, Framing, Light], None]

_SIGHTS, _GROUNDS = Glossary(lexicon.SIGHTS), Glossary(lexicon.GROUNDS)


def draw_landmarks(
    canvas: Canvas, words: str, framing: Framing, light: Light, *, is_subject: bool
) -> None:
    """Draw what the place's words name at the horizon; low hills where they name nothing.

    Where the place itself is the subject, the camera looks at it from outside.
    """
    found = _SIGHTS.all(words)
    if _GROUNDS.first(words) == "railing" and not is_subject:
        # The camera stands up on the building itself and cannot see it.
        found = tuple(it for it in found if it != "tower")
    for name in found or ("hills",):
        _FAR[name](canvas, framing, light)


def draw_foreground(
    canvas: Canvas, words: str, framing: Framing, light: Light, *, is_subject: bool
) -> None:
    """Draw what the place's words put near the camera, behind the figures."""
    name = _GROUNDS.first(words)
    if name is not None and not (is_subject and name == "railing"):
        _NEAR[name](canvas, framing, light)


def is_water_only(words: str) -> bool:
    """Tell whether a place's words name water, and nothing to stand on."""
    return "sea" in _SIGHTS.all(words) and _GROUNDS.first(words) is None


def _across(canvas: Canvas, count: int) -> list[float]:
    width = canvas.right - canvas.left
    return [canvas.left + width * index / (count - 1) for index in range(count)]


def _foot(framing: Framing) -> float:
    """Return where a building stands: at the horizon, and before it when seen from above."""
    return max(framing.horizon + 0.03, 0.62) if framing.from_above else framing.horizon + 0.03


def _draw_hills(canvas: Canvas, framing: Framing, light: Light) -> None:
    for lift, share, phase in ((0.085, 0.55, 0.4), (0.045, 0.2, 2.1)):
        ridge = [
            (
                x,
                framing.horizon
                - lift * framing.closeness * (0.6 + 0.4 * math.sin(x * 3.1 + phase)),
            )
            for x in _across(canvas, 40)
        ]
        floor = [(canvas.right, framing.horizon + 0.01), (canvas.left, framing.horizon + 0.01)]
        canvas.polygon(ridge + floor, mix(light.far, light.sky_low, share))


def _draw_mountains(canvas: Canvas, framing: Framing, light: Light) -> None:
    peaks = (0.10, 0.24, 0.13, 0.30, 0.17, 0.26, 0.09, 0.20, 0.12)
    xs = _across(canvas, len(peaks))
    ridge: list[Point] = [
        (x, framing.horizon - peak * framing.closeness) for x, peak in zip(xs, peaks, strict=True)
    ]
    floor = [(canvas.right, framing.horizon + 0.01), (canvas.left, framing.horizon + 0.01)]
    canvas.polygon(ridge + floor, mix(light.far, light.sky_low, 0.25))


def _draw_sea(canvas: Canvas, framing: Framing, light: Light) -> None:
    near, far = mix(light.sky_top, light.shade, 0.45), mix(light.sky_low, light.sky_top, 0.55)
    canvas.gradient(framing.horizon, canvas.bottom, far, near)
    for row in range(11):
        depth = (row + 1) / 11
        y = framing.horizon + (canvas.bottom - framing.horizon) * depth**1.6
        for index in range(7):
            x = canvas.left + (canvas.right - canvas.left) * ((index * 0.618 + row * 0.37) % 1)
            length = 0.05 + 0.16 * depth
            crest = [(x, y), (x + length / 2, y - 0.006 * depth), (x + length, y)]
            canvas.line(crest, 0.0015 + 0.002 * depth, alpha(light.key, 0.10 + 0.14 * depth))


def _draw_trees(canvas: Canvas, framing: Framing, light: Light) -> None:
    for row, (count, height, share) in enumerate(((22, 0.20, 0.4), (15, 0.32, 0.0))):
        tone = mix(light.far, light.sky_low, share) if share else mix(light.far, light.shade, 0.4)
        for index, x in enumerate(_across(canvas, count)):
            tall = height * framing.closeness * (0.75 + 0.25 * math.sin(index * 2.4 + row))
            foot = framing.horizon + 0.02 + 0.02 * row
            middle = x + 0.02 * math.sin(index * 5.1)
            for tier in range(3):
                y = foot - tall * (0.15 + 0.27 * tier)
                half = tall * (0.20 - 0.05 * tier)
                canvas.polygon(
                    [(middle - half, y), (middle, y - tall * 0.42), (middle + half, y)], tone
                )
            canvas.line([(middle, foot), (middle, foot - tall * 0.2)], 0.008, tone)


def _draw_town(canvas: Canvas, framing: Framing, light: Light) -> None:
    window = mix((255, 214, 140), light.far, 0.0 if light.is_dark_out else 0.75)
    xs = _across(canvas, 15)
    for index, (x, after) in enumerate(pairwise(xs)):
        tall = framing.closeness * (0.14 + 0.20 * abs(math.sin(index * 2.7 + 0.6)))
        roof = framing.horizon - tall
        tone = mix(light.far, light.shade, 0.15 * (index % 3))
        canvas.rectangle((x, roof), (after - 0.006, framing.horizon + 0.02), tone)
        for row in range(int(tall / 0.045)):
            for column in range(3):
                if (index * 7 + row * 3 + column * 5) % 4:
                    continue
                left = x + (after - x) * (0.18 + 0.26 * column)
                y = roof + 0.02 + row * 0.045
                canvas.rectangle((left, y), (left + 0.014, y + 0.02), alpha(window, 0.8))


def _draw_tower(canvas: Canvas, framing: Framing, light: Light) -> None:
    x, foot, tall = canvas.aspect * 0.70, _foot(framing), 0.44 * framing.closeness
    stone, dark = mix(light.wall, light.key, 0.12), mix(light.far, (8, 9, 14), 0.6)
    rock = [(x - 0.34, foot + 0.03), (x - 0.2, foot - 0.05), (x, foot - 0.07)]
    rock += [(x + 0.16, foot - 0.045), (x + 0.32, foot + 0.03)]
    canvas.polygon(smooth(rock), dark)
    top = foot - tall
    canvas.polygon(
        [(x - 0.055, foot - 0.04), (x - 0.035, top), (x + 0.035, top), (x + 0.055, foot - 0.04)],
        stone,
    )
    canvas.polygon(
        [(x + 0.012, foot - 0.04), (x + 0.01, top), (x + 0.035, top), (x + 0.055, foot - 0.04)],
        alpha(light.shade, 0.3),
    )
    if light.is_dark_out:
        beam = [(x, top - 0.03), (canvas.left, top - 0.16), (canvas.left, top + 0.02)]
        canvas.polygon(beam, alpha((255, 226, 160), 0.16))
    canvas.rectangle((x - 0.03, top - 0.06), (x + 0.03, top), (255, 224, 160))
    for post in (-0.03, 0.0, 0.03):
        canvas.line([(x + post, top - 0.06), (x + post, top)], 0.005, dark)
    canvas.rectangle((x - 0.05, top - 0.004), (x + 0.05, top + 0.008), dark)
    canvas.polygon([(x - 0.042, top - 0.058), (x, top - 0.10), (x + 0.042, top - 0.058)], dark)


def _draw_house(canvas: Canvas, framing: Framing, light: Light) -> None:
    scale = framing.closeness
    x, foot = canvas.aspect * 0.30, _foot(framing)
    wall, roof = mix(light.wall, light.far, 0.5), mix(light.far, light.shade, 0.55)
    half, tall = 0.16 * scale, 0.14 * scale
    canvas.rectangle((x - half, foot - tall), (x + half, foot), wall)
    eaves = [
        (x - half * 1.15, foot - tall),
        (x, foot - tall * 1.85),
        (x + half * 1.15, foot - tall),
    ]
    canvas.polygon(eaves, roof)
    lit = (255, 214, 140) if light.is_dark_out else light.sky_top
    for middle in (-0.5, 0.5):
        left = x + middle * half
        canvas.rectangle(
            (left - 0.025 * scale, foot - 0.10 * scale),
            (left + 0.025 * scale, foot - 0.055 * scale),
            lit,
        )
    canvas.rectangle((x - 0.022 * scale, foot - 0.085 * scale), (x + 0.022 * scale, foot), roof)


def _draw_railing(canvas: Canvas, framing: Framing, light: Light) -> None:
    floor, iron = mix(light.ground, light.shade, 0.25), mix(light.shade, light.far, 0.35)
    edge = framing.horizon + 0.22
    canvas.gradient(edge, canvas.bottom, mix(floor, light.ground_far, 0.3), floor)
    middle = canvas.aspect / 2
    for index in range(-9, 10):
        ends = [(middle + index * 0.16, edge), (middle + index * 0.42, canvas.bottom)]
        canvas.line(ends, 0.003, alpha(light.shade, 0.35))
    for y, width in ((edge - 0.17, 0.012), (edge - 0.09, 0.006)):
        canvas.line([(canvas.left, y), (canvas.right, y)], width, iron)
    for x in _across(canvas, 12):
        canvas.line([(x, edge - 0.17), (x, edge + 0.01)], 0.008, iron)
    canvas.line([(canvas.left, edge - 0.174), (canvas.right, edge - 0.174)], 0.002, light.key)


def _draw_shore(canvas: Canvas, framing: Framing, light: Light) -> None:
    stone = mix(light.ground, light.shade, 0.3)
    edge = framing.horizon + 0.16
    shelf: list[Point] = [
        (x, edge + 0.025 * math.sin(x * 7) + 0.015 * math.sin(x * 17)) for x in _across(canvas, 60)
    ]
    foam = [(x, y - 0.006) for x, y in shelf]
    canvas.line(foam, 0.008, alpha(light.key, 0.5))
    canvas.polygon([*shelf, (canvas.right, canvas.bottom), (canvas.left, canvas.bottom)], stone)


def _draw_road(canvas: Canvas, framing: Framing, light: Light) -> None:
    middle, y = canvas.aspect * 0.5, framing.horizon
    surface = mix(light.ground, light.shade, 0.35)
    canvas.polygon(
        [
            (middle - 0.03, y),
            (middle + 0.03, y),
            (middle + 0.75, canvas.bottom),
            (middle - 0.75, canvas.bottom),
        ],
        surface,
    )
    for step in range(5):
        near = y + (canvas.bottom - y) * ((step + 0.5) / 5) ** 2
        far = y + (canvas.bottom - y) * (step / 5) ** 2
        canvas.line([(middle, far), (middle, near)], 0.004 + 0.003 * step, alpha(light.key, 0.4))


_FAR: Mapping[str, Draw] = {
    "hills": _draw_hills,
    "mountains": _draw_mountains,
    "sea": _draw_sea,
    "canal": draw_canal,
    "desert": draw_desert,
    "field": draw_field,
    "trees": _draw_trees,
    "town": _draw_town,
    "tower": _draw_tower,
    "house": _draw_house,
}
_NEAR: Mapping[str, Draw] = {
    "railing": _draw_railing,
    "kiosk": draw_kiosk,
    "terminus": draw_terminus,
    "rails": draw_rails,
    "quay": draw_quay,
    "shore": _draw_shore,
    "street": draw_street,
    "road": _draw_road,
}
