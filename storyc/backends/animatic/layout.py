"""Where the parts of a page stand: picture, column of facts, band of words, clock."""

from dataclasses import dataclass

LETTERBOX_ASPECT = 1.4
"""Pages at least this wide carry their column beside the picture, the others below it."""

REFERENCE_HEIGHT = 720


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels. Position and size are even, so that chroma planes divide."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of a page; none overlaps another.

    `unit` is what one pixel of a 720-line page is on this one.
    """

    unit: float
    picture: Box
    column: Box
    band: Box
    clock: Box


def lay_out(width: int, height: int) -> Layout:
    """Divide a page of `width` x `height` pixels."""
    unit = min(width, height) / REFERENCE_HEIGHT
    if width >= LETTERBOX_ASPECT * height:
        return _wide(width, height, unit)
    return _tall(width, height, unit)


def _wide(width: int, height: int, unit: float) -> Layout:
    margin, gap, clock = 24 * unit, 20 * unit, 40 * unit
    picture = _box(margin, margin, width * 0.765, height * 0.765)
    column_x = picture.x + picture.width + gap
    column_width = width - margin - column_x
    clock_y = height - 0.7 * margin - clock
    band_y = picture.y + picture.height + 0.7 * gap
    return Layout(
        unit,
        picture,
        _box(column_x, margin, column_width, clock_y - margin - 0.5 * gap),
        _box(margin, band_y, picture.width, height - 0.7 * margin - band_y),
        _box(column_x, clock_y, column_width, clock),
    )


def _tall(width: int, height: int, unit: float) -> Layout:
    margin, gap, clock = 24 * unit, 20 * unit, 40 * unit
    picture_width = width * 0.68
    picture = _box((width - picture_width) / 2, margin, picture_width, height * 0.68)
    below = picture.y + picture.height + gap
    clock_y = height - margin - clock
    band_width = (width - 2 * margin) * 0.58 - gap
    column_x = margin + band_width + gap
    column_width = width - margin - column_x
    return Layout(
        unit,
        picture,
        _box(column_x, below, column_width, clock_y - below - 0.5 * gap),
        _box(margin, below, band_width, height - margin - below),
        _box(column_x, clock_y, column_width, clock),
    )


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(max(2, int(each) // 2 * 2) for each in (x, y, width, height)))
