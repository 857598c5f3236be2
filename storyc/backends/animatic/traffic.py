"""What drives, flies and swims, from its side. It looks to the right.

Coordinates of a shape: its own heights, x from its middle, y from -0.5 (top) to 0.5 (ground).
"""

from collections.abc import Callable, Mapping

from storyc.backends.animatic.brush import Brush
from storyc.backends.animatic.canvas import Point
from storyc.backends.animatic.colour import Colour, alpha, mix

HEIGHTS: Mapping[str, float] = {
    "car": 0.84,
    "truck": 1.7,
    "bus": 1.75,
    "train": 2.1,
    "bicycle": 0.62,
    "plane": 2.6,
    "ship": 2.6,
    "boat": 0.7,
}
"""In statures of a grown-up; of ships and planes what a picture has room for."""

COLOURS: Mapping[str, Colour] = {
    "car": (92, 112, 132),
    "truck": (150, 84, 66),
    "bus": (196, 152, 70),
    "train": (84, 104, 96),
    "bicycle": (70, 84, 96),
    "plane": (216, 218, 222),
    "ship": (92, 84, 88),
    "boat": (142, 104, 72),
}
"""What they are like whose colour no word says."""

_TYRE: Colour = (34, 34, 38)
_HUB: Colour = (150, 152, 156)
_LAMP: Colour = (255, 236, 186)
_REAR: Colour = (196, 52, 48)


def _draw_car(brush: Brush) -> None:
    body = (
        (-1.46, 0.36),
        (-1.46, 0.02),
        (-1.28, -0.06),
        (-0.86, -0.12),
        (-0.50, -0.48),
        (0.36, -0.48),
        (0.82, -0.10),
        (1.30, -0.02),
        (1.46, 0.10),
        (1.46, 0.36),
    )
    brush.polygon(body, brush.body)
    _panes(brush, (((-0.74, -0.12), (-0.44, -0.42), (-0.06, -0.42), (-0.06, -0.12)),))
    _panes(brush, (((0.02, -0.12), (0.02, -0.42), (0.30, -0.42), (0.64, -0.12)),))
    brush.line([(-1.46, 0.12), (1.46, 0.14)], 0.02, alpha(brush.light.shade, 0.4))
    brush.line([(-0.02, -0.10), (-0.02, 0.32)], 0.015, alpha(brush.light.shade, 0.5))
    _wheels(brush, (-0.90, 0.92), 0.23)
    _lights(brush, (1.42, 0.10), (-1.43, 0.08))


def _draw_truck(brush: Brush) -> None:
    brush.rectangle((-1.25, -0.50), (0.42, 0.26), mix(brush.body, brush.light.key, 0.12))
    cab = ((0.46, 0.30), (0.46, -0.32), (0.78, -0.32), (0.96, -0.02), (1.04, 0.04), (1.04, 0.30))
    brush.polygon(cab, brush.body)
    _panes(brush, (((0.56, -0.02), (0.56, -0.24), (0.75, -0.24), (0.88, -0.02)),))
    for x in (-0.82, -0.40, 0.02):
        brush.line([(x, -0.48), (x, 0.24)], 0.012, alpha(brush.light.shade, 0.3))
    brush.rectangle((-1.25, 0.26), (1.04, 0.33), mix(brush.body, brush.light.shade, 0.5))
    _wheels(brush, (-0.98, -0.62, 0.72), 0.15)
    _lights(brush, (1.02, 0.20), (-1.23, 0.22))


def _draw_bus(brush: Brush) -> None:
    body = ((-1.5, 0.36), (-1.5, -0.44), (-1.44, -0.50), (1.40, -0.50), (1.5, -0.34), (1.5, 0.36))
    brush.polygon(body, brush.body)
    _panes(brush, [_upright(-1.38 + 0.44 * each, -0.34, 0.38, 0.34) for each in range(6)])
    brush.rectangle((1.24, -0.36), (1.42, 0.34), mix(brush.body, brush.light.shade, 0.45))
    brush.rectangle((-1.5, 0.12), (1.2, 0.17), mix(brush.body, brush.light.key, 0.35))
    _wheels(brush, (-1.0, 0.94), 0.15)
    _lights(brush, (1.48, 0.24), (-1.48, 0.24))


def _draw_train(brush: Brush) -> None:
    rail = mix(brush.light.shade, _HUB, 0.3)
    brush.line([(-3.2, 0.5), (3.2, 0.5)], 0.03, rail)
    for left, right in ((-3.2, -1.1), (-1.0, 1.1)):
        brush.rectangle((left, -0.46), (right, 0.34), brush.body)
        count = 4
        width = (right - left) / count
        _panes(
            brush,
            [_upright(left + 0.08 + width * it, -0.3, width - 0.16, 0.3) for it in range(count)],
        )
        _wheels(brush, (left + 0.3, left + 0.6, right - 0.6, right - 0.3), 0.1)
    engine = (
        (1.2, 0.36),
        (1.2, -0.46),
        (2.2, -0.46),
        (2.6, -0.18),
        (2.8, 0.12),
        (2.8, 0.36),
    )
    brush.polygon(engine, mix(brush.body, brush.light.key, 0.15))
    _panes(brush, (((2.1, -0.12), (2.1, -0.36), (2.24, -0.36), (2.46, -0.12)),))
    _wheels(brush, (1.5, 1.85, 2.45), 0.1)
    _lights(brush, (2.76, 0.14), None)


