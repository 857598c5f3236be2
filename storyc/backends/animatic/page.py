"""The frames of a clip: a moving picture on a page that stands still."""

from collections.abc import Iterator

from storyc.backends.animatic.band import Band, BandWords
from storyc.backends.animatic.board import NO_PORTRAITS, draw_board
from storyc.backends.animatic.camera import View, path_of
from storyc.backends.animatic.colour import PAGE
from storyc.backends.animatic.column import Column, ColumnFacts
from storyc.backends.animatic.layout import Box, Layout, lay_out
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.plane import Plane, Planes, Zoom, blank, split, to_planes
from storyc.backends.animatic.portrait import Portraits
from storyc.backends.animatic.time_code import Clock
from storyc.backends.animatic.timetable import Moment, moments_of
from storyc.backends.animatic.typeface import system_fonts
from storyc.emit.sheet import BoardSheet, Panel


def draw_frames(sheet: BoardSheet, portraits: Portraits = NO_PORTRAITS) -> Iterator[Plane]:
    """Yield the frames of a clip as 4:2:0 buffers.

    Shape: `sheet.frames` arrays of (height * 3 / 2, width). It is one buffer drawn on again and
    again: use each frame before taking the next.
    """
    return _Page(sheet, portraits).frames()


class _Page:
    """One clip's page. Draws only what changes from frame to frame."""

    def __init__(self, sheet: BoardSheet, portraits: Portraits) -> None:
        self._sheet = sheet
        self._portraits = portraits
        self._layout: Layout = lay_out(sheet.width, sheet.height)
        self._letters = Lettering(system_fonts())
        self._band = Band(self._layout, self._letters)
        self._column = Column(self._layout, self._letters)
        self._clock = Clock(self._layout, self._letters)
        self._buffer = blank(sheet.width, sheet.height, PAGE)
        self._planes = split(self._buffer, sheet.width, sheet.height)
        self._facts: ColumnFacts | None = None
        self._said: BandWords | None = None
        self._panel: Panel | None = None
        self._zoom: Zoom | None = None

    def frames(self) -> Iterator[Plane]:
        for moment in moments_of(self._sheet, self._band):
            self._turn_to(moment)
            for frame in range(moment.start, moment.end):
                self._move_camera(frame)
                self._set_clock(frame)
                yield self._buffer

    def _turn_to(self, moment: Moment) -> None:
        """Draw anew what the moment before showed differently."""
        if moment.facts != self._facts:
            self._facts = moment.facts
            self._paste(to_planes(self._column.draw(moment.facts)), self._layout.column)
        if moment.said != self._said:
            self._said = moment.said
            self._paste(to_planes(self._band.draw(moment.said)), self._layout.band)
        if moment.panel is not None and moment.panel != self._panel:
            self._panel = moment.panel
            self._show_board(moment.panel)

    def _show_board(self, panel: Panel) -> None:
        layout = self._layout
        board = draw_board(
            panel, layout.picture, self._letters, layout.unit, portraits=self._portraits
        )
        self._zoom = Zoom(to_planes(board), layout.picture)
        self._paste(self._zoom.cut(View()), layout.picture)

    def _move_camera(self, frame: int) -> None:
        path = path_of(self._panel) if self._panel is not None else None
        if path is None or self._panel is None or self._zoom is None:
            return
        since = max(0, frame - self._panel.start_frame)
        progress = min(1.0, since / max(1, self._panel.frames - 1))
        self._paste(self._zoom.cut(path(progress, since / self._sheet.fps)), self._layout.picture)

    def _set_clock(self, frame: int) -> None:
        box = self._layout.clock
        digits = self._clock.draw(frame - self._sheet.head_handle, self._sheet.fps)
        self._planes.luma[box.y : box.y + box.height, box.x : box.x + box.width] = digits

    def _paste(self, planes: Planes, box: Box) -> None:
        self._planes.paste(planes, box.x, box.y)
