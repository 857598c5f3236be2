"""Built places near the camera: a street between houses, a kiosk, a bus at its stop."""

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix
from storyc.backends.animatic.framing import Framing

_LIT: Colour = (255, 214, 140)
_FRONTS: tuple[Colour, ...] = ((170, 120, 100), (196, 178, 148), (138, 142, 150), (158, 96, 84))
_KIOSK: Colour = (52, 92, 70)
_PAPERS: tuple[Colour, ...] = ((226, 220, 204), (196, 92, 76), (214, 176, 92), (112, 140, 168))
_BUS: Colour = (172, 62, 54)
_GLASS: Colour = (54, 66, 82)


def draw_street(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw a roadway between two rows of houses, with lamps."""
    middle, y = canvas.aspect * 0.5, framing.horizon
    road = mix(light.ground, light.shade, 0.35)
    pavement = mix(mix(light.ground, (140, 136, 130), 0.4), light.shade, light.dimness)
    canvas.gradient(y, canvas.bottom, mix(pavement, light.sky_low, 0.2), pavement)
    canvas.polygon(
        [
            (middle - 0.04, y),
            (middle + 0.04, y),
            (middle + 0.95, canvas.bottom),
            (middle - 0.95, canvas.bottom),
        ],
        road,
    )
    for side in (-1, 1):
        for reach in ((6.0, 3.1), (3.0, 1.75), (1.7, 1.05)):
            _draw_front(canvas, light, (middle, y), side, reach)
        for near in (1.2, 2.1, 4.0):
            _draw_street_lamp(canvas, light, (middle + side * 0.17 * near, y), 0.13 * near)
    for step in range(5):
        low, far = (y + (canvas.bottom - y) * ((step + part) / 5) ** 2 for part in (0.5, 0.0))
        canvas.line([(middle, far), (middle, low)], 0.003 + 0.003 * step, alpha(light.key, 0.35))


def _draw_front(
    canvas: Canvas, light: Light, vanishing: Point, side: int, reach: tuple[float, float]
) -> None:
    """Draw one house between two distances from the vanishing point."""
    x, y = vanishing
    near, far = reach
    colour = _FRONTS[(round(near) + side) % len(_FRONTS)]
    wall = mix(mix(colour, light.far, 0.25), light.shade, light.dimness)
    wall = mix(wall, light.shade, 0.18 if side > 0 else 0.0)

    def at(depth: float, up: float) -> Point:
        return x + side * 0.22 * depth, y + (0.06 - up) * depth

    canvas.polygon([at(near, 0.0), at(near, 0.46), at(far, 0.46), at(far, 0.0)], wall)
    canvas.line([at(near, 0.46), at(far, 0.46)], 0.006, mix(wall, light.shade, 0.4))
    canvas.line([at(near, 0.0), at(near, 0.46)], 0.003, alpha(light.shade, 0.5))
    burns = light.is_dark_out
    for row, up in enumerate((0.10, 0.23, 0.35)):
        for column in range(3):
            a, b = (far + (near - far) * (0.12 + 0.30 * column + wide) for wide in (0.0, 0.17))
            lit = burns and (row * 5 + column * 3 + round(near * 10)) % 3 == 0
            pane = _LIT if lit else mix(light.sky_top, light.shade, 0.35)
            canvas.polygon(
                [at(a, up), at(a, up + 0.07), at(b, up + 0.07), at(b, up)], mix(pane, wall, 0.1)
            )


def _draw_street_lamp(canvas: Canvas, light: Light, foot: Point, tall: float) -> None:
    x, y = foot
    y += tall * 0.36
    iron = mix(light.shade, light.far, 0.25)
    canvas.line([(x, y), (x, y - tall)], max(0.004, tall * 0.03), iron)
    top = (x, y - tall)
    if light.is_dark_out:
        canvas.glow(top, tall * 0.6, _LIT, 0.42)
        canvas.ellipse(top, (tall * 0.05, tall * 0.06), (255, 240, 208))
    else:
        canvas.ellipse(top, (tall * 0.05, tall * 0.06), mix(light.key, iron, 0.3))


def draw_kiosk(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw a newspaper kiosk on a pavement."""
    scale = 0.75 + 0.25 * framing.closeness
    pavement = mix(mix(light.ground, (150, 144, 134), 0.5), light.shade, light.dimness)
    y = framing.horizon + 0.10
    canvas.gradient(
        y, canvas.bottom, mix(pavement, light.key, 0.08), mix(pavement, light.shade, 0.15)
    )
    x, foot = canvas.aspect * 0.62, framing.horizon + 0.24
    half, tall = 0.30 * scale, 0.62 * scale
    body = mix(mix(_KIOSK, light.key, 0.08), light.shade, light.dimness)
    canvas.rectangle((x - half, foot - tall), (x + half, foot), body)
    canvas.rectangle((x - half, foot - tall), (x - half + 0.03, foot), mix(body, light.key, 0.14))
    roof = [
        (x - half * 1.25, foot - tall),
        (x - half * 0.9, foot - tall - 0.10 * scale),
        (x + half * 0.9, foot - tall - 0.10 * scale),
        (x + half * 1.25, foot - tall),
    ]
    canvas.polygon(roof, mix(body, light.shade, 0.35))
    opening = ((x - half * 0.8, foot - tall * 0.86), (x + half * 0.8, foot - tall * 0.42))
    canvas.rectangle(*opening, mix((64, 54, 48), light.shade, light.dimness))
    if light.is_dark_out:
        canvas.glow((x, foot - tall * 0.66), half * 1.3, _LIT, 0.6)
    for row in range(3):
        for column in range(7):
            left = x - half * 0.92 + column * half * 0.27
            top = foot - tall * 0.38 + row * tall * 0.125
            paper = mix(_PAPERS[(row * 2 + column * 3) % len(_PAPERS)], light.shade, light.dimness)
            canvas.rectangle((left, top), (left + half * 0.21, top + tall * 0.10), paper)
    stripes = 8
    for index in range(stripes):
        left = x - half * 1.1 + index * half * 2.2 / stripes
        cloth = (222, 216, 200) if index % 2 else _KIOSK
        lean = half * 2.2 / stripes
        canvas.polygon(
            [
                (left, foot - tall * 0.96),
                (left + lean, foot - tall * 0.96),
                (left + lean * 1.05, foot - tall * 0.84),
                (left + lean * 0.05, foot - tall * 0.84),
            ],
            mix(cloth, light.shade, light.dimness),
        )


def draw_terminus(canvas: Canvas, framing: Framing, light: Light) -> None:
    """Draw a forecourt with a bus, its lights on by night, and a lamp."""
    asphalt = mix(mix(light.ground, (96, 98, 104), 0.4), light.shade, 0.2 + light.dimness * 0.5)
    y = framing.horizon
    canvas.gradient(y + 0.02, canvas.bottom, mix(asphalt, light.sky_low, 0.25), asphalt)
    scale = 0.7 + 0.3 * framing.closeness
    x, foot = canvas.aspect * 0.66, y + 0.12
    half, tall = 0.46 * scale, 0.30 * scale
    body = mix(_BUS, light.shade, light.dimness * 0.8)
    canvas.rectangle((x - half, foot - tall), (x + half, foot - 0.03), body)
    canvas.rectangle(
        (x - half, foot - tall), (x + half, foot - tall + 0.025), mix(body, light.key, 0.3)
    )
    burns = light.is_dark_out
    glass = mix(_LIT, body, 0.08) if burns else mix(_GLASS, light.sky_low, 0.35)
    panes = 6
    for index in range(panes):
        left = x - half * 0.94 + index * half * 1.88 / panes
        canvas.rectangle(
            (left, foot - tall * 0.80), (left + half * 0.27, foot - tall * 0.42), glass
        )
    for wheel in (-0.62, 0.6):
        canvas.ellipse(
            (x + wheel * half, foot - 0.03), (0.048 * scale, 0.048 * scale), (26, 27, 32)
        )
        canvas.ellipse(
            (x + wheel * half, foot - 0.03),
            (0.02 * scale, 0.02 * scale),
            mix(light.key, light.shade, 0.6),
        )
    if burns:
        canvas.glow((x, foot - tall * 0.6), half * 1.25, _LIT, 0.30)
        canvas.glow((x - half, foot - 0.08), 0.16, (255, 244, 214), 0.8)
        canvas.polygon(
            [
                (x - half * 0.94, foot + 0.01),
                (x + half * 0.94, foot + 0.01),
                (x + half * 0.7, foot + 0.16),
                (x - half * 0.7, foot + 0.16),
            ],
            alpha(_LIT, 0.10),
        )
    _draw_street_lamp(canvas, light, (canvas.aspect * 0.22, y + 0.02), 0.42 * scale)
