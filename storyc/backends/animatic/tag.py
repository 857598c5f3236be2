"""Name tags on a board: who this is, what they wear and hold. Tags never cover one another."""

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import ImageDraw

from storyc.backends.animatic.canvas import FINENESS, MARGIN, Canvas, Point
from storyc.backends.animatic.colour import INK, PAGE, SOFT_INK, alpha, tint
from storyc.backends.animatic.lettering import Block, Lettering

_NAME_SIZES = (17, 16, 15, 13)
_NOTE_SIZES = (13, 12)
_WIDEST = 0.46
"""Of a tag, in picture heights."""

_STEP = 0.02
_SAFE = 0.03
"""Distance kept from the edges of the picture."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag to be placed with the middle of its upper edge near `at`."""

    name: str
    note: str
    hue: int
    at: Point


@dataclass(frozen=True, slots=True)
class _Plate:
    tag: Tag
    name: Block
    note: Block | None
    width: int
    height: int


def draw_tags(
    canvas: Canvas, tags: Iterable[Tag], reach: Point, letters: Lettering, unit: float
) -> None:
    """Draw tags where they want to be, or as near as the ones before leave room.

    Args:
        canvas: the board.
        tags: what to draw, the most important first.
        reach: how far the camera strays both ways (`camera.reach_of`); tags stay in the part that
            is always seen.
        letters: sets the names.
        unit: what one pixel of a 720-line page is here.
    """
    safe = (_SAFE + MARGIN * reach[0], _SAFE + MARGIN * reach[1])
    taken: list[tuple[float, float, float, float]] = []
    for tag in (it for it in tags if it.name.strip() or it.note.strip()):
        plate = _plate(tag, canvas, letters, unit)
        corner = _free_corner(canvas, plate, taken, safe)
        taken.append((*corner, corner[0] + plate.width, corner[1] + plate.height))
        _draw_plate(canvas.draw, corner, plate, letters, unit)


def _plate(tag: Tag, canvas: Canvas, letters: Lettering, unit: float) -> _Plate:
    scale = FINENESS * unit
    room = round(_WIDEST * canvas.pixels)
    name = letters.fit(tag.name, room, round(50 * scale), _sizes(_NAME_SIZES, scale))
    note = None
    if tag.note:
        note = letters.fit(tag.note, room, round(58 * scale), _sizes(_NOTE_SIZES, scale))
    blocks = [name, note] if note else [name]
    wide = max(letters.width(line, each.size) for each in blocks for line in each.lines or ("",))
    padding = _padding(scale)
    height = sum(each.height for each in blocks) + padding
    return _Plate(tag, name, note, round(wide) + 3 * padding, height)


def _free_corner(
    canvas: Canvas, plate: _Plate, taken: list[tuple[float, float, float, float]], safe: Point
) -> Point:
    """Return the free place nearest to the wanted one: above it, else below, in small steps."""
    x, wanted = canvas.at(plate.tag.at)
    left, top = canvas.at((safe[0] * canvas.aspect, safe[1]))
    right, low = canvas.at(((1 - safe[0]) * canvas.aspect, 1 - safe[1]))
    x = min(max(x - plate.width / 2, left), max(left, right - plate.width))
    step = _STEP * canvas.pixels
    for tries in range(100):
        offset = step * ((tries + 1) // 2) * (-1 if tries % 2 else 1)
        y = wanted + offset
        if top <= y <= low - plate.height and not _hits(x, y, plate, taken):
            return x, y
    return x, min(max(wanted, top), low - plate.height)


def _hits(
    x: float, y: float, plate: _Plate, taken: list[tuple[float, float, float, float]]
) -> bool:
    return any(
        x < x1 and x0 < x + plate.width and y < y1 and y0 < y + plate.height
        for x0, y0, x1, y1 in taken
    )


def _draw_plate(
    draw: ImageDraw.ImageDraw, corner: Point, plate: _Plate, letters: Lettering, unit: float
) -> None:
    x, y = corner
    scale = FINENESS * unit
    padding = _padding(scale)
    box = (x, y, x + plate.width, y + plate.height)
    draw.rounded_rectangle(box, 5 * scale, alpha(PAGE, 0.78))
    stripe = (x, y + padding * 0.8, x + 3 * scale, y + plate.height - padding * 0.8)
    draw.rectangle(stripe, tint(plate.tag.hue, 0.62, 0.55))
    at = (x + 1.7 * padding, y + padding * 0.35)
    letters.draw(draw, at, plate.name, INK)
    if plate.note:
        letters.draw(draw, (at[0], at[1] + plate.name.height), plate.note, SOFT_INK)


def _padding(scale: float) -> int:
    return round(7 * scale)


def _sizes(sizes: tuple[int, ...], scale: float) -> tuple[int, ...]:
    return tuple(round(each * scale) for each in sizes)
