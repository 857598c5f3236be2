"""Rain, snow, fog and wind over the picture."""

import re
from dataclasses import dataclass
from random import Random

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Light, alpha, mix

_NEGATED = re.compile(r"\b(?:no|without|after the|stops?|stopped|clear of)\s+\w+")
_RAIN = re.compile(r"rain|storm|drizzl|downpour|shower|gale|pluie|regen\b|lluvia|pioggia")
_SNOW = re.compile(r"snow|blizzard|sleet|neige|schnee|nieve|neve")
_FOG = re.compile(r"fog|mist|haze|smoke|brume|nebel|niebla|nebbia")
_HARD = re.compile(r"storm|downpour|gale|horizontal|driven|heavy|blizzard|hard")

_DROPS, _FLAKES = 80, 102
"""On an area of one picture height squared."""

_SLANT, _HARD_SLANT = 0.22, 0.75
"""How far rain is driven sideways while it falls one length."""


@dataclass(frozen=True, slots=True)
class Weather:
    """What falls and drifts, read from words."""

    rain: bool
    snow: bool
    fog: bool
    hard: bool


def weather_of(words: str | None) -> Weather:
    """Read the weather from words; "no wind, clear" is none of it."""
    said = _NEGATED.sub(" ", (words or "").casefold())
    return Weather(
        rain=bool(_RAIN.search(said)),
        snow=bool(_SNOW.search(said)),
        fog=bool(_FOG.search(said)),
        hard=bool(_HARD.search(said)),
    )


def draw_weather(canvas: Canvas, weather: Weather, light: Light) -> None:
    """Draw the weather between the camera and what is drawn so far."""
    if weather.fog:
        _draw_fog(canvas, light)
    if weather.snow or weather.rain:
        within = ((canvas.left, canvas.top), (canvas.right, canvas.bottom))
        draw_drops(canvas, weather, light, within=within)


def draw_drops(
    canvas: Canvas, weather: Weather, light: Light, *, within: tuple[Point, Point]
) -> None:
    """Draw the rain or snow that is seen between two corners, as through a window."""
    (left, top), (right, low) = within
    area = (right - left) * (low - top)
    drift = Random(11)  # noqa: S311  # the same drops on every board, no secret
    for _ in range(round(area * (_FLAKES if weather.snow else _DROPS))):
        at = drift.uniform(left, right), drift.uniform(top, low)
        depth = drift.random()
        if weather.snow:
            _draw_flake(canvas, at, depth, light)
        else:
            _draw_drop(canvas, at, depth, light, within=within, hard=weather.hard)


def _draw_flake(canvas: Canvas, at: Point, depth: float, light: Light) -> None:
    flake = mix(light.key, (255, 255, 255), 0.7)
    radius = 0.002 + 0.006 * depth**3
    canvas.ellipse(at, (radius, radius), alpha(flake, 0.45 + 0.4 * depth))


def _draw_drop(
    canvas: Canvas,
    at: Point,
    depth: float,
    light: Light,
    *,
    within: tuple[Point, Point],
    hard: bool,
) -> None:
    (_, _), (right, low) = within
    length, slant = 0.035 + 0.06 * depth, _HARD_SLANT if hard else _SLANT
    length = min(length, low - at[1], (right - at[0]) / slant)
    drop = mix(light.key, (210, 220, 235), 0.5)
    end = (at[0] + slant * length, at[1] + length)
    canvas.line([at, end], 0.0014 + 0.0016 * depth, alpha(drop, 0.16 + 0.28 * depth))


def _draw_fog(canvas: Canvas, light: Light) -> None:
    veil = mix(light.sky_low, light.key, 0.2)
    bands = 26
    for band in range(bands):
        y = 0.25 + band / bands * 0.8
        canvas.rectangle((canvas.left, y), (canvas.right, canvas.bottom), alpha(veil, 0.035))
    drift = Random(5)  # noqa: S311  # the same banks on every board, no secret
    for _ in range(9):
        centre = drift.uniform(0, canvas.aspect), drift.uniform(0.4, 0.85)
        canvas.ellipse(centre, (drift.uniform(0.25, 0.6), 0.035), alpha(veil, 0.10))
