"""Rain, snow, fog and wind over the picture."""

import re
from dataclasses import dataclass
from random import Random

from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Light, alpha, mix

_NEGATED = re.compile(r"\b(?:no|without|after the|stops?|stopped|clear of)\s+\w+")
_RAIN = re.compile(r"rain|storm|drizzl|downpour|shower|gale|pluie|regen\b|lluvia|pioggia")
_SNOW = re.compile(r"snow|blizzard|sleet|neige|schnee|nieve|neve")
_FOG = re.compile(r"fog|mist|haze|smoke|brume|nebel|niebla|nebbia")
_HARD = re.compile(r"storm|downpour|gale|horizontal|driven|heavy|blizzard|hard")


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
    drift = Random(11)  # noqa: S311  # the same drops on every board, no secret
    if weather.fog:
        _draw_fog(canvas, light)
    if weather.snow:
        _draw_snow(canvas, drift, light)
    elif weather.rain:
        _draw_rain(canvas, drift, light, hard=weather.hard)


def _draw_rain(canvas: Canvas, drift: Random, light: Light, *, hard: bool) -> None:
    slant, count = (0.75, 230) if hard else (0.22, 150)
    drop = mix(light.key, (210, 220, 235), 0.5)
    for _ in range(count):
        x = drift.uniform(canvas.left - 0.1, canvas.right)
        y = drift.uniform(canvas.top, canvas.bottom)
        depth = drift.random()
        length = 0.035 + 0.06 * depth
        end = (x + slant * length, y + length)
        canvas.line([(x, y), end], 0.0014 + 0.0016 * depth, alpha(drop, 0.16 + 0.28 * depth))


def _draw_snow(canvas: Canvas, drift: Random, light: Light) -> None:
    flake = mix(light.key, (255, 255, 255), 0.7)
    for _ in range(260):
        centre = drift.uniform(canvas.left, canvas.right), drift.uniform(canvas.top, canvas.bottom)
        depth = drift.random()
        radius = 0.002 + 0.006 * depth**3
        canvas.ellipse(centre, (radius, radius), alpha(flake, 0.45 + 0.4 * depth))


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
