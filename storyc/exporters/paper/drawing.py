"""Draws the pages as a PDF. The only part that speaks to the library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import combining

from reportlab.pdfgen.canvas import Canvas

from storyc.exporters.fdx import as_document
from storyc.exporters.paper.elements import blocks_of
from storyc.exporters.paper.letters import Letters
from storyc.exporters.paper.paging import pages_of
from storyc.exporters.paper.sheet import LEFT, NUMBER_ROW, RIGHT, TOP_ROW, Line, Page, Paper
from storyc.exporters.paper.title import title_page
from storyc.exporters.paper.wrapping import cell_width, width_of
from storyc.fdx import FdxDocument, Run
from storyc.source import SourceFile

_SIZE = 12.0
_CELL = 7.2
_ROW = 12.0
_BASELINE = 9.0
"""Points from the top of a row down to where its letters stand."""

_UNDERLINE = 1.6


@dataclass(frozen=True, slots=True)
class Printed:
    """A screenplay as a PDF.

    `pages` are without the title page. `missing` are the letters that no font has, in order; a box
    stands for each.
    """

    data: bytes
    pages: int
    missing: tuple[str, ...]


def print_pdf(
    file: SourceFile, paper: Paper, *, number_scenes: bool = False, own_font: str | None = None
) -> Printed:
    """Return a script in the layout of the trade.

    Args:
        file: the script.
        paper: its size.
        number_scenes: whether scenes without a number get one.
        own_font: a TrueType file for letters that Courier has not.

    Raises:
        UnreadableFont: there is no font in that file.
    """
    document = as_document(file)
    blocks = tuple(blocks_of(document.body, number_scenes=number_scenes))
    pages = pages_of(blocks, paper.rows)
    drawing = _Drawing(paper, Letters(own_font), document)
    front = title_page(document.title, paper.rows)
    if front is not None:
        drawing.page(front)
    for page in pages:
        drawing.page(page)
    if front is None and not pages:
        drawing.page(Page(0, ()))
    return Printed(drawing.data(), len(pages), tuple(sorted(drawing.missing)))


class _Drawing:
    """One document on its way."""

    def __init__(self, paper: Paper, letters: Letters, document: FdxDocument) -> None:
        self.missing: set[str] = set()
        self._paper = paper
        self._letters = letters
        self._scenes = 0
        # Without `invariant` the time of day would be in the file.
        self._canvas = Canvas(
            "screenplay.pdf", pagesize=(paper.width, paper.height), invariant=True
        )
        titles = [it.text for it in document.title if it.text.strip()]
        self._canvas.setTitle(titles[0] if titles else "Screenplay")
        self._canvas.setCreator("storyc")

    def page(self, page: Page) -> None:
        """Draw a page, and put its scenes into the outline."""
        if page.number > 1:
            text = f"{page.number}."
            self._line(NUMBER_ROW, Line(RIGHT - len(text), (Run(text),)))
        for placed in page.lines:
            row = TOP_ROW + placed.row
            self._line(row, placed.line)
            if placed.line.number:
                self._numbers(row, placed.line.number)
            if placed.line.scene:
                self._outline(row, placed.line.scene)
        self._canvas.showPage()

    def data(self) -> bytes:
        """Return the file."""
        return bytes(self._canvas.getpdfdata())  # type: ignore[no-untyped-call]  # the stubs' gap

    def _outline(self, row: int, scene: str) -> None:
        self._scenes += 1
        key = f"scene {self._scenes}"
        self._canvas.bookmarkHorizontal(key, 0, self._paper.height - row * _ROW)
        self._canvas.addOutlineEntry(scene, key)

    def _numbers(self, row: int, number: str) -> None:
        """Draw a scene's number in both margins."""
        runs = (Run(number),)
        self._line(row, Line(max(LEFT - 2 - len(number), 3), runs))
        self._line(row, Line(RIGHT + 1, runs))

    def _line(self, row: int, line: Line) -> None:
        y = self._paper.height - row * _ROW - _BASELINE
        column = line.column
        for run in line.runs:
            self._run(run, column, y)
            column += width_of(run.text)

    def _run(self, run: Run, column: int, y: float) -> None:
        at = column
        if run.underline and run.text.strip():
            self._underline(run.text, column, y)
        for font, group in groupby(_cells(run.text), key=lambda it: self._font(it, run)):
            cells = list(group)
            self._cells(cells, font, at * _CELL, y)
            at += sum(width_of(it) for it in cells)

    def _font(self, cell: str, run: Run) -> str | None:
        return self._letters.font_of(cell[0], bold=run.bold, italic=run.italic)

    def _cells(self, cells: Sequence[str], font: str | None, x: float, y: float) -> None:
        if font is None:
            for number, cell in enumerate(cells):
                self._box(cell, x + number * _CELL * cell_width(cell[0]), y)
        elif font.startswith("Courier"):
            self._canvas.setFont(font, _SIZE)
            self._canvas.drawString(x, y, "".join(cells))
        else:
            for cell in cells:
                self._centered(cell, font, x, y)
                x += _CELL * cell_width(cell[0])

    def _centered(self, cell: str, font: str, x: float, y: float) -> None:
        """Draw a letter of another pitch in the middle of its cell, smaller if it is too wide."""
        room = _CELL * cell_width(cell[0])
        width = self._letters.width_of(cell[0], font, _SIZE)
        share = min(1.0, room / width) if width else 1.0
        text = self._canvas.beginText(x + (room - width * share) / 2, y)
        text.setFont(font, _SIZE)
        text.setHorizScale(100 * share)
        text.textOut(cell)
        self._canvas.drawText(text)

    def _box(self, cell: str, x: float, y: float) -> None:
        self.missing.add(cell[0])
        self._canvas.rect(x + 1, y, _CELL * cell_width(cell[0]) - 2, 7, stroke=1, fill=0)

    def _underline(self, text: str, column: int, y: float) -> None:
        blanks = len(text) - len(text.lstrip())
        stop = column + width_of(text.rstrip())
        self._canvas.setLineWidth(0.6)
        self._canvas.line((column + blanks) * _CELL, y - _UNDERLINE, stop * _CELL, y - _UNDERLINE)


def _cells(text: str) -> Iterator[str]:
    """Yield each letter together with the marks that combine with it."""
    cell = ""
    for letter in text:
        if cell and not combining(letter):
            yield cell
            cell = ""
        cell += letter
    if cell:
        yield cell
