"""The lines of one file that a finding is about, with its marks drawn under them.

```
68 | + MARA drops LANTERN at GALLERY
   |              ------- dropped here
...
74 | MARA raises the lantern.
   |                 ^^^^^^^ used here
```
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from storyc.diagnostics.canvas import Canvas
from storyc.diagnostics.mark import Mark, PlacedMark, Stroke
from storyc.diagnostics.underline import Bar, hang, underline
from storyc.diagnostics.view import DOTS, View
from storyc.diagnostics.width import width
from storyc.source import SourceFile

GAP = "..."
"""Stands in the place of a line number where lines are left out."""

WHOLE_LINES = 5
"""A stretch of up to so many lines is shown whole, a longer one by its ends."""


class Row(NamedTuple):
    """One line of an excerpt: a line number, dots or nothing, and what stands right of the bar."""

    number: str
    body: Canvas


def excerpt(file: SourceFile, marks: Iterable[Mark], room: int) -> list[Row]:
    """Draw the lines that the marks stand on.

    Units: `room` in terminal columns, right of the bar.
    """
    placed = tuple(PlacedMark.of(file, mark) for mark in dict.fromkeys(marks))
    drawing = _Drawing(file, placed, room)
    return [row for line in _with_gaps(_shown(placed)) for row in drawing.draw(line)]


def _shown(placed: Iterable[PlacedMark]) -> list[int]:
    lines = set[int]()
    for each in placed:
        every = range(each.first, each.last + 1)
        lines.update(every if len(every) <= WHOLE_LINES else (each.first, each.last))
    return sorted(lines)


def _with_gaps(lines: Sequence[int]) -> Iterator[int | None]:
    """Yield the lines, also one that is missing alone, and `None` where more are left out."""
    for line, following in pairwise(lines):
        yield line
        if following - line == 2:  # noqa: PLR2004  # dots would take as much room as the line
            yield line + 1
        elif following - line > 1:
            yield None
    yield lines[-1]


@dataclass
class _Drawing:
    """Draws line after line. A tall mark runs down a rail at the left, from its first line on.

    `_open` are the tall marks that the next row stands inside, by their rail.
    """

    file: SourceFile
    placed: tuple[PlacedMark, ...]
    room: int
    _rails: dict[PlacedMark, int] = field(init=False)
    _open: dict[int, PlacedMark] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._rails = _assign_rails(each for each in self.placed if each.is_tall)

    @property
    def _margin(self) -> int:
        return 2 * len(set(self._rails.values()))

    def draw(self, line: int | None) -> Iterator[Row]:
        """Yield a line and what is under it; dots for `None`."""
        if line is None:
            yield Row(GAP, self._new_row())
            return
        text = self.file.line_text(line)
        strokes = [it for each in self.placed if (it := each.on(line)) is not None]
        strokes.sort(key=lambda it: (it.start, it.end))
        for group in _seen_together(text, strokes, self.room - self._margin):
            yield from self._draw_part(line, text, group)

    def _draw_part(self, line: int, text: str, strokes: Sequence[Stroke]) -> Iterator[Row]:
        start = strokes[0].start if strokes else 0
        end = max((each.end for each in strokes), default=0)
        view = View.of(text, start, end, self.room - self._margin)
        opening = [it for it in strokes if it.of.is_tall and it.of.first == line]
        from_margin = [it for it in opening if not text[: it.start].strip()]
        yield Row(str(line), self._text_row(view, from_margin))
        yield from self._underline(view, [it for it in strokes if not it.of.is_tall])
        for each in opening:
            if each not in from_margin:
                yield Row("", self._elbow(view, each))
                self._open[self._rails[each.of]] = each.of
        for each in strokes:
            if each.of.is_tall and each.of.last == line:
                yield from self._close(view, each)

    def _new_row(self) -> Canvas:
        row = Canvas()
        self._draw_rails(row)
        return row

    def _draw_rails(self, row: Canvas) -> None:
        for rail, each in self._open.items():
            row.put(2 * rail, "|", each.mark.ink)

    def _text_row(self, view: View, from_margin: Iterable[Stroke]) -> Canvas:
        row = self._new_row()
        for each in from_margin:
            self._open[self._rails[each.of]] = each.of
            row.put(2 * self._rails[each.of], "/", each.of.mark.ink)
        row.lay(self._margin, view.shown)
        return row

    def _underline(self, view: View, strokes: Sequence[Stroke]) -> Iterator[Row]:
        if strokes:
            bars = [self._bar(view, each) for each in strokes]
            for row in underline(bars, self.room, self._new_row):
                yield Row("", row)

    def _bar(self, view: View, stroke: Stroke) -> Bar:
        start = self._margin + view.column(stroke.start)
        end = self._margin + view.column(stroke.end)
        return Bar(start, max(end, start + 1), stroke.of.mark)

    def _elbow(self, view: View, stroke: Stroke) -> Canvas:
        """Return the row that ties an end of a tall mark to its rail."""
        row, mark = Canvas(), stroke.of.mark
        start = 2 * self._rails[stroke.of] + 1
        at = self._bar(view, stroke).start
        row.put(start, "_" * (at - start), mark.ink)
        self._draw_rails(row)
        row.put(at, mark.stroke, mark.ink)
        return row

    def _close(self, view: View, stroke: Stroke) -> Iterator[Row]:
        row, bar = self._elbow(view, stroke), self._bar(view, stroke)
        del self._open[self._rails[stroke.of]]
        fits = bar.fits_beside(self.room)
        if fits:
            bar.write_beside(row)
        yield Row("", row)
        for hung in hang([] if fits else [bar], self.room, self._new_row):
            yield Row("", hung)


def _assign_rails(tall: Iterable[PlacedMark]) -> dict[PlacedMark, int]:
    """Give each tall mark the leftmost rail that is free over its lines."""
    rails: dict[PlacedMark, int] = {}
    for each in sorted(tall, key=lambda it: (it.first, -it.last)):
        taken = {rail for other, rail in rails.items() if other.last >= each.first}
        rails[each] = min(set(range(len(taken) + 1)) - taken)
    return rails


def _seen_together(text: str, strokes: Sequence[Stroke], room: int) -> list[list[Stroke]]:
    """Group the strokes of one line into those that one view can show; one group at least."""
    groups: list[list[Stroke]] = [[]]
    whole = _fits(text, room - 1)
    for each in strokes:
        group = groups[-1]
        if group and not whole and not _fits(text[group[0].start : each.end], room - 2 * len(DOTS)):
            groups.append([])
        groups[-1].append(each)
    return groups


def _fits(text: str, room: int) -> bool:
    return len(text) <= room and width(text) <= room
