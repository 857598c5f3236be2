"""Things: a handful of recognisable shapes, and a plain box for the rest.

Coordinates of a shape: its own heights, x from its middle, y from -0.5 (top) to 0.5.
"""

import math
import re
from collections.abc import Callable, Mapping

from storyc.backends.animatic import lexicon, traffic
from storyc.backends.animatic.brush import Brush, Spot
from storyc.backends.animatic.canvas import Canvas, Paint
from storyc.backends.animatic.colour import Colour, Light, alpha, mix, tint
from storyc.backends.animatic.glossary import Glossary

_THINGS, _VEHICLES = Glossary(lexicon.THINGS), Glossary(lexicon.VEHICLES)
_COLOURS, _METALS = Glossary(lexicon.COLOURS), Glossary(lexicon.METALS)
_DARK = re.compile(r"\((?:out|off|dark|broken|unlit)")
_NATURAL: Mapping[str, Colour] = {
    "lantern": (190, 146, 76),
    "cup": (206, 200, 188),
    "bottle": (84, 122, 92),
    "phone": (48, 50, 58),
    "radio": (112, 88, 66),
    "camera": (58, 58, 64),
    "key": (196, 160, 86),
    "blade": (92, 70, 56),
    "gun": (66, 68, 74),
    "bag": (132, 90, 62),
    "paper boat": (226, 222, 210),
    "cage": (190, 156, 86),
    "flower": (206, 92, 104),
    "clock": (172, 132, 84),
    "screen": (52, 54, 62),
    "ring": (206, 166, 84),
    "plate": (226, 222, 214),
}
"""What things are like whose colour no word says."""


def kind_of(name: str, looks: str = "") -> str | None:
    """Return which of the shapes a thing has, `None` for a plain box."""
    for text in (name.casefold(), looks.casefold()):
        kind = _VEHICLES.first(text) or _THINGS.first(text)
        if kind is not None:
            return kind
    return None


def draw_prop(
    canvas: Canvas, name: str, spot: Spot, hue: int, light: Light, *, looks: str = ""
) -> None:
    """Draw a thing by its name; `looks` are more words for it, such as its colour."""
    kind = kind_of(name, looks)
    said = f"{name} {looks}".casefold()
    colour = _METALS.earliest(said) or _COLOURS.earliest(said)
    colour = colour or {**_NATURAL, **traffic.COLOURS}.get(kind or "") or tint(hue, 0.56, 0.30)
    body = mix(colour, light.shade, light.dimness * 0.7)
    burns = not _DARK.search(name.casefold())
    _SHAPES.get(kind or "", _draw_box)(Brush(canvas, spot, body, light, burns))


def draw_table(canvas: Canvas, light: Light) -> None:
    """Draw the surface on which an insert shows its thing."""
    top, front = mix(light.floor, light.key, 0.10), mix(light.floor, light.shade, 0.45)
    canvas.gradient(0.60, canvas.bottom, top, front)
    canvas.line([(canvas.left, 0.60), (canvas.right, 0.60)], 0.004, alpha(light.key, 0.35))


def draw_table_shadow(canvas: Canvas, spot: Spot, light: Light) -> None:
    """Draw the shadow below a thing that stands."""
    for grown, opacity in ((0.62, 0.14), (0.5, 0.16), (0.4, 0.18)):
        radii = (grown * spot.size, grown * spot.size * 0.14)
        canvas.ellipse(spot.at(0.06, 0.49), radii, alpha(light.shade, opacity))


def _draw_lantern(brush: Brush) -> None:
    glass = mix((255, 214, 130), brush.light.shade, 0.1)
    if brush.burns:
        brush.canvas.glow(brush.spot.at(0, 0.05), 2.6 * brush.spot.size, glass, 0.42)
        brush.canvas.glow(brush.spot.at(0, 0.05), 0.8 * brush.spot.size, glass, 0.5)
    else:
        glass = mix(brush.light.key, brush.light.shade, 0.6)
    brush.line([(-0.16, -0.28), (-0.13, -0.44), (0.13, -0.44), (0.16, -0.28)], 0.03, brush.body)
    brush.polygon([(-0.14, -0.2), (-0.08, -0.31), (0.08, -0.31), (0.14, -0.2)], brush.body)
    brush.rectangle((-0.17, -0.2), (0.17, 0.3), alpha(glass, 0.85))
    if brush.burns:
        brush.ellipse((0, 0.1), (0.05, 0.13), (255, 244, 214))
    for x in (-0.17, 0.17):
        brush.line([(x, -0.2), (x, 0.3)], 0.035, brush.body)
    brush.polygon([(-0.22, 0.48), (-0.18, 0.29), (0.18, 0.29), (0.22, 0.48)], brush.body)


