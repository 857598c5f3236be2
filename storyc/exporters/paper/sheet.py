"""Paper, and where things stand on it.

Everything stands in a grid of Courier 12: ten letters and six lines to the inch, in both sizes of
paper. A column is a tenth of an inch from the left edge, a row a sixth from the top one.

Source: the columns are those of Final Draft's default template and of Cole and Haag, The Complete
Guide to Standard Script Formats: action at 1.5 inches and 6 wide, dialogue at 2.5 and 3.5 wide,
parentheticals at 3.1, names at 3.7, transitions to the right margin, an inch at the top.
"""

from dataclasses import dataclass

from storyc.fdx import Run


@dataclass(frozen=True, slots=True)
class Paper:
    """One size of paper. Units: points; `rows` of text between the margins."""

    name: str
    width: float
    height: float
    rows: int


LETTER = Paper("letter", 612, 792, 55)
A4 = Paper("a4", 595.28, 841.89, 58)

TOP_ROW = 6
"""The first row of text: an inch below the edge."""

NUMBER_ROW = 3
"""The row of the page number: half an inch below the edge."""

LEFT, RIGHT = 15, 75
"""The columns between which the text stands."""


def paper_called(name: str) -> Paper:
    """Return the paper of a name.

    Raises:
        KeyError: there is none.
    """
    return {it.name: it for it in (LETTER, A4)}[name]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text at a column.

    `number` is a scene's, which stands in both margins; `scene` is what the PDF's outline calls a
    scene that begins here.
    """

    column: int
    runs: tuple[Run, ...]
    number: str = ""
    scene: str = ""

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line in its row, counted from the first row of text."""

    row: int
    line: Line


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the script. `number` counts from 1; the first one is not printed."""

    number: int
    lines: tuple[PlacedLine, ...]
