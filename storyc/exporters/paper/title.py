"""The title page: the title in the middle, who wrote it, and how to reach them at the bottom.

Source: Fountain 1.1, Title Page (fountain.io/syntax, read 2026-11), for which key stands where.
"""

from collections.abc import Sequence

from storyc.exporters.paper.sheet import LEFT, RIGHT, Line, Page, PlacedLine
from storyc.exporters.paper.wrapping import composed, plain, width_of, wrapped
from storyc.fdx import Paragraph, Run
from storyc.importers.story_note import story_key

_TITLE_ROW = 16
_MIDDLE = ("title", "credit", "author", "authors", "source")
_RIGHT = ("draft date", "date", "revision", "draft")
_HALF = (RIGHT - LEFT) // 2
_CREDIT = "written by"


def title_page(paragraphs: Sequence[Paragraph], rows: int) -> Page | None:
    """Return the title page, or `None` if there is nothing to stand on it.

    Args:
        paragraphs: the values of the title page, with notes that say their keys.
        rows: lines of a page.
    """
    values = _values(paragraphs)
    if not values:
        return None
    middle = list(_middle(values))
    left = _stack([it for key, it in values.items() if key not in {*_MIDDLE, *_RIGHT}])
    right = _stack([values[key] for key in _RIGHT if key in values])
    placed = [PlacedLine(row, line) for row, line in middle]
    placed += [
        PlacedLine(rows - len(left) + number, Line(LEFT, runs)) for number, runs in enumerate(left)
    ]
    placed += [
        PlacedLine(rows - len(right) + number, Line(RIGHT - width_of(plain(runs)), runs))
        for number, runs in enumerate(right)
    ]
    return Page(0, tuple(sorted(placed, key=lambda it: (it.row, it.line.column))))


def _values(paragraphs: Sequence[Paragraph]) -> dict[str, list[tuple[Run, ...]]]:
    """Return the lines of each key, in order."""
    found: dict[str, list[tuple[Run, ...]]] = {}
    key = ""
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        named = [story_key(note.text) for note in paragraph.notes]
        key = next((it.casefold() for it in named if it), key)
        found.setdefault(key, []).append(composed(paragraph.runs))
    return found


def _middle(values: dict[str, list[tuple[Run, ...]]]) -> list[tuple[int, Line]]:
    shown = dict(values)
    if ("author" in shown or "authors" in shown) and "credit" not in shown:
        shown["credit"] = [(Run(_CREDIT),)]
    lines: list[tuple[int, Line]] = []
    row = _TITLE_ROW
    for key in _MIDDLE:
        for value in shown.get(key, ()):
            for runs in wrapped(value, RIGHT - LEFT):
                column = LEFT + (RIGHT - LEFT - width_of(plain(runs))) // 2
                lines.append((row, Line(column, runs)))
                row += 1
        if key in shown:
            row += 3 if key == "title" else 1
    return lines


def _stack(values: Sequence[Sequence[tuple[Run, ...]]]) -> list[tuple[Run, ...]]:
    """Return values below each other, each in half the width."""
    return [line for value in values for each in value for line in wrapped(each, _HALF)]
