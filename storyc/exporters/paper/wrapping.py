"""Text with styles, broken into lines of fixed pitch."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width, normalize

from storyc.fdx import Run

_BREAK = re.compile(r"\s+|(?<=[^\W\d_]-)(?=\w)|(?<=[—–])(?=\w)")
"""Where a line may end: at a blank, after a hyphen inside a word, after a dash."""

_BLANKS = str.maketrans({"\t": "    ", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"})


def composed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs with each accent in one character with its letter, where there is one."""
    return tuple(run.with_text(normalize("NFC", run.text.translate(_BLANKS))) for run in runs)


def plain(runs: Sequence[Run]) -> str:
    """Return the text of runs."""
    return "".join(run.text for run in runs)


def cut(runs: Sequence[Run], start: int, stop: int) -> tuple[Run, ...]:
    """Return the characters `[start, stop)` of runs, in their styles."""
    found = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(stop - at, 0)]
        if text:
            found.append(run.with_text(text))
        at += len(run.text)
    return tuple(found)


def width_of(text: str) -> int:
    """Return the columns that a text takes: wide letters two, combining marks none."""
    return sum(map(cell_width, text))


def cell_width(letter: str) -> int:
    """Return the columns that a letter takes."""
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def wrapped(runs: Sequence[Run], width: int) -> list[tuple[Run, ...]]:
    """Return the lines of a text, at most `width` columns each; no letter but blanks is left out.

    A word longer than a line is cut where the line ends.
    """
    text = plain(runs)
    return [cut(runs, start, stop) for start, stop in _spans(text, width)] or [()]


def _spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    at = 0
    for part in text.split("\n"):
        for start, stop in _filled(part, width):
            yield at + start, at + stop
        at += len(part) + 1


def _filled(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = stop = 0
    for word_start, word_stop in _words(text):
        if stop > start and width_of(text[start:word_stop]) > width:
            yield start, stop
            start = word_start
        if stop <= start:
            start = word_start
        stop = word_stop
        while width_of(text[start:stop]) > width:
            fits = _fitting(text, start, width)
            yield start, fits
            start = fits
    yield start, stop


def _fitting(text: str, start: int, width: int) -> int:
    """Return where the longest piece of a line ends that begins at `start`; at least one letter."""
    stop, taken = start, 0
    while stop < len(text) and (stop == start or taken + cell_width(text[stop]) <= width):
        taken += cell_width(text[stop])
        stop += 1
    return stop


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)
