"""Writes a storyboard as a PDF to be printed: three boards in a row, on A4 lying down."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from storyc.storyboard.view import FilmView, SceneView, ShotView

_WIDTH, _HEIGHT = 841.89, 595.28
_MARGIN, _GAP = 34.0, 16.0
_IN_A_ROW = 3
_PANEL = (_WIDTH - 2 * _MARGIN - (_IN_A_ROW - 1) * _GAP) / _IN_A_ROW
_SIZE, _LEADING = 8.0, 10.0
_HEAD_SIZE, _HEAD = 11.0, 24.0
_TOP = _HEIGHT - _MARGIN - 20
_TALLEST = 120.0
_MOST_LINES = 20
"""Lines of text below one board; what is more goes on beside it."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """A board with its words, or the words that had no room below the one before it."""

    picture: str
    lines: tuple[str, ...]

    def height(self, picture_height: float) -> float:
        return (picture_height if self.picture else 0) + 6 + len(self.lines) * _LEADING


def print_storyboard(film: FilmView) -> bytes:
    """Return the PDF. The same film gives the same bytes.

    Letters that Inter has not (Chinese, Arabic …) are empty boxes; the page for a browser, which
    takes the machine's own fonts, has them.
    """
    return _Printing(film).data()


class _Printing:
    def __init__(self, film: FilmView) -> None:
        self._film = film
        self._font = _inter()
        self._canvas = Canvas("storyboard.pdf", pagesize=(_WIDTH, _HEIGHT), invariant=True)
        self._canvas.setTitle(film.title)
        self._canvas.setCreator("storyc")
        self._page = 0
        self._y = 0.0

    def data(self) -> bytes:
        """Return the file."""
        self._turn()
        for scene in self._film.scenes:
            self._scene(scene)
        self._canvas.showPage()
        return bytes(self._canvas.getpdfdata())  # type: ignore[no-untyped-call]  # the stubs' gap

    def _scene(self, scene: SceneView) -> None:
        panels = [
            panel
            for it in scene.segments
            for shot in it.shots
            for panel in self._panels(it.slate, shot)
        ]
        rows = [panels[at : at + _IN_A_ROW] for at in range(0, len(panels), _IN_A_ROW)]
        for number, row in enumerate(rows):
            tall = max(panel.height(self._picture_height) for panel in row)
            head = _HEAD if number == 0 else 0
            if self._y - head - tall < _MARGIN:
                self._turn()
            if head:
                self._y -= _HEAD
                self._write(f"{scene.id}  {scene.title}", _MARGIN, self._y + 8, _HEAD_SIZE)
            for column, panel in enumerate(row):
                self._draw(panel, _MARGIN + column * (_PANEL + _GAP))
            self._y -= tall + _GAP

    @property
    def _picture_height(self) -> float:
        return min(_PANEL * self._film.height / self._film.width, _TALLEST)

    def _panels(self, slate: str, shot: ShotView) -> Iterator[_Panel]:
        lines = [line for text in _words(slate, shot) for line in self._wrapped(text)]
        for at in range(0, len(lines), _MOST_LINES):
            picture = "" if at else shot.picture
            yield _Panel(picture, tuple(lines[at : at + _MOST_LINES]))

    def _wrapped(self, text: str) -> list[str]:
        return [str(it) for it in simpleSplit(text, self._font, _SIZE, _PANEL)]

    def _draw(self, panel: _Panel, x: float) -> None:
        y = self._y
        if panel.picture:
            height = self._picture_height
            width = height * self._film.width / self._film.height
            y -= height
            image = ImageReader(BytesIO(b64decode(panel.picture.partition(",")[2])))
            self._canvas.drawImage(image, x, y, width, height)
            self._canvas.rect(x, y, width, height, stroke=1, fill=0)
        y -= 6
        for line in panel.lines:
            y -= _LEADING
            self._write(line, x, y + 2, _SIZE)

    def _turn(self) -> None:
        if self._page:
            self._canvas.showPage()
        self._page += 1
        self._y = _TOP
        self._canvas.setLineWidth(0.5)
        byline = f"{self._film.title}  {self._film.byline}".strip()
        self._write(byline, _MARGIN, _HEIGHT - _MARGIN, _SIZE)
        number = str(self._page)
        width = pdfmetrics.stringWidth(number, self._font, _SIZE)
        self._write(number, _WIDTH - _MARGIN - width, _HEIGHT - _MARGIN, _SIZE)

    def _write(self, text: str, x: float, y: float, size: float) -> None:
        self._canvas.setFont(self._font, size)
        self._canvas.drawString(x, y, text)


def _words(slate: str, shot: ShotView) -> Iterator[str]:
    name = " ".join(filter(None, (shot.id, shot.part)))
    yield f"{slate}  shot {name}  {shot.start}, {shot.seconds}"
    yield from filter(None, (shot.camera, shot.note))
    for line in shot.lines:
        yield f"{line.text}:" if line.kind == "cue" else line.text


@cache
def _inter() -> str:
    """Register the typeface and return its name."""
    name = "Inter"
    path = files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name
