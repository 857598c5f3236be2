"""The frames of a clip: a moving picture on a page that stands still."""

from collections.abc import Iterator

from storyc.backends.animatic.band import Band, BandWords
from storyc.backends.animatic.board import NO_PORTRAITS, draw_board
from storyc.backends.animatic.camera import Path, View, path_of
from storyc.backends.animatic.colour import PAGE
from storyc.backends.animatic.column import Column, ColumnFacts
from storyc.backends.animatic.layout import Box, Layout, lay_out
from storyc.backends.animatic.lettering import own_lettering
from storyc.backends.animatic.plane import Plane, Planes, Zoom, blank, split, to_planes
from storyc.backends.animatic.portrait import Portraits
from storyc.backends.animatic.time_code import Clock
from storyc.backends.animatic.timetable import Moment, moments_of
from storyc.emit.drawing import USUAL, Drawing
from storyc.emit.sheet import BoardSheet, Panel


def draw_frames(
    sheet: BoardSheet, portraits: Portraits = NO_PORTRAITS, drawing: Drawing = USUAL
) -> Iterator[Plane | None]:
    """Yield the frames of a clip as 4:2:0 buffers, `None` for one that is as the one before.

    Shape: `sheet.frames` arrays of (height * 3 / 2, width). It is one buffer drawn on again and
    again: use each frame before taking the next.
    """
    return _Page(sheet, portraits, drawing).frames()


class _Page:
    """One clip's page. Draws only what changes from frame to frame."""

    def __init__(self, sheet: BoardSheet, portraits: Portraits, drawing: Drawing) -> None:
        self._sheet = sheet
        self._portraits = portraits
        self._layout: Layout = lay_out(sheet.width, sheet.height, has_clock=drawing.shows_time_code)
        self._letters = own_lettering()
        self._band = Band(self._layout, self._letters)
        self._column = Column(self._layout, self._letters)
        self._clock = Clock(self._layout, self._letters) if drawing.shows_time_code else None
        self._step = 2 if drawing.is_on_twos else 1
        self._has_words = drawing.has_words
        self._buffer = blank(sheet.width, sheet.height, PAGE)
        self._planes = split(self._buffer, sheet.width, sheet.height)
        self._facts: ColumnFacts | None = None
        self._said: BandWords | None = None
        self._panel: Panel | None = None
        self._path: Path | None = None
        self._zoom: Zoom | None = None
        self._picture: Planes | None = None
        self._is_changed = True

    def frames(self) -> Iterator[Plane | None]:
        for moment in moments_of(self._sheet, self._band):
            self._turn_to(moment)
            for frame in range(moment.start, moment.end):
                self._move_camera(frame)
                self._set_clock(frame)
                yield self._buffer if self._is_changed else None
                self._is_changed = False

    def _turn_to(self, moment: Moment) -> None:
        """Draw anew what the moment before showed differently."""
        if moment.facts != self._facts:
            self._facts = moment.facts
            self._paste(to_planes(self._column.draw(moment.facts)), self._layout.column)
        if self._has_words and moment.said != self._said:
            self._said = moment.said
            self._paste(to_planes(self._band.draw(moment.said)), self._layout.band)
        if moment.panel is not None and moment.panel != self._panel:
            self._panel = moment.panel
            self._set_board(moment.panel)

    def _set_board(self, panel: Panel) -> None:
        layout = self._layout
        board = draw_board(
            panel, layout.picture, self._letters, layout.unit, portraits=self._portraits
        )
        self._zoom, self._path = Zoom(to_planes(board), layout.picture), path_of(panel)

    def _move_camera(self, frame: int) -> None:
        if self._panel is None or self._zoom is None:
            return
        picture = self._zoom.cut(self._view(self._panel, frame))
        if picture is not self._picture:
            self._picture = picture
            self._paste(picture, self._layout.picture)

    def _view(self, panel: Panel, frame: int) -> View:
        if self._path is None:
            return View()
        since = max(0, frame - panel.start_frame)
        since -= since % self._step
        progress = min(1.0, since / max(1, panel.frames - 1))
        return self._path(progress, since / self._sheet.fps)

    def _set_clock(self, frame: int) -> None:
        if self._clock is None:
            return
        box = self._layout.clock
        digits = self._clock.draw(frame - self._sheet.head_handle, self._sheet.fps)
        self._planes.luma[box.y : box.y + box.height, box.x : box.x + box.width] = digits
        self._is_changed = True

    def _paste(self, planes: Planes, box: Box) -> None:
        self._planes.paste(planes, box.x, box.y)
        self._is_changed = True