def _draw_book(brush: Brush) -> None:
    pages = mix((236, 228, 208), brush.light.shade, brush.light.dimness * 0.8)
    brush.polygon([(-0.40, 0.45), (-0.34, -0.32), (0.40, -0.36), (0.36, 0.42)], pages)
    brush.polygon([(-0.44, 0.42), (-0.38, -0.38), (0.36, -0.42), (0.32, 0.38)], brush.body)
    edge = mix(brush.body, brush.light.shade, 0.4)
    brush.line([(-0.32, 0.40), (-0.27, -0.38)], 0.03, edge)
    brush.line([(-0.12, -0.16), (0.2, -0.18)], 0.025, alpha(brush.light.key, 0.5))
    brush.line([(-0.13, -0.06), (0.12, -0.08)], 0.025, alpha(brush.light.key, 0.35))


def _draw_sheet(brush: Brush) -> None:
    paper = mix(
        mix((240, 234, 218), brush.body, 0.12), brush.light.shade, brush.light.dimness * 0.7
    )
    brush.polygon([(-0.32, 0.45), (-0.27, -0.46), (0.34, -0.42), (0.29, 0.48)], paper)
    for row in range(5):
        y = -0.28 + row * 0.14
        end = 0.22 if row % 2 == 0 else 0.12
        brush.line([(-0.18, y), (end, y + 0.02)], 0.02, alpha(brush.light.shade, 0.45))


def _draw_cup(brush: Brush) -> None:
    dark = mix(brush.body, brush.light.shade, 0.35)
    brush.ellipse((0.34, 0.04), (0.16, 0.18), brush.body)
    brush.ellipse((0.34, 0.04), (0.09, 0.11), dark)
    brush.polygon([(-0.34, -0.32), (0.34, -0.32), (0.25, 0.46), (-0.25, 0.46)], brush.body)
    brush.ellipse((0, -0.32), (0.34, 0.09), dark)
    brush.line([(-0.26, -0.18), (-0.2, 0.36)], 0.04, alpha(brush.light.key, 0.3))


def _draw_phone(brush: Brush) -> None:
    brush.polygon([(-0.24, -0.46), (0.24, -0.46), (0.24, 0.46), (-0.24, 0.46)], brush.body)
    brush.rectangle((-0.20, -0.40), (0.20, 0.38), mix(brush.light.key, (120, 160, 190), 0.55))
    brush.rectangle((-0.06, 0.41), (0.06, 0.43), mix(brush.body, brush.light.key, 0.4))


def _draw_radio(brush: Brush) -> None:
    dark = mix(brush.body, brush.light.shade, 0.55)
    brush.line([(0.28, -0.22), (0.40, -0.52)], 0.025, dark)
    brush.rectangle((-0.48, -0.22), (0.48, 0.40), brush.body)
    brush.rectangle((-0.48, -0.22), (0.48, -0.16), mix(brush.body, brush.light.key, 0.25))
    brush.ellipse((-0.22, 0.10), (0.19, 0.19), dark)
    for reach in (0.13, 0.07):
        brush.ellipse((-0.22, 0.10), (reach, reach), mix(dark, brush.body, 0.5))
    brush.rectangle((0.06, -0.08), (0.40, 0.08), mix((236, 208, 150), brush.light.shade, 0.1))
    brush.line([(0.27, -0.07), (0.27, 0.07)], 0.02, (190, 70, 56))
    for x in (0.12, 0.32):
        brush.ellipse((x, 0.24), (0.07, 0.07), dark)


def _draw_camera(brush: Brush) -> None:
    brush.rectangle((-0.16, -0.34), (0.16, -0.2), brush.body)
    brush.rectangle((-0.46, -0.24), (0.46, 0.34), brush.body)
    brush.ellipse((0, 0.06), (0.23, 0.23), mix(brush.body, brush.light.key, 0.3))
    brush.ellipse((0, 0.06), (0.16, 0.16), (38, 44, 56))
    brush.ellipse((-0.05, 0.0), (0.05, 0.05), mix(brush.light.key, (120, 150, 180), 0.4))


def _draw_paper_boat(brush: Brush) -> None:
    """Draw a boat as children fold it."""
    fold = mix(brush.body, brush.light.shade, 0.22)
    brush.polygon(
        [(-0.18, 0.10), (0.0, -0.40), (0.20, 0.10)], mix(brush.body, brush.light.key, 0.2)
    )
    brush.polygon([(0.0, -0.40), (0.20, 0.10), (0.02, 0.10)], fold)
    brush.polygon(
        [(-0.60, -0.04), (-0.18, 0.10), (0.18, 0.10), (0.60, -0.04), (0.34, 0.42), (-0.34, 0.42)],
        brush.body,
    )
    brush.polygon([(0.60, -0.04), (0.34, 0.42), (0.06, 0.42), (0.18, 0.10)], fold)
    for y in (0.20, 0.27, 0.34):
        brush.line([(-0.34, y), (0.0, y + 0.01)], 0.014, alpha(brush.light.shade, 0.4))


