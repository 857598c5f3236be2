"""Open country: water with banks, sand, fields, rails."""

import math

from storyc.backends.animatic.canvas import Canvas, Point, smooth
from storyc.backends.animatic.colour import Light, alpha, mix
from storyc.backends.animatic.framing import Framing

_WATER = (70, 112, 104)
_SAND = (206, 172, 118)
_CROP = (150, 152, 84)


def draw_canal(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw plane trees along the far bank and green water before them."""
    foot = framing.horizon + 0.015
    leaf = mix(mix((104, 128, 92), light.far, 0.45), light.shade, light.dimness)
    step, width = 0.21, canvas.right - canvas.left
    for index in range(int(width / step) + 1):
        x = canvas.left + index * step + 0.03 * math.sin(index * 2.3)
        tall = (0.20 + 0.04 * math.sin(index * 1.7)) * framing.closeness
        canvas.line([(x, foot), (x, foot - tall * 0.6)], 0.010, mix(leaf, light.shade, 0.5))
        for dx, dy, size in ((0.0, 0.75, 0.42), (-0.28, 0.6, 0.32), (0.28, 0.62, 0.34)):
            radius = size * tall * 0.75
            canvas.ellipse((x + dx * tall, foot - dy * tall), (radius, radius * 0.85), leaf)
    near = canvas.bottom
    water = mix(mix(_WATER, light.sky_low, 0.3), light.shade, light.dimness)
    canvas.gradient(foot, near, mix(water, light.sky_low, 0.35), mix(water, light.shade, 0.15))
    canvas.rectangle(
        (canvas.left, foot - 0.008),
        (canvas.right, foot + 0.014),
        mix(light.ground_far, light.shade, 0.3),
    )
    for index in range(26):
        depth = (index % 9 + 1) / 9
        x = canvas.left + width * ((index * 0.618) % 1)
        y = foot + (near - foot) * depth**1.4
        canvas.line(
            [(x, y), (x + 0.06 + 0.12 * depth, y)], 0.002 + 0.002 * depth, alpha(light.key, 0.22)
        )


def draw_quay(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw the near bank of a canal: paving with an edge stone."""
    stone = mix(mix(light.ground, (128, 124, 116), 0.5), light.shade, light.dimness)
    edge = framing.horizon + (canvas.bottom - framing.horizon) * 0.42
    canvas.gradient(edge, canvas.bottom, mix(stone, light.key, 0.10), mix(stone, light.shade, 0.18))
    canvas.rectangle((canvas.left, edge), (canvas.right, edge + 0.028), mix(stone, light.key, 0.28))
    canvas.line(
        [(canvas.left, edge + 0.03), (canvas.right, edge + 0.03)], 0.004, alpha(light.shade, 0.5)
    )
    middle = canvas.aspect / 2
    for index in range(-7, 8):
        top, low = (middle + index * 0.22, edge + 0.03), (middle + index * 0.50, canvas.bottom)
        canvas.line([top, low], 0.002, alpha(light.shade, 0.25))


def draw_desert(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw dunes, each with a side in the shade."""
    sand = mix(mix(_SAND, light.ground, 0.25), light.shade, light.dimness)
    y = framing.horizon
    canvas.gradient(y, canvas.bottom, mix(sand, light.sky_low, 0.35), sand)
    for crest, low, high in ((0.25, 0.02, 0.11), (0.72, 0.03, 0.085), (0.50, 0.16, 0.05)):
        x = canvas.left + (canvas.right - canvas.left) * crest
        top: Point = (x, y + low - high * framing.closeness)
        dune = [
            (x - 0.75, y + low + 0.03),
            (x - 0.3, y + low - high * 0.5),
            top,
            (x + 0.75, y + low + 0.03),
        ]
        canvas.polygon(dune, mix(sand, light.key, 0.16))
        canvas.polygon(
            [top, (x + 0.75, y + low + 0.03), (x + 0.12, y + low + 0.03)],
            mix(sand, light.shade, 0.22),
        )


def draw_field(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw a field in furrows that run to the horizon."""
    crop = mix(mix(_CROP, light.ground, 0.3), light.shade, light.dimness)
    y, middle = framing.horizon, canvas.aspect * 0.58
    canvas.gradient(y, canvas.bottom, mix(crop, light.sky_low, 0.3), crop)
    for index in range(-16, 17):
        low = (middle + index * 0.42, canvas.bottom)
        canvas.line([(middle + index * 0.035, y), low], 0.004, alpha(light.shade, 0.16))
    hedge = [(canvas.left, y + 0.01)]
    hedge += [(canvas.left + 0.1 * n, y - 0.018 - 0.012 * math.sin(n * 1.9)) for n in range(30)]
    canvas.polygon(smooth([*hedge, (canvas.right, y + 0.01)], 3), mix(light.far, light.shade, 0.25))


def draw_rails(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw a platform beside rails."""
    y, middle = framing.horizon, canvas.aspect * 0.62
    gravel = mix(light.ground, light.shade, 0.3)
    canvas.polygon(
        [
            (middle - 0.02, y),
            (middle + 0.02, y),
            (middle + 0.9, canvas.bottom),
            (middle - 0.5, canvas.bottom),
        ],
        gravel,
    )
    for step in range(9):
        depth = (step / 9) ** 2
        at = y + (canvas.bottom - y) * depth
        canvas.line(
            [(middle - 0.02 - 0.40 * depth, at), (middle + 0.02 + 0.78 * depth, at)],
            0.004 + 0.014 * depth,
            mix(gravel, light.shade, 0.5),
        )
    for end in (-0.25, 0.62):
        canvas.line(
            [(middle, y), (middle + end, canvas.bottom)], 0.008, mix(light.key, light.shade, 0.3)
        )
    slab = mix(mix(light.ground, (150, 148, 142), 0.6), light.shade, light.dimness)
    canvas.polygon(
        [
            (middle - 0.03, y + 0.004),
            (middle - 0.62, canvas.bottom),
            (canvas.left, canvas.bottom),
            (canvas.left, y + 0.10),
        ],
        slab,
    )
    canvas.line(
        [(middle - 0.03, y + 0.004), (middle - 0.62, canvas.bottom)],
        0.012,
        mix(slab, light.key, 0.5),
    )
