"""The place behind the figures: a room, a landscape, or plain light where none is named."""

from hashlib import sha256

from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Light, alpha, mix
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.landmark import draw_foreground, draw_landmarks
from storyc.emit.sheet import Panel


def draw_place(canvas: Canvas, panel: Panel, framing: Framing, light: Light) -> None:
    """Fill the board with the panel's place."""
    words = " ".join(filter(None, (panel.place, panel.area))).casefold()
    if panel.setting in {"INT", "INT/EXT"}:
        _draw_room(canvas, words, framing, light)
    elif panel.setting is None and not words:
        _draw_backdrop(canvas, light)
    else:
        _draw_open(canvas, words, framing, light)
    if framing.softness:
        canvas.soften(framing.softness)


def _draw_backdrop(canvas: Canvas, light: Light) -> None:
    canvas.gradient(canvas.top, canvas.bottom, light.sky_low, mix(light.ground, light.sky_low, 0.4))


def _draw_open(canvas: Canvas, words: str, framing: Framing, light: Light) -> None:
    horizon = framing.horizon
    canvas.gradient(canvas.top, horizon, light.sky_top, light.sky_low)
    _draw_sky(canvas, words, framing, light)
    canvas.gradient(horizon, canvas.bottom, light.ground_far, light.ground)
    draw_landmarks(canvas, words, framing, light)
    draw_foreground(canvas, words, framing, light)


def _draw_sky(canvas: Canvas, words: str, framing: Framing, light: Light) -> None:
    chance = _chances(words)
    if light.stars:
        for index in range(60):
            x = canvas.left + (canvas.right - canvas.left) * ((index * 0.6180339) % 1)
            y = canvas.top + (framing.horizon - canvas.top) * ((index * 0.7548776) % 1) * 0.8
            canvas.ellipse(
                (x, y), (0.0016, 0.0016), alpha(light.key, 0.2 + chance[index % 32] / 640)
            )
    if light.orb is None:
        return
    x = canvas.aspect * (0.2 if chance[0] % 2 else 0.78)
    y = light.orb_height * framing.horizon / 0.52
    canvas.glow((x, y), 0.17, light.orb, 0.4)
    canvas.ellipse((x, y), (0.042, 0.042), light.orb)


def _draw_room(canvas: Canvas, words: str, framing: Framing, light: Light) -> None:
    chance = _chances(words)
    vanishing = (canvas.aspect * (0.46 + 0.08 * chance[0] / 255), framing.horizon - 0.10)
    back = _back_wall(canvas, vanishing, framing)
    (left, top), (right, low) = back
    side, ceiling = mix(light.wall, light.shade, 0.22), mix(light.wall, light.key, 0.10)
    far = _outward(vanishing, back)
    canvas.rectangle((canvas.left, canvas.top), (canvas.right, canvas.bottom), light.wall)
    canvas.polygon([far[0], far[1], (right, top), (left, top)], ceiling)
    canvas.polygon([far[0], (left, top), (left, low), far[3]], side)
    canvas.polygon([far[1], (right, top), (right, low), far[2]], mix(side, light.shade, 0.12))
    canvas.polygon([far[3], (left, low), (right, low), far[2]], light.floor)
    _draw_boards(canvas, vanishing, back, light)
    for a, b in ((0, (left, top)), (1, (right, top)), (2, (right, low)), (3, (left, low))):
        canvas.line([far[a], b], 0.003, alpha(light.shade, 0.5))
    canvas.line(
        [(left, top), (right, top), (right, low), (left, low), (left, top)],
        0.003,
        alpha(light.shade, 0.5),
    )
    _draw_openings(canvas, back, light, window_left=chance[1] % 2 == 0)


def _back_wall(canvas: Canvas, vanishing: Point, framing: Framing) -> tuple[Point, Point]:
    half = min(0.36 * canvas.aspect * (1 + 0.12 * (framing.closeness - 1)), 0.48 * canvas.aspect)
    return (
        (vanishing[0] - half, vanishing[1] - 0.36),
        (vanishing[0] + half, vanishing[1] + 0.28),
    )


def _outward(vanishing: Point, back: tuple[Point, Point]) -> list[Point]:
    """Follow the room's edges from the vanishing point through the back wall out of the board."""
    (left, top), (right, low) = back
    reach = 6.0
    return [
        (vanishing[0] + (x - vanishing[0]) * reach, vanishing[1] + (y - vanishing[1]) * reach)
        for x, y in ((left, top), (right, top), (right, low), (left, low))
    ]


def _draw_boards(canvas: Canvas, vanishing: Point, back: tuple[Point, Point], light: Light) -> None:
    (left, _), (right, low) = back
    seam = alpha(light.shade, 0.22)
    for index in range(1, 10):
        x = left + (right - left) * index / 10
        out = (vanishing[0] + (x - vanishing[0]) * 6, vanishing[1] + (low - vanishing[1]) * 6)
        canvas.line([(x, low), out], 0.002, seam)


def _draw_openings(
    canvas: Canvas, back: tuple[Point, Point], light: Light, *, window_left: bool
) -> None:
    (left, top), (right, low) = back
    width, height = right - left, low - top
    at = (0.12, 0.72) if window_left else (0.56, 0.08)
    _draw_window(
        canvas, (left + at[0] * width, top + 0.16 * height), (0.32 * width, 0.46 * height), light
    )
    _draw_door(
        canvas, (left + at[1] * width, top + 0.26 * height), (0.19 * width, 0.74 * height), light
    )


def _draw_window(canvas: Canvas, corner: Point, size: Point, light: Light) -> None:
    (x, y), (width, height) = corner, size
    frame = mix(light.wall, light.shade, 0.5)
    canvas.rectangle((x - 0.012, y - 0.012), (x + width + 0.012, y + height + 0.016), frame)
    steps = 12
    for step in range(steps):
        y0, y1 = y + height * step / steps, y + height * (step + 1) / steps
        shade = mix(light.sky_top, light.sky_low, step / (steps - 1))
        canvas.rectangle((x, y0), (x + width, y1), shade)
    if light.stars and light.orb is not None:
        canvas.ellipse((x + 0.7 * width, y + 0.28 * height), (0.022, 0.022), light.orb)
    canvas.line([(x + width / 2, y), (x + width / 2, y + height)], 0.007, frame)
    canvas.line([(x, y + height * 0.5), (x + width, y + height * 0.5)], 0.006, frame)
    canvas.rectangle(
        (x - 0.025, y + height + 0.012), (x + width + 0.025, y + height + 0.028), frame
    )


def _draw_door(canvas: Canvas, corner: Point, size: Point, light: Light) -> None:
    (x, y), (width, height) = corner, size
    leaf, frame = mix(light.wall, light.shade, 0.36), mix(light.wall, light.shade, 0.58)
    canvas.rectangle((x - 0.012, y - 0.012), (x + width + 0.012, y + height), frame)
    canvas.rectangle((x, y), (x + width, y + height), leaf)
    inset = width * 0.16
    for y0, y1 in ((0.07, 0.42), (0.52, 0.90)):
        canvas.rectangle(
            (x + inset, y + height * y0), (x + width - inset, y + height * y1), alpha(frame, 0.35)
        )
    canvas.ellipse((x + width * 0.87, y + height * 0.5), (0.007, 0.007), light.key)


def _chances(words: str) -> bytes:
    """Return bytes that vary from place to place and never for one place."""
    return sha256(words.encode()).digest()
