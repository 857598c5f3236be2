"""A screenplay on paper: the layout of the trade, as a PDF.

Knows about Final Draft's elements, columns and pages. Does not know about files.
"""

from storyc.exporters.paper.drawing import Printed, print_pdf
from storyc.exporters.paper.letters import UnreadableFont
from storyc.exporters.paper.sheet import A4, LETTER, Paper, paper_called
from storyc.exporters.paper.unprinted import unprinted

__all__ = [
    "A4",
    "LETTER",
    "Paper",
    "Printed",
    "UnreadableFont",
    "paper_called",
    "print_pdf",
    "unprinted",
]
