"""The column of facts beside the picture: slate, shot, lens, move, place, sounds."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from storyc.backends.animatic.colour import AMBER, FAINT_INK, INK, PAGE, SOFT_INK, Colour
from storyc.backends.animatic.icon import draw_move_icon, draw_note, draw_rule, draw_waves
from storyc.backends.animatic.layout import Layout
from storyc.backends.animatic.lettering import Block, Lettering
from storyc.emit.sheet import Panel, SoundCue

_SETTINGS = (
    *((scale, 0.34) for scale in (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52)),
    *((0.52, share) for share in (0.2, 0.12, 0.08, 0.05, 0.03)),
)
"""Scale, and the most of the column's height that one text may take; tried until all facts fit.

A text that is longer than its share is shortened: it is whole in the prompt and the script.
"""

_MOST_CUES = 6
"""More sounds at once cannot be told apart; the latest are shown."""

_EDGE = 2
"""Pixels kept free, for letters that lean over their own width."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A stretch of the column and how to draw it at a height."""

    height: float
    draw: Callable[[ImageDraw.ImageDraw, float], None]


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """Everything the column shows at one moment."""

    title: str
    slate: str
    stamp: str | None
    panel: Panel | None
    cues: tuple[SoundCue, ...]


class Column:
    """Sets the column, as large as its facts leave room for."""

    def __init__(self, layout: Layout, letters: Lettering) -> None:
        self._box = layout.column
        self._unit = layout.unit
        self._letters = letters

    def draw(self, facts: ColumnFacts) -> Image.Image:
        """Return the column as an RGB image of its box."""
        image = Image.new("RGB", (self._box.width, self._box.height), PAGE)
        draw = ImageDraw.Draw(image)
        head, foot = self._fitted(facts)
        y = 0.0
        for row in head:
            row.draw(draw, y)
            y += row.height
        y = max(y, self._box.height - _EDGE - sum(row.height for row in foot))
        for row in foot:
            row.draw(draw, y)
            y += row.height
        return image

    def _fitted(self, facts: ColumnFacts) -> tuple[list[_Row], list[_Row]]:
        width, height = self._box.width - _EDGE, self._box.height - _EDGE
        for scale, share in _SETTINGS:
            setter = _Setter(self._letters, width, round(height * share), self._unit * scale)
            head, foot = setter.head(facts), setter.foot(facts)
            if sum(row.height for row in head + foot) <= height:
                break
        return head, foot


class _Setter:
    """Sets the rows at one scale."""

    def __init__(self, letters: Lettering, width: int, limit: int, unit: float) -> None:
        self._letters = letters
        self._width = width
        self._limit = limit
        self._unit = unit

    def head(self, facts: ColumnFacts) -> list[_Row]:
        rows = [*self._text(facts.title, (17, 16, 15), FAINT_INK), self._gap(12)]
        rows += [*self._text("SLATE", (14,), AMBER), *self._slate(facts.slate), self._gap(8)]
        if facts.stamp is not None:
            rows += [*self._text(facts.stamp, (24, 21, 18, 16), AMBER), self._gap(10)]
        if facts.panel is not None:
            rows += [self._rule(), *self._camera(facts.panel), *self._place(facts.panel)]
        return rows

    def foot(self, facts: ColumnFacts) -> list[_Row]:
        if not facts.cues:
            return []
        rows = [self._rule()]
        for cue in facts.cues[-_MOST_CUES:]:
            rows += [self._cue(cue), self._gap(6)]
        return rows

    def _slate(self, slate: str) -> list[_Row]:
        return self._text(slate, (64, 56, 48, 40, 32, 24), INK)

    def _camera(self, panel: Panel) -> list[_Row]:
        glass = f"{panel.lens_mm} mm" if panel.lens_mm else ""
        lens = " · ".join(filter(None, (glass, panel.angle)))
        rows = self._text(f"SHOT {panel.shot}", (15, 14), AMBER)
        rows += self._text(panel.size, (27, 24, 21, 18), INK)
        rows += self._text(lens, (18, 17, 16), SOFT_INK)
        return [*rows, self._gap(10), self._move(panel), self._gap(12)]

    def _move(self, panel: Panel) -> _Row:
        size = (58 * self._unit, 34 * self._unit)
        room = round(self._width - size[0] - 12 * self._unit)
        direction = panel.move_direction
        named = direction if direction not in {None, "in", "out"} else ""
        if direction in {"in", "out"} and direction not in panel.move.split():
            named = direction
        words = " ".join(filter(None, (panel.move_speed, panel.move, named)))
        block = self._fit(words, (18, 17, 16, 15), room)
        height = max(size[1], block.height)

        def draw(into: ImageDraw.ImageDraw, y: float) -> None:
            draw_move_icon(into, (1, y + (height - size[1]) / 2), size, panel)
            x = size[0] + 12 * self._unit
            self._letters.draw(into, (x, y + (height - block.height) / 2), block, SOFT_INK)

        return _Row(height, draw)

    def _place(self, panel: Panel) -> list[_Row]:
        where = " ".join(filter(None, (panel.setting, panel.place)))
        rows = self._text(where, (19, 18, 17, 16), INK)
        rows += self._text(panel.area or "", (18, 17, 16), SOFT_INK)
        rows += self._text(panel.time_of_day or "", (18, 17, 16), SOFT_INK)
        rows += self._text(panel.weather or "", (17, 16, 15), FAINT_INK)
        return [self._rule(), *rows, self._gap(10)] if rows else []

    def _cue(self, cue: SoundCue) -> _Row:
        size = 20 * self._unit
        indent = size + 9 * self._unit
        block = self._fit(cue.text, (18, 17, 16, 15), round(self._width - indent))
        icon = draw_note if cue.kind == "MUSIC" else draw_waves
        height = max(size, block.height)

        def draw(into: ImageDraw.ImageDraw, y: float) -> None:
            icon(into, (0, y), size)
            self._letters.draw(into, (indent, y), block, SOFT_INK)

        return _Row(height, draw)

    def _text(self, text: str, sizes: tuple[int, ...], ink: Colour) -> list[_Row]:
        block = self._fit(text, sizes, self._width)

        def draw(into: ImageDraw.ImageDraw, y: float) -> None:
            self._letters.draw(into, (0, y), block, ink)

        return [_Row(block.height, draw)] if block.lines else []

    def _fit(self, text: str, sizes: tuple[int, ...], width: int) -> Block:
        pixels = tuple(max(8, round(size * self._unit)) for size in sizes)
        return self._letters.fit(text, width, self._limit, pixels)

    def _rule(self) -> _Row:
        def draw(into: ImageDraw.ImageDraw, y: float) -> None:
            draw_rule(into, (0, y + 1), self._width, self._unit)

        return _Row(12 * self._unit, draw)

    def _gap(self, height: float) -> _Row:
        return _Row(height * self._unit, lambda _into, _y: None)
