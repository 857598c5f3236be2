"""Small drawn signs: a camera move, a note for music, waves for sound."""

import math

from PIL import ImageDraw

from storyc.backends.animatic.camera import toward_of
from storyc.backends.animatic.colour import AMBER, FAINT_INK, RULE, STEEL, TEAL
from storyc.emit.sheet import Panel

Spot = tuple[float, float]


def draw_move_icon(draw: ImageDraw.ImageDraw, at: Spot, size: Spot, panel: Panel) -> None:
    """Draw a small frame with arrows that show how the camera moves."""
    (x, y), (width, height) = at, size
    thick = max(1, round(height / 22))
    draw.rounded_rectangle((x, y, x + width, y + height), height / 10, None, FAINT_INK, thick)
    middle = (x + width / 2, y + height / 2)
    toward = toward_of(panel)
    if panel.move in {"handheld", "steadicam"}:
        _draw_wave(draw, middle, (width * 0.66, height * 0.16), thick * 2)
    elif toward in {"in", "out"}:
        _draw_corners(draw, at, size, inward=toward == "in")
    elif toward in {"up", "down"}:
        reach = height * (0.30 if toward == "down" else -0.30)
        tip = (middle[0], middle[1] + reach)
        _draw_arrow(draw, (middle[0], middle[1] - reach), tip, height)
    elif toward is not None:
        reach = width * (-0.34 if toward == "left" else 0.34)
        tip = (middle[0] + reach, middle[1])
        _draw_arrow(draw, (middle[0] - reach, middle[1]), tip, height)
    else:
        _draw_cross(draw, middle, height * 0.12, thick)


def draw_note(draw: ImageDraw.ImageDraw, at: Spot, size: float) -> None:
    """Draw a note: music plays."""
    x, y = at
    thick = max(1, round(size * 0.09))
    draw.ellipse((x + 0.04 * size, y + 0.64 * size, x + 0.42 * size, y + 0.94 * size), TEAL)
    draw.line((x + 0.38 * size, y + 0.8 * size, x + 0.38 * size, y + 0.06 * size), TEAL, thick)
    flag = [(0.38, 0.06), (0.74, 0.26), (0.70, 0.50), (0.66, 0.36), (0.38, 0.24)]
    draw.polygon([(x + fx * size, y + fy * size) for fx, fy in flag], TEAL)


def draw_waves(draw: ImageDraw.ImageDraw, at: Spot, size: float) -> None:
    """Draw a loudspeaker with waves: a sound is heard."""
    x, y = at
    thick = max(1, round(size * 0.09))
    horn = [(0.0, 0.36), (0.18, 0.36), (0.42, 0.14), (0.42, 0.86), (0.18, 0.64), (0.0, 0.64)]
    draw.polygon([(x + hx * size, y + hy * size) for hx, hy in horn], STEEL)
    for reach in (0.22, 0.42):
        box = (
            x + (0.48 - reach) * size,
            y + (0.5 - reach) * size,
            x + (0.48 + reach) * size,
            y + (0.5 + reach) * size,
        )
        draw.arc(box, -50, 50, STEEL, thick)


def draw_rule(draw: ImageDraw.ImageDraw, at: Spot, width: float, unit: float) -> None:
    """Draw a thin dividing line."""
    draw.line((at[0], at[1], at[0] + width, at[1]), RULE, max(1, round(unit)))


def _draw_arrow(draw: ImageDraw.ImageDraw, start: Spot, tip: Spot, scale: float) -> None:
    angle = math.atan2(tip[1] - start[1], tip[0] - start[0])
    head = 0.22 * scale
    neck = (tip[0] - head * 0.8 * math.cos(angle), tip[1] - head * 0.8 * math.sin(angle))
    draw.line((*start, *neck), AMBER, max(2, round(scale / 14)))
    wings = [
        (tip[0] - head * math.cos(angle + turn), tip[1] - head * math.sin(angle + turn))
        for turn in (-0.55, 0.55)
    ]
    draw.polygon([tip, *wings], AMBER)


def _draw_corners(draw: ImageDraw.ImageDraw, at: Spot, size: Spot, *, inward: bool) -> None:
    (x, y), (width, height) = at, size
    for sx in (0, 1):
        for sy in (0, 1):
            outer = (x + width * (0.10 + 0.80 * sx), y + height * (0.12 + 0.76 * sy))
            inner = (x + width * (0.34 + 0.32 * sx), y + height * (0.36 + 0.28 * sy))
            start, tip = (outer, inner) if inward else (inner, outer)
            _draw_arrow(draw, start, tip, height * 0.72)


def _draw_wave(draw: ImageDraw.ImageDraw, middle: Spot, size: Spot, thick: int) -> None:
    width, height = size
    points = [
        (
            middle[0] - width / 2 + width * step / 24,
            middle[1] + height * math.sin(step / 24 * math.tau * 1.5),
        )
        for step in range(25)
    ]
    draw.line(points, AMBER, thick, joint="curve")


def _draw_cross(draw: ImageDraw.ImageDraw, middle: Spot, arm: float, thick: int) -> None:
    x, y = middle
    draw.line((x - arm, y, x + arm, y), FAINT_INK, thick)
    draw.line((x, y - arm, x, y + arm), FAINT_INK, thick)
