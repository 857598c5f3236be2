"""The storyboard: a whole film on one page, to be read, printed and passed on.

Knows about plans, prompts, continuity and pages. Does not know about files, or how a board is
drawn.
"""

from storyc.storyboard.page import page
from storyc.storyboard.reading import read_film
from storyc.storyboard.view import FilmView

__all__ = ["FilmView", "page", "read_film"]
