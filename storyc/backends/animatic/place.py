"""The place behind the figures: a room, a landscape, or plain light where none is named."""

from hashlib import sha256

from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Light, alpha, mix
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.inside import is_inside, place_of, setting_of
from storyc.backends.animatic.landmark import draw_foreground, draw_landmarks
from storyc.backends.animatic.overhead import draw_floor_below
from storyc.backends.animatic.room import draw_room
from storyc.backends.animatic.weather import weather_of
from storyc.emit.sheet import Panel

OVERHEAD = "overhead"


def draw_place(canvas: Canvas, panel: Panel, framing: Framing, light: Light) -> None:
    """Fill the board with the panel's place."""
    if panel.angle == OVERHEAD:
        draw_floor_below(canvas, panel, light)
        return
    words = place_of(panel)
    if is_inside(panel):
        draw_room(
            canvas, framing, light, weather_of(panel.weather), words=words, chance=_chances(words)
        )
    elif setting_of(panel) is None and not words:
        _draw_backdrop(canvas, light)
    else:
        _draw_open(canvas, words, framing, light, is_subject=panel.focus_is_place)


def _draw_backdrop(canvas: Canvas, light: Light) -> None:
    canvas.gradient(canvas.top, canvas.bottom, light.sky_low, mix(light.ground, light.sky_low, 0.4))


def _draw_open(
    canvas: Canvas, words: str, framing: Framing, light: Light, *, is_subject: bool
) -> None:
    horizon = framing.horizon
    canvas.gradient(canvas.top, horizon, light.sky_top, light.sky_low)
    _draw_sky(canvas, words, framing, light)
    canvas.gradient(horizon, canvas.bottom, light.ground_far, light.ground)
    draw_landmarks(canvas, words, framing, light, is_subject=is_subject)
    draw_foreground(canvas, words, framing, light, is_subject=is_subject)


def _draw_sky(canvas: Canvas, words: str, framing: Framing, light: Light) -> None:
    chance = _chances(words)
    if light.stars:
        for index in range(60):
            x = canvas.left + (canvas.right - canvas.left) * ((index * 0.6180339) % 1)
            y = canvas.top + (framing.horizon - canvas.top) * ((index * 0.7548776) % 1) * 0.8
            canvas.ellipse(
                (x, y), (0.0016, 0.0016), alpha(light.key, 0.2 + chance[index % 32] / 640)
            )
    if not light.stars:
        _draw_clouds(canvas, framing, light, chance)
    if light.orb is None:
        return
    x = canvas.aspect * (0.2 if chance[0] % 2 else 0.78)
    y = light.orb_height * framing.horizon / 0.52
    canvas.glow((x, y), 0.17, light.orb, 0.4)
    canvas.ellipse((x, y), (0.042, 0.042), light.orb)


def _draw_clouds(canvas: Canvas, framing: Framing, light: Light, chance: bytes) -> None:
    """Draw flat banks of cloud: a few in a clear sky, more and darker ones without a sun."""
    is_closed = light.orb is None
    toward, share = (light.shade, 0.16) if is_closed else (light.key, 0.55)
    tone = mix(light.sky_low, toward, share)
    width = canvas.right - canvas.left
    for index in range(7 if is_closed else 3):
        x = canvas.left + width * ((index * 0.618 + chance[2] / 255) % 1)
        y = framing.horizon * (0.14 + 0.10 * ((index * 5 + chance[3]) % 6))
        wide = (0.26 if is_closed else 0.15) * (0.8 + 0.1 * (index % 4))
        for dx, dy, size in ((0.0, 0.0, 1.0), (-0.45, 0.012, 0.6), (0.5, 0.014, 0.66)):
            radii = (wide * size, 0.022 * size * framing.closeness)
            canvas.ellipse((x + dx * wide, y + dy), radii, alpha(tone, 0.5))


def _chances(words: str) -> bytes:
    """Return bytes that vary from place to place and never for one place."""
    return sha256(words.encode()).digest()
