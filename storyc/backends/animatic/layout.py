"""Where the parts of a page stand: picture, column of facts, band of words, clock."""

from dataclasses import dataclass

REFERENCE_HEIGHT = 720

_WIDE_SHARE, _SQUARE_SHARE, _TALL_SHARE = 0.765, 0.70, 0.68
"""Of the page's width and height, for the picture."""

_WIDE_ASPECT = 1.4

_CLOCK = 40
_BELOW = 358
"""Units that a tall page needs for all but the picture."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels. Position and size are even, so that chroma planes divide."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of a page; none overlaps another. A page without a clock has an empty box for it.

    `unit` is what one pixel of a 720-line page is on this one.
    """

    unit: float
    picture: Box
    column: Box
    band: Box
    clock: Box


def lay_out(width: int, height: int, *, has_clock: bool = False) -> Layout:
    """Divide a page of `width` x `height` pixels."""
    unit = min(width, height) / REFERENCE_HEIGHT
    clock = _CLOCK * unit if has_clock else 0.0
    if width < height:
        return _tall(width, height, unit, clock)
    share = _WIDE_SHARE if width >= _WIDE_ASPECT * height else _SQUARE_SHARE
    return _wide(width, height, unit, clock, share)


def _wide(width: int, height: int, unit: float, clock: float, share: float) -> Layout:
    """Set the column beside the picture and the band below."""
    margin, gap = 24 * unit, 20 * unit
    picture = _box(margin, margin, width * share, height * share)
    column_x = picture.x + picture.width + gap
    column_width = width - margin - column_x
    clock_y = height - 0.7 * margin - clock
    band_y = picture.y + picture.height + 0.7 * gap
    return Layout(
        unit,
        picture,
        _box(column_x, margin, column_width, clock_y - margin - (0.5 * gap if clock else 0)),
        _box(margin, band_y, picture.width, height - 0.7 * margin - band_y),
        _clock(column_x, clock_y, column_width, clock),
    )


def _tall(width: int, height: int, unit: float, clock: float) -> Layout:
    """Set band and column side by side below the picture."""
    margin, gap = 24 * unit, 20 * unit
    share = min(_TALL_SHARE, 1 - _BELOW * unit / height)
    picture = _box(width * (1 - share) / 2, margin, width * share, height * share)
    below = picture.y + picture.height + gap
    clock_y = height - margin - clock
    band_width = (width - 2 * margin) * 0.58 - gap
    column_x = margin + band_width + gap
    column_width = width - margin - column_x
    return Layout(
        unit,
        picture,
        _box(column_x, below, column_width, clock_y - below - (0.5 * gap if clock else 0)),
        _box(margin, below, band_width, height - margin - below),
        _clock(column_x, clock_y, column_width, clock),
    )


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(max(2, int(each) // 2 * 2) for each in (x, y, width, height)))


def _clock(x: float, y: float, width: float, height: float) -> Box:
    return _box(x, y, width, height) if height else Box(0, 0, 0, 0)