def _draw_bicycle(brush: Brush) -> None:
    tyre = brush.lit(_TYRE)
    for x in (-0.52, 0.52):
        brush.ring((x, 0.16), 0.33, 0.05, tyre)
        brush.ring((x, 0.16), 0.05, 0.05, tyre)
    seat, pedal, fork = (-0.24, -0.22), (-0.04, 0.18), (0.38, -0.26)
    for start, end in (
        (seat, pedal),
        (pedal, fork),
        (seat, fork),
        ((-0.52, 0.16), pedal),
        ((-0.52, 0.16), seat),
        ((0.52, 0.16), (0.34, -0.42)),
    ):
        brush.line([start, end], 0.05, brush.body)
    brush.line([(-0.36, -0.26), (-0.14, -0.26)], 0.08, tyre)
    brush.line([(0.24, -0.44), (0.44, -0.44)], 0.06, tyre)


def _draw_plane(brush: Brush) -> None:
    tail = ((-1.5, -0.02), (-1.62, -0.48), (-1.40, -0.48), (-1.0, -0.08))
    brush.polygon(tail, mix(brush.body, brush.light.shade, 0.2))
    hull = (
        (-1.6, -0.02),
        (-1.2, -0.12),
        (1.2, -0.12),
        (1.5, -0.02),
        (1.62, 0.08),
        (1.3, 0.18),
        (-0.9, 0.18),
    )
    brush.polygon(hull, brush.body)
    _panes(brush, [_upright(-0.9 + 0.2 * each, -0.05, 0.09, 0.07) for each in range(10)])
    wing = ((0.30, 0.08), (-0.30, 0.10), (-0.90, 0.46), (-0.66, 0.48))
    brush.polygon(wing, mix(brush.body, brush.light.shade, 0.3))


def _draw_ship(brush: Brush) -> None:
    for left, right, top in ((-0.72, 0.40, -0.08), (-0.56, 0.22, -0.24)):
        brush.rectangle((left, top), (right, top + 0.18), mix(brush.body, (236, 232, 224), 0.8))
        count = 7
        width = (right - left) / count
        _panes(
            brush,
            [_upright(left + 0.03 + width * it, top + 0.05, width * 0.5, 0.07) for it in range(7)],
        )
    brush.rectangle((-0.30, -0.46), (-0.08, -0.24), brush.body)
    brush.line([(0.16, -0.24), (0.16, -0.48)], 0.015, brush.lit(_TYRE))
    hull = ((-1.2, 0.10), (1.36, 0.04), (1.02, 0.50), (-1.06, 0.50))
    brush.polygon(hull, brush.body)
    brush.line([(-1.17, 0.18), (1.30, 0.13)], 0.025, mix(brush.body, brush.light.key, 0.5))


def _draw_boat(brush: Brush) -> None:
    brush.polygon(
        ((-0.34, -0.02), (-0.30, -0.5), (0.22, -0.5), (0.30, -0.02)),
        mix(brush.body, (236, 232, 224), 0.75),
    )
    _panes(brush, (((-0.22, -0.16), (-0.20, -0.40), (0.14, -0.40), (0.20, -0.16)),))
    hull = ((-1.1, -0.10), (-0.96, 0.0), (0.9, 0.0), (1.26, -0.16), (0.86, 0.5), (-0.92, 0.5))
    brush.polygon(hull, brush.body)
    brush.line([(-1.04, 0.10), (1.10, 0.06)], 0.05, mix(brush.body, brush.light.key, 0.45))


def _upright(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def _panes(brush: Brush, panes: "list[tuple[Point, ...]] | tuple[tuple[Point, ...], ...]") -> None:
    """Draw windows: lit ones where it is dark out."""
    light = brush.light
    glass = mix(light.sky_low, light.shade, 0.25)
    if light.is_dark_out and brush.burns:
        glass = mix(_LAMP, light.shade, 0.25)
    for pane in panes:
        brush.polygon(pane, glass)


def _wheels(brush: Brush, places: tuple[float, ...], radius: float) -> None:
    for x in places:
        brush.ellipse((x, 0.5 - radius), (radius, radius), brush.lit(_TYRE))
        brush.ellipse((x, 0.5 - radius), (radius * 0.5, radius * 0.5), brush.lit(_HUB))


def _lights(brush: Brush, front: Point, rear: Point | None) -> None:
    if brush.light.is_dark_out and brush.burns:
        brush.canvas.glow(brush.spot.at(*front), 0.9 * brush.spot.size, _LAMP, 0.5)
    brush.ellipse(front, (0.05, 0.07), _LAMP)
    if rear is not None:
        brush.ellipse(rear, (0.035, 0.06), brush.lit(_REAR))


SHAPES: Mapping[str, Callable[[Brush], None]] = {
    "car": _draw_car,
    "truck": _draw_truck,
    "bus": _draw_bus,
    "train": _draw_train,
    "bicycle": _draw_bicycle,
    "plane": _draw_plane,
    "ship": _draw_ship,
    "boat": _draw_boat,
}