def _draw_bottle(brush: Brush) -> None:
    brush.polygon(
        [
            (-0.06, -0.48),
            (0.06, -0.48),
            (0.06, -0.24),
            (0.15, -0.10),
            (0.15, 0.46),
            (-0.15, 0.46),
            (-0.15, -0.10),
            (-0.06, -0.24),
        ],
        brush.body,
    )
    brush.rectangle((-0.15, 0.06), (0.15, 0.30), mix((232, 224, 204), brush.light.shade, 0.15))
    brush.line([(-0.10, -0.06), (-0.10, 0.40)], 0.025, alpha(brush.light.key, 0.45))


def _draw_gun(brush: Brush) -> None:
    brush.polygon(
        [
            (-0.44, -0.20),
            (0.46, -0.20),
            (0.46, -0.04),
            (-0.02, -0.02),
            (-0.14, 0.36),
            (-0.36, 0.36),
            (-0.30, 0.0),
            (-0.44, -0.04),
        ],
        brush.body,
    )
    brush.line([(0.0, 0.0), (0.04, 0.12), (-0.08, 0.14)], 0.035, brush.body)
    brush.line([(-0.40, -0.16), (0.42, -0.16)], 0.02, alpha(brush.light.key, 0.4))


def _draw_bag(brush: Brush) -> None:
    dark = mix(brush.body, brush.light.shade, 0.4)
    brush.line([(-0.16, -0.22), (-0.13, -0.38), (0.13, -0.38), (0.16, -0.22)], 0.045, dark)
    brush.rectangle((-0.48, -0.22), (0.48, 0.42), brush.body)
    brush.rectangle((-0.48, -0.22), (0.48, -0.14), mix(brush.body, brush.light.key, 0.2))
    for x in (-0.28, 0.24):
        brush.rectangle((x, -0.22), (x + 0.05, 0.42), dark)


def _draw_umbrella(brush: Brush) -> None:
    brush.line(
        [(0.0, -0.46), (0.0, 0.40), (0.06, 0.46), (0.12, 0.40)],
        0.03,
        mix(brush.body, brush.light.shade, 0.6),
    )
    brush.polygon(
        [
            (-0.54, 0.0),
            (-0.40, -0.28),
            (0.0, -0.46),
            (0.40, -0.28),
            (0.54, 0.0),
            (0.27, -0.06),
            (0.0, 0.0),
            (-0.27, -0.06),
        ],
        brush.body,
    )


def _draw_cage(brush: Brush) -> None:
    wires = [(-0.30, -0.10), (-0.24, -0.30), (0.0, -0.42), (0.24, -0.30), (0.30, -0.10)]
    brush.polygon([*wires, (0.30, 0.40), (-0.30, 0.40)], alpha(brush.body, 0.22))
    brush.line([*wires, (0.30, 0.40), (-0.30, 0.40), (-0.30, -0.10)], 0.028, brush.body)
    for x in (-0.2, -0.1, 0.0, 0.1, 0.2):
        brush.line([(x, 0.40), (x, -0.2), (0.0, -0.42)], 0.016, brush.body)
    brush.ellipse((0, -0.46), (0.045, 0.045), brush.body)
    brush.rectangle((-0.33, 0.38), (0.33, 0.46), brush.body)


def _draw_flower(brush: Brush) -> None:
    stem = mix((84, 128, 82), brush.light.shade, brush.light.dimness)
    for x, y in ((-0.2, -0.2), (0.2, -0.22), (0.0, -0.34)):
        brush.line([(0.0, 0.48), (x, y)], 0.03, stem)
        brush.ellipse((x, y), (0.13, 0.12), brush.body)
        brush.ellipse((x, y), (0.05, 0.05), mix(brush.body, brush.light.key, 0.5))


def _draw_key(brush: Brush) -> None:
    hole = mix(brush.body, brush.light.shade, 0.6)
    brush.ellipse((0, -0.3), (0.2, 0.2), brush.body)
    brush.ellipse((0, -0.3), (0.09, 0.09), hole)
    brush.rectangle((-0.05, -0.14), (0.05, 0.48), brush.body)
    for y in (0.28, 0.40):
        brush.rectangle((0.05, y), (0.18, y + 0.07), brush.body)


