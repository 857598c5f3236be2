"""Strokes under a line and the texts that belong to them.

```
+ TOM drops LANTERN at GALLERY
  ---       ^^^^^^^ he does not hold it
  |
  enters here
```
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from storyc.diagnostics.canvas import Canvas
from storyc.diagnostics.mark import Mark
from storyc.diagnostics.width import width, wrap

MIN_TEXT = 24
"""Columns that a text is given at least; it moves left if it stands too far right for them."""


class Bar(NamedTuple):
    """A stroke in terminal columns, half-open, never empty."""

    start: int
    end: int
    mark: Mark

    def reading_order(self) -> tuple[int, int, bool]:
        """Order bars from left to right."""
        return (self.start, self.end, self.mark.is_primary)

    def drawing_order(self) -> tuple[int, bool]:
        """Order bars so that a short one is drawn over a long one, and carets over dashes."""
        return (self.start - self.end, self.mark.is_primary)

    def fits_beside(self, room: int) -> bool:
        """Tell whether the text can stand right of the stroke."""
        return self.end + 1 + width(self.mark.text) <= room

    def write_beside(self, row: Canvas) -> None:
        """Write the text right of the stroke."""
        row.put(self.end + 1, self.mark.text, self.mark.ink)


def underline(bars: Sequence[Bar], room: int, new_row: Callable[[], Canvas]) -> Iterator[Canvas]:
    """Yield the row of strokes and the rows of texts.

    Units: `room` in columns from the left end of a row, which `new_row` makes.
    """
    row = new_row()
    for bar in sorted(bars, key=Bar.drawing_order):
        row.put(bar.start, bar.mark.stroke * (bar.end - bar.start), bar.mark.ink)
    said = sorted((it for it in bars if it.mark.text), key=Bar.reading_order, reverse=True)
    if said and all(it.end <= said[0].end for it in bars) and said[0].fits_beside(room):
        said.pop(0).write_beside(row)
    yield row
    yield from hang(said, room, new_row)


def hang(said: Sequence[Bar], room: int, new_row: Callable[[], Canvas]) -> Iterator[Canvas]:
    """Yield the texts that found no room beside their strokes, the rightmost first."""
    if said:
        yield _tied(said, new_row())
    for count, bar in enumerate(said, start=1):
        lines = wrap(bar.mark.text, max(room - bar.start, MIN_TEXT))
        at = max(0, min(bar.start, room - max(map(width, lines))))
        for line in lines:
            row = _tied((it for it in said[count:] if it.start < at), new_row())
            row.put(at, line, bar.mark.ink)
            yield row


def _tied(bars: Iterable[Bar], row: Canvas) -> Canvas:
    for bar in bars:
        row.put(bar.start, "|", bar.mark.ink)
    return row