def _draw_blade(brush: Brush) -> None:
    steel = mix((206, 212, 218), brush.light.shade, brush.light.dimness)
    brush.polygon([(-0.07, 0.2), (-0.05, -0.4), (0.02, -0.5), (0.07, 0.2)], steel)
    brush.rectangle((-0.17, 0.18), (0.17, 0.24), mix(brush.body, brush.light.shade, 0.4))
    brush.rectangle((-0.055, 0.24), (0.055, 0.5), brush.body)


def _draw_box(brush: Brush) -> None:
    lid, side = mix(brush.body, brush.light.key, 0.28), mix(brush.body, brush.light.shade, 0.38)
    brush.polygon([(-0.42, -0.2), (-0.2, -0.42), (0.46, -0.42), (0.28, -0.2)], lid)
    brush.polygon([(0.28, -0.2), (0.46, -0.42), (0.46, 0.26), (0.28, 0.46)], side)
    brush.rectangle((-0.42, -0.2), (0.28, 0.46), brush.body)
    mark: Paint = alpha(brush.light.shade, 0.25)
    brush.line([(-0.42, 0.06), (0.28, 0.06)], 0.02, mark)


def _draw_clock(brush: Brush) -> None:
    face = brush.lit((240, 234, 220))
    hand = brush.lit((40, 38, 44))
    brush.ellipse((0, 0), (0.46, 0.46), brush.body)
    brush.ellipse((0, 0), (0.39, 0.39), face)
    for step in range(12):
        x, y = math.sin(math.tau * step / 12), -math.cos(math.tau * step / 12)
        inner = 0.29 if step % 3 == 0 else 0.32
        brush.line([(inner * x, inner * y), (0.36 * x, 0.36 * y)], 0.022, hand)
    brush.line([(0.02, 0.04), (-0.13, -0.19)], 0.04, hand)
    brush.line([(0.02, 0.03), (-0.02, -0.31)], 0.026, hand)


def _draw_screen(brush: Brush) -> None:
    brush.rectangle((-0.72, -0.46), (0.72, 0.36), brush.body)
    shine = mix(brush.light.key, (96, 148, 190), 0.7) if brush.burns else brush.lit((24, 26, 32))
    if brush.burns:
        brush.canvas.glow(brush.spot.at(0, -0.05), 1.4 * brush.spot.size, shine, 0.3)
    brush.rectangle((-0.66, -0.41), (0.66, 0.30), shine)
    for y, end in ((-0.26, 0.3), (-0.14, 0.44), (-0.02, 0.1), (0.10, 0.36)):
        if brush.burns:
            brush.line([(-0.54, y), (end, y)], 0.03, mix(shine, (246, 250, 252), 0.5))
    brush.polygon(
        [(-0.16, 0.36), (0.16, 0.36), (0.24, 0.48), (-0.24, 0.48)],
        mix(brush.body, brush.light.shade, 0.3),
    )


def _draw_ring(brush: Brush) -> None:
    brush.ring((0, 0.08), 0.34, 0.09, brush.body)
    brush.ring((0, 0.08), 0.37, 0.02, mix(brush.body, brush.light.key, 0.5))
    stone = mix((206, 226, 236), brush.light.shade, 0.1)
    brush.polygon([(-0.12, -0.40), (0.12, -0.40), (0.19, -0.32), (0, -0.16), (-0.19, -0.32)], stone)


def _draw_plate(brush: Brush) -> None:
    brush.ellipse((0, 0.34), (0.62, 0.13), brush.body)
    brush.ellipse((0, 0.33), (0.44, 0.08), mix(brush.body, brush.light.shade, 0.2))
    food = ((-0.20, 0.26, 0.2, (178, 122, 72)), (0.12, 0.28, 0.18, (120, 142, 84)))
    for x, y, reach, colour in (*food, (0.0, 0.18, 0.15, (196, 96, 70))):
        brush.ellipse((x, y), (reach, reach * 0.6), brush.lit(colour))


_SHAPES: Mapping[str, Callable[[Brush], None]] = {
    **traffic.SHAPES,
    "lantern": _draw_lantern,
    "book": _draw_book,
    "sheet": _draw_sheet,
    "paper boat": _draw_paper_boat,
    "cup": _draw_cup,
    "bottle": _draw_bottle,
    "phone": _draw_phone,
    "radio": _draw_radio,
    "camera": _draw_camera,
    "key": _draw_key,
    "blade": _draw_blade,
    "gun": _draw_gun,
    "bag": _draw_bag,
    "umbrella": _draw_umbrella,
    "cage": _draw_cage,
    "flower": _draw_flower,
    "clock": _draw_clock,
    "screen": _draw_screen,
    "ring": _draw_ring,
    "plate": _draw_plate,
}
